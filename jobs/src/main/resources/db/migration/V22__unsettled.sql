-- What disclosure control needs a person for, as of the last night: jamnt status lists it.
create table published.unsettled (
  period text not null,  -- the first of those that have days in common
  kind   text not null check (kind in ('withheld', 'leak')),
  words  text not null,
  primary key (period, kind, words)
);
