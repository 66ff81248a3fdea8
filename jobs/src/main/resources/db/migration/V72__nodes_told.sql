-- Protecting a cluster again often comes to the figures that stand there already. They are then left
-- as they are, with their indexes and what the dead rows would leave to clean up.
alter table published.protected add column figures text not null default '';
comment on column published.protected.figures is 'Fingerprint of the figures and how each is shown';

-- The nodes that the ledger has figures of: to find among them those that no chart knows takes no
-- look at each of their figures, of which there are millions.
create table published.shown_node (
  period text collate "C" not null,
  level  text collate "C" not null,
  node   text collate "C" not null,
  primary key (period, level, node)
);
insert into published.shown_node select distinct period, level, node from published.shown;
revoke update, delete, truncate on published.shown_node from jamnt_renderer;
revoke insert, update, delete, truncate on published.shown_node from jamnt_computer;
