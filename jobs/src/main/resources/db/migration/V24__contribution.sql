-- Who contributes most to an amount, where two contribute more than half of it: disclosure control
-- hides sums that one or two of those behind them could take apart. No person is named.
create table results.contribution (
  computation_id bigint  not null references results.computation on delete cascade,
  level          text    not null,
  node           text    not null,
  indicator      text    not null,
  breakdown      text    not null,
  category       text    not null,
  sex            text    not null,
  largest        numeric not null,  -- what the largest contributor has of it
  two_largest    numeric not null,  -- what the two largest have
  total          numeric not null check (total > 0),
  primary key (computation_id, level, node, indicator, breakdown, category, sex)
);
