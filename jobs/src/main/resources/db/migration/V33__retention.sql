-- What was purged, so that nobody computes old periods from what is left. Rows are only added.
create table facts.purge (
  purge_id    bigint generated always as identity primary key,
  source      text   not null,
  what        text   not null check (what in ('facts', 'persons')),
  before_date date   not null,
  decision    text   not null,
  records     bigint not null,
  purged_on   date   not null
);
comment on column facts.purge.before_date is
  'Records that had ended before this day are gone, or have no person any more';

-- That a person was unlinked, or got an extract: never who.
create table facts.forgotten (
  forgotten_id bigint generated always as identity primary key,
  what         text   not null check (what in ('unlinked', 'extracted')),
  by_whom      text   not null,
  reason       text   not null,
  records      bigint not null,
  on_date      date   not null
);

-- Records that no later delivery may link to a person again.
create table facts.forgotten_record (
  source      text collate "C" not null,
  natural_key text collate "C" not null,
  primary key (source, natural_key)
);

revoke update, delete, truncate on facts.purge, facts.forgotten, facts.forgotten_record
  from jamnt_loader;
