-- A file tells of some units of a source that may have thousands: what it no longer tells is looked
-- for among theirs.
create index episode_known_of_unit on facts.episode (source, unit) where known_to = 'infinity';
create index event_known_of_unit   on facts.event   (source, unit) where known_to = 'infinity';
