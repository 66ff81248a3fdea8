-- Who contributed most to the amounts of releases, so that later ones do not give away what was
-- hidden because one or two had most of it: in versions like results.released_hidden, and like that
-- where rendering can't read it.
create table results.released_contribution (
  period       text    not null,
  level        text    not null,
  node         text    not null,
  indicator    text    not null,
  breakdown    text    not null,
  category     text    not null,
  sex          text    not null,
  largest      numeric not null,
  two_largest  numeric not null,
  total        numeric not null,
  from_release bigint  not null references published.release,
  to_release   bigint  references published.release,
  unique nulls not distinct
    (period, level, node, indicator, breakdown, category, sex, to_release),
  check (to_release > from_release)
);

-- Whoever notes a release may have them kept, but never sees them.
create function published.keep_contributions(of_period text, of_release bigint) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp set enable_nestloop = off as
$$
begin
  create temporary table contributed_now on commit drop as
  select contribution.level, contribution.node, contribution.indicator, contribution.breakdown,
         contribution.category, contribution.sex, contribution.largest, contribution.two_largest,
         contribution.total
    from results.computation
    join results.contribution using (computation_id)
   where period = of_period;
  update results.released_contribution old set to_release = of_release
   where period = of_period and to_release is null and not exists (
         select from pg_temp.contributed_now new
          where (new.level, new.node, new.indicator, new.breakdown, new.category, new.sex,
                 new.largest, new.two_largest, new.total)
              = (old.level, old.node, old.indicator, old.breakdown, old.category, old.sex,
                 old.largest, old.two_largest, old.total));
  insert into results.released_contribution
  select of_period, new.*, of_release, null
    from pg_temp.contributed_now new
   where not exists (
         select from results.released_contribution old
          where old.period = of_period and old.to_release is null
            and (new.level, new.node, new.indicator, new.breakdown, new.category, new.sex)
              = (old.level, old.node, old.indicator, old.breakdown, old.category, old.sex));
  drop table pg_temp.contributed_now;
end
$$;
revoke all on function published.keep_contributions(text, bigint) from public;
grant execute on function published.keep_contributions(text, bigint) to jamnt_renderer;

revoke update, delete, truncate on results.released_contribution from jamnt_computer;
