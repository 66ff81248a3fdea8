-- The lines of indicators.csv as they will be published: made once, when figures are protected. The
-- audit reads just these, and a period's file is put together from them, however large it is.
create table published.node_lines (
  period text not null references published.period on delete cascade,
  level  text not null,
  node   text not null,
  lines  text not null,  -- without that of the column names; in the order of the file
  told        boolean not null,  -- whether its sources told anything, if only that there was nothing
  preliminary boolean not null,  -- whether any figure is
  primary key (period, level, node)
);

-- What would be published of a cluster is often the same, though it was protected again.
alter table published.protected add column content text not null default '';
comment on column published.protected.content is 'Fingerprint of all that may be shown';

-- What was protected before has no lines yet, and is protected again.
update published.protected set inputs = '';
