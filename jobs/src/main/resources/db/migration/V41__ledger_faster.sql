-- What a release hides was found by reading every figure of every period, for each period anew: the
-- figures of one computation are asked for by its number, which has an index.

create or replace function published.keep_hidden(of_period text, of_release bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp set enable_nestloop = off as
$$
declare
  of_computation bigint :=
    (select computation_id from results.computation where period = of_period);
begin
  create temporary table hidden_now on commit drop as
  select figure.level, figure.node, figure.indicator, figure.statistic, figure.breakdown,
         figure.category, figure.sex, figure.part, figure.base
    from results.figure
    join published.shown
         using (level, node, indicator, statistic, breakdown, category, sex)
   where figure.computation_id = of_computation and figure.base is not null
     and shown.period = of_period and shown.to_release is null and shown.status = 'hidden';
  update results.released_hidden old set to_release = of_release
   where period = of_period and to_release is null and not exists (
         select from pg_temp.hidden_now new
          where (new.level, new.node, new.indicator, new.statistic, new.breakdown, new.category,
                 new.sex, new.base)
              = (old.level, old.node, old.indicator, old.statistic, old.breakdown, old.category,
                 old.sex, old.base)
            and new.part is not distinct from old.part);
  insert into results.released_hidden
  select of_period, new.*, of_release, null
    from pg_temp.hidden_now new
   where not exists (
         select from results.released_hidden old
          where old.period = of_period and old.to_release is null
            and (new.level, new.node, new.indicator, new.statistic, new.breakdown, new.category,
                 new.sex)
              = (old.level, old.node, old.indicator, old.statistic, old.breakdown, old.category,
                 old.sex));
  drop table pg_temp.hidden_now;
end
$$;
