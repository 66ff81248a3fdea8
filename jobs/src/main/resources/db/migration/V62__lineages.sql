-- Which units made up what, as releases showed it. The organisation can be written otherwise later,
-- and readers still add and subtract in what they have: who looks for what they can find out must
-- know how it added up then.
create table published.lineage (
  period                  text    not null,
  unit                    text    not null,
  nodes                   text[]  not null,  -- level and id, joined by a space, from the unit up
  leaves_out_unknown_sex  boolean not null,  -- whether its own figures do
  from_release            bigint  not null references published.release,
  to_release              bigint,            -- the first release that no longer shows it so
  primary key (period, unit, from_release)
);
create index on published.lineage (period) where to_release is null;
revoke update, delete, truncate on published.lineage from jamnt_renderer;
revoke insert, update, delete, truncate on published.lineage from jamnt_computer;
grant update (to_release) on published.lineage to jamnt_renderer;
