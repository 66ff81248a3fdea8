-- As much as PostgreSQL itself waits for: statistics of a large ledger take seconds.
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
       and n_mod_since_analyze > 0.1 * n_live_tup
  loop
    execute format('analyze %s', grown);
  end loop;
end
$$;
