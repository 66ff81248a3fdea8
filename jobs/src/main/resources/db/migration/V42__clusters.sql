-- Figures are computed and protected cluster by cluster: organisations that have nothing to do with
-- each other neither wait for each other nor are made again because of each other.

alter table results.computation
  drop constraint computation_period_key,
  add column organisations text[] not null default '{}',
  add unique (period, organisations);
alter table results.computation
  alter column organisations drop default,
  alter column data_as_of drop not null;
comment on column results.computation.organisations is
  'Ids of the organisations whose figures these are, sorted; none for all, as it was before';

-- What may be shown of a cluster's figures, and what they were made from.
create table published.protected (
  period        text   not null references published.period on delete cascade,
  organisations text[] not null,
  inputs        text   not null,  -- fingerprint of the figures and the policy
  data_as_of    date,            -- null where nothing was delivered of the period
  primary key (period, organisations)
);

-- An audit is one of a cluster's figures of a period.
drop table published.audit;
create table published.audit (
  period        text    not null,
  organisations text[]  not null,
  inputs        text    not null,  -- fingerprint of what was audited
  hidden        integer not null,  -- hidden counts that a reader was looked for a way to
  equations     integer not null,  -- what the reader can add and subtract
  recovered     integer not null,  -- ways back to small groups; none unless closed boards leave one
  primary key (period, organisations),
  foreign key (period, organisations) references published.protected on delete cascade
);

-- A page, or a period, that would be made from just what it was made from is not looked at again.
alter table published.page add column inputs text;
comment on column published.page.inputs is
  'Fingerprint of all that its contents were composed from; null: not known';
create table published.published_from (
  period text primary key,
  inputs text not null  -- fingerprint of the tables, pages and all else that its folder holds
);

-- What needs a person is found cluster by cluster.
delete from published.unsettled;
alter table published.unsettled
  drop constraint unsettled_pkey,
  add column organisations text[] not null,
  add primary key (period, kind, organisations, words);

-- A release notes the figures of those clusters only that have been protected since the one before.
create table published.noted_cluster (
  period        text   not null,
  organisations text[] not null,
  inputs        text   not null,  -- of published.protected, when a release last noted its figures
  primary key (period, organisations)
);

drop function published.keep_hidden(text, bigint);
-- Whoever notes a release may have the counts kept, but never sees them. Of some nodes only, where
-- they are named with their organisations; of all, where these are null.
create function published.keep_hidden(
  of_period text, of_release bigint, of_organisations text[], of_levels text[], of_nodes text[])
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
  create temporary table hidden_now on commit drop as
  select figure.level, figure.node, figure.indicator, figure.statistic, figure.breakdown,
         figure.category, figure.sex, figure.part, figure.base
    from results.figure
    join published.shown
         using (level, node, indicator, statistic, breakdown, category, sex)
   where figure.computation_id = any(of_computations) and figure.base is not null
     and shown.period = of_period and shown.to_release is null and shown.status = 'hidden';
  update results.released_hidden old set to_release = of_release
   where period = of_period and to_release is null
     and (of_nodes is null or (old.level, old.node) in (select level, node from pg_temp.noted_node))
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
  drop table pg_temp.hidden_now, pg_temp.noted_node;
end
$$;
revoke all on function published.keep_hidden(text, bigint, text[], text[], text[]) from public;
grant execute on function published.keep_hidden(text, bigint, text[], text[], text[])
  to jamnt_renderer;

-- What a release adds can be most of these tables, and the next night must not read them as if they
-- were still empty.
create function published.settle() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
  analyze results.figure, results.released_hidden, published.figure, published.shown;
end
$$;
revoke all on function published.settle() from public;
grant execute on function published.settle() to jamnt_renderer;
