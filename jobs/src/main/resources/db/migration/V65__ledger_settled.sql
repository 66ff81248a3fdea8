-- Statistics of a large ledger take seconds, and a night that changes little changes them little.
create or replace function published.settle() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
declare
  grown regclass;
begin
  for grown in
    select relid from pg_stat_user_tables
     where relid in ('results.figure'::regclass, 'results.released_hidden'::regclass,
                     'published.figure'::regclass, 'published.shown'::regclass)
       and n_mod_since_analyze > 0.05 * n_live_tup
  loop
    execute format('analyze %s', grown);
  end loop;
end
$$;

-- The figures of closed boards stand, and so do the counts behind those that are hidden, whatever
-- the organisation says by now.
drop function published.keep_hidden(text, bigint, text[], text[], text[]);
create function published.keep_hidden(
  of_period text, of_release bigint, of_organisations text[], of_levels text[], of_nodes text[],
  standing_levels text[], standing_nodes text[])
returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp set enable_nestloop = off as
$$
declare
  of_computations bigint[] :=
    array(select computation_id from results.computation
           where period = of_period
             and (of_organisations is null or organisations && of_organisations));
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
     and (shown.level, shown.node) not in (select level, node from pg_temp.standing_node);
  update results.released_hidden old set to_release = of_release
   where period = of_period and to_release is null
     and (of_nodes is null or (old.level, old.node) in (select level, node from pg_temp.noted_node))
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
            and (new.level, new.node, new.indicator, new.statistic, new.breakdown, new.category,
                 new.sex)
              = (old.level, old.node, old.indicator, old.statistic, old.breakdown, old.category,
                 old.sex));
  drop table pg_temp.hidden_now, pg_temp.noted_node, pg_temp.standing_node;
end
$$;
revoke all on function
  published.keep_hidden(text, bigint, text[], text[], text[], text[], text[]) from public;
grant execute on function
  published.keep_hidden(text, bigint, text[], text[], text[], text[], text[]) to jamnt_renderer;
