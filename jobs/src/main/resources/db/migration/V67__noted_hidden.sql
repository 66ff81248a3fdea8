-- Periods that have days in common are protected together, and a release of one tells of the others:
-- with it the counts behind what they hide are noted, too, of clusters protected since.
create table published.noted_hidden (
  period        text   not null,
  organisations text[] not null,
  inputs        text   not null,  -- of published.protected, when its hidden counts were last noted
  primary key (period, organisations)
);
