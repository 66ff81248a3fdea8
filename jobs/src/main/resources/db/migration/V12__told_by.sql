-- What a late file tells must not undo what a later one told, also where the later one told what was
-- known already: a version then remembers who told it last.
ALTER TABLE facts.episode ADD COLUMN told_by bigint;
ALTER TABLE facts.event ADD COLUMN told_by bigint;

COMMENT ON COLUMN facts.episode.told_by IS
  'Of an incremental source, the delivery that told this version again; null where only that did which began it';
COMMENT ON COLUMN facts.event.told_by IS
  'Of an incremental source, the delivery that told this version again; null where only that did which began it';
