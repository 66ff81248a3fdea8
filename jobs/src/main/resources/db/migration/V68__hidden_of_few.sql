-- The counts behind what some nodes hide are found by these nodes: the ledger of a large county has
-- millions of figures of each period, and to look through all of them took seconds.
create or replace function published.keep_hidden(
  of_period text, of_release bigint, of_organisations text[], of_levels text[], of_nodes text[],
  standing_levels text[], standing_nodes text[])
returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp set enable_nestloop = off
set plan_cache_mode = force_custom_plan as
$$
declare
  of_computations bigint[] :=
    array(select computation_id from results.computation
           where period = of_period
             and (of_organisations is null or organisations && of_organisations));
  -- of which the pairs are found by the index; among its rows are all that are asked for
  levels text[] := array(select distinct unnest(of_levels));
  nodes text[] := array(select distinct unnest(of_nodes));
begin
  create temporary table noted_node on commit drop as
  select level, node from unnest(of_levels, of_nodes) as named(level, node);
  create temporary table standing_node on commit drop as
  select level, node from unnest(standing_levels, standing_nodes) as named(level, node);
  create temporary table hidden_now on commit drop as
  select figure.level, figure.node, figure.indicator, figure.statistic, figure.breakdown,
         figure.category, figure.sex, figure.part, figure.base
    from results.figure
    join published.shown
         using (level, node, indicator, statistic, breakdown, category, sex)
   where figure.computation_id = any(of_computations) and figure.base is not null
     and shown.period = of_period and shown.to_release is null and shown.status = 'hidden'
     and (of_nodes is null or (shown.level = any(levels) and shown.node = any(nodes)))
     and (shown.level, shown.node) not in (select level, node from pg_temp.standing_node);
  update results.released_hidden old set to_release = of_release
   where period = of_period and to_release is null
     and (of_nodes is null
          or (old.level = any(levels) and old.node = any(nodes)
              and (old.level, old.node) in (select level, node from pg_temp.noted_node)))
     and (old.level, old.node) not in (select level, node from pg_temp.standing_node)
     and not exists (
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
            and (of_nodes is null or (old.level = any(levels) and old.node = any(nodes)))
            and (new.level, new.node, new.indicator, new.statistic, new.breakdown, new.category,
                 new.sex)
              = (old.level, old.node, old.indicator, old.statistic, old.breakdown, old.category,
                 old.sex));
  drop table pg_temp.hidden_now, pg_temp.noted_node, pg_temp.standing_node;
end
$$;
