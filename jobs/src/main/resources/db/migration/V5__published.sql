-- What may be shown. Rendering reads nothing else.

create table published.period (
  period        text primary key,
  inputs        text not null,  -- fingerprint of the figures and the policy that this was made from
  data_as_of    date not null,
  last_delivery bigint not null
);

create table published.figure (
  period             text    not null references published.period on delete cascade,
  level              text    not null,
  node               text    not null,
  indicator          text    not null,
  statistic          text    not null,
  breakdown          text    not null,
  category           text    not null,
  sex                text    not null check (sex in ('K', 'M', 'U', 'T')),
  value              numeric,
  part               bigint,
  base               bigint,
  status             text    not null,
  revision           integer not null,
  definition_version integer not null,
  primary key (period, level, node, indicator, statistic, breakdown, category, sex),
  check (status not in ('hidden', 'missing') or (value is null and part is null and base is null))
);

create table published.source_note (
  period            text   not null references published.period on delete cascade,
  position          integer not null,
  source            text   not null,
  file_name         text   not null,
  data_as_of        date   not null,
  covers_last       date,
  rows_read         bigint not null,
  rows_used         bigint not null,
  rows_unchanged    bigint not null,
  rows_duplicate    bigint not null,
  rows_rejected     bigint not null,
  rows_unknown_sex  bigint,  -- null: few
  rows_sex_conflict bigint,  -- null: few
  primary key (period, position)
);

-- How many episodes have no person behind them; null: few.
create table published.without_identity (
  period   text not null references published.period on delete cascade,
  level    text not null,
  node     text not null,
  source   text not null,
  episodes bigint,
  primary key (period, level, node, source)
);

-- A drawn page and the contents it was drawn from: equal contents need not be drawn again.
create table published.page (
  path     text primary key,  -- from the root of the published tree
  contents text not null,     -- fingerprint of the document and the templates
  sha256   text not null
);

-- Every release of a period, noted before its folder is moved into place. Never changed but for
-- the state, never deleted.
create table published.release (
  release_id      bigint generated always as identity primary key,
  period          text        not null,
  revision        integer     not null,
  run             text        not null,
  contents        text        not null,  -- fingerprint of all files of the period
  last_delivery   bigint,                -- the last delivery known when it was computed
  state           text        not null check (state in ('pending', 'published')),
  noted_at        timestamptz not null default now()
);
create index on published.release (period, release_id);

-- What the published tree as a whole was last drawn from.
create table published.tree (
  only_row boolean primary key default true check (only_row),
  inputs   text not null
);
