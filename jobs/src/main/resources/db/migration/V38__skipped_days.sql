-- Days on which staff who count daily did not. It tells of the counting, of no person.
create table results.skipped_days (
  computation_id bigint not null references results.computation on delete cascade,
  unit           text   not null,
  source         text   not null,
  days           bigint not null,
  primary key (computation_id, unit, source)
);

create table published.skipped_days (
  period text   not null references published.period on delete cascade,
  unit   text   not null,
  source text   not null,
  days   bigint not null,
  primary key (period, unit, source)
);
