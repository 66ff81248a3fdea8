-- Why figures differ from those that were published: of each revision of a board, and in the copy of
-- a re-run. Protected figures and counts of records, small ones untold.

create table published.change_list (
  period      text    not null,
  edition     integer not null,  -- the how many-eth closing of the period makes it; 0 in a re-run
  board       text    not null,  -- empty for organisations and groups, and for all of a re-run
  revision    integer not null,
  reason      text    not null,  -- why there is a new revision; empty in a re-run
  case_number text,
  primary key (period, edition, board)
);

create table published.changed_figure (
  period             text    not null,
  edition            integer not null,
  board              text    not null,
  level              text    not null,
  node               text    not null,
  indicator          text    not null,
  statistic          text    not null,
  breakdown          text    not null,
  category           text    not null,
  sex                text    not null check (sex in ('K', 'M', 'U', 'T')),
  before_value       numeric,
  before_part        bigint,
  before_base        bigint,
  before_status      text,       -- null where there was no such figure
  now_value          numeric,
  now_part           bigint,
  now_base           bigint,
  now_status         text,       -- null where there is no such figure any more
  reasons            text    not null,
  primary key (period, edition, board, level, node, indicator, statistic, breakdown, category, sex),
  foreign key (period, edition, board) references published.change_list on delete cascade,
  check (before_status not in ('hidden', 'missing')
         or (before_value is null and before_part is null and before_base is null)),
  check (now_status not in ('hidden', 'missing')
         or (now_value is null and now_part is null and now_base is null))
);

-- What a closing has made stands; only the list of one that was not finished is made again.
create function published.keep_change_list() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
  if old.edition between 1 and (select count(distinct release_id) from published.closure
                                 where closure.period = old.period) then
    raise exception 'the changes of edition % of % stand', old.edition, old.period;
  end if;
  return old;
end
$$;
create trigger keep before delete on published.change_list
  for each row execute function published.keep_change_list();
revoke update, truncate on published.change_list, published.changed_figure
  from jamnt_computer, jamnt_renderer;
revoke delete on published.changed_figure from jamnt_computer, jamnt_renderer;
