-- The ledger: every release with what it showed and what it was made from. Rows are added, never
-- changed but for the end of a shown figure and the state of a release.

alter table published.release add column manifest text;
comment on column published.release.manifest is
  'manifest.json as released; null for releases from before it was kept';
comment on column published.release.last_delivery is
  'The last delivery that any figure known to the release rests on';

-- What releases showed, in versions: release R shows from_release <= R and not to_release <= R.
create table published.shown (
  period             text    not null,
  board              text    not null,  -- empty for organisations and groups
  level              text    not null,
  node               text    not null,
  indicator          text    not null,
  statistic          text    not null,
  breakdown          text    not null,
  category           text    not null,
  sex                text    not null check (sex in ('K', 'M', 'U', 'T')),
  value              numeric,
  part               bigint,
  base               bigint,
  status             text    not null,
  revision           integer not null,
  definition_version integer not null,
  from_release       bigint  not null references published.release,
  to_release         bigint  references published.release,
  unique nulls not distinct
    (period, level, node, indicator, statistic, breakdown, category, sex, to_release),
  check (to_release > from_release),
  check (status not in ('hidden', 'missing') or (value is null and part is null and base is null))
);

-- A board's figures of a period, approved and closed: revision 1, then 2 …
create table published.closure (
  period        text    not null,
  board         text    not null,
  revision      integer not null check (revision > 0),
  release_id    bigint  not null references published.release,
  last_delivery bigint  not null,  -- its figures rest on no later delivery
  approved_by   text    not null,
  reason        text    not null,
  case_number   text,
  approved_on   date    not null,
  primary key (period, board, revision)
);

-- Files kept by content: those of releases that closed something, and config/ and templates/.
create table published.kept_file (
  sha256 text primary key,
  bytes  bytea not null
);

create table published.release_file (
  release_id bigint not null references published.release,
  path       text   not null,
  sha256     text   not null references published.kept_file,
  primary key (release_id, path)
);

-- config/ and templates/ as releases used them, by the fingerprint that stands in their manifests.
create table published.kept_folder (
  fingerprint text not null,
  path        text not null,
  sha256      text not null references published.kept_file,
  primary key (fingerprint, path)
);

-- How many shown figures of a closed board a revision would change, as of the last night.
create table published.would_change (
  period  text    not null,
  board   text    not null,
  inputs  text    not null,  -- what was compared
  changed integer not null,
  primary key (period, board)
);

-- Pages of boards whose figures wait for approval lie under drafts/: paths begin in data/ now.
update published.page set path = 'published/' || path;

revoke delete, truncate on published.release from jamnt_renderer;
revoke insert, update, delete, truncate on published.release from jamnt_computer;
revoke update, delete, truncate on published.closure, published.kept_file, published.release_file,
  published.kept_folder, published.shown from jamnt_renderer;
revoke insert, update, delete, truncate on published.closure, published.kept_file,
  published.release_file, published.kept_folder, published.shown from jamnt_computer;
revoke update on published.release from jamnt_renderer;
grant update (state) on published.release to jamnt_renderer;
grant update (to_release) on published.shown to jamnt_renderer;

-- What a release shows is gathered in a table of its own transaction.
DO $$
BEGIN
  EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO jamnt_renderer', current_database());
END
$$;
