-- How women's values of an indicator rank among men's: of all pairs of a woman and a man, the part
-- in which hers is higher, where they are equal half. Differences in days are judged by it.
create table results.rank (
  computation_id bigint  not null references results.computation on delete cascade,
  level          text    not null,
  node           text    not null,
  indicator      text    not null,
  women          bigint  not null check (women > 0),
  men            bigint  not null check (men > 0),
  women_higher   numeric not null check (women_higher between 0 and 1),
  primary key (computation_id, level, node, indicator)
);

-- The same, rounded, where the figures of both sexes are shown.
create table published.rank (
  period       text    not null references published.period on delete cascade,
  level        text    not null,
  node         text    not null,
  indicator    text    not null,
  women        bigint  not null,
  men          bigint  not null,
  women_higher numeric not null,
  primary key (period, level, node, indicator)
);
