-- What the facts say, before anything is protected. Rendering can't read this schema.

create table results.computation (
  computation_id bigint generated always as identity primary key,
  period         text        not null unique,
  run            text        not null,
  inputs         text        not null,  -- hash of the facts, definitions and organisation used
  data_as_of     date        not null,
  last_delivery  bigint      not null,  -- the last delivery known then
  computed_at    timestamptz not null default now()
);

create table results.figure (
  computation_id     bigint  not null references results.computation on delete cascade,
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
  definition_version integer not null,
  primary key (computation_id, level, node, indicator, statistic, breakdown, category, sex)
);

-- Episodes without a person behind them, each counted as one person of its own.
create table results.without_identity (
  computation_id bigint not null references results.computation on delete cascade,
  level          text   not null,
  node           text   not null,
  source         text   not null,
  episodes       bigint not null,
  primary key (computation_id, level, node, source)
);

-- The deliveries that the period's figures rest on.
create table results.used_delivery (
  computation_id bigint not null references results.computation on delete cascade,
  delivery_id    bigint not null,
  primary key (computation_id, delivery_id)
);
