-- What releases hid, so that later ones do not give it away: the counts behind every hidden figure,
-- in versions like published.shown. Unprotected, so it lies where rendering can't read it.

alter table published.release add column inputs text;
comment on column published.release.inputs is
  'Fingerprint of the protected figures that it shows; null for releases from before it was kept';

create table results.released_hidden (
  period       text   not null,
  level        text   not null,
  node         text   not null,
  indicator    text   not null,
  statistic    text   not null,
  breakdown    text   not null,
  category     text   not null,
  sex          text   not null,
  part         bigint,
  base         bigint not null,
  from_release bigint not null references published.release,
  to_release   bigint references published.release,
  unique nulls not distinct
    (period, level, node, indicator, statistic, breakdown, category, sex, to_release),
  check (to_release > from_release)
);

-- Whoever notes a release may have the counts kept, but never sees them.
create function published.keep_hidden(of_period text, of_release bigint) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
  create temporary table hidden_now on commit drop as
  select figure.level, figure.node, figure.indicator, figure.statistic, figure.breakdown,
         figure.category, figure.sex, figure.part, figure.base
    from results.computation
    join results.figure using (computation_id)
    join published.shown
         using (period, level, node, indicator, statistic, breakdown, category, sex)
   where period = of_period and shown.to_release is null and shown.status = 'hidden'
     and figure.base is not null;
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
revoke all on function published.keep_hidden(text, bigint) from public;
grant execute on function published.keep_hidden(text, bigint) to jamnt_renderer;

revoke update, delete, truncate on results.released_hidden from jamnt_computer;
