-- Keys are only ever found and told apart, so they are compared byte by byte: in the order of a
-- language a load spends a fifth of its time on comparing them.
ALTER TABLE facts.episode
  ALTER COLUMN source TYPE text COLLATE "C", ALTER COLUMN natural_key TYPE text COLLATE "C";
ALTER TABLE facts.event
  ALTER COLUMN source TYPE text COLLATE "C", ALTER COLUMN natural_key TYPE text COLLATE "C";

-- No figure chooses its records by these: what PostgreSQL would learn of their values costs more
-- than half of settling.
ALTER TABLE facts.episode
  ALTER COLUMN attributes SET STATISTICS 0, ALTER COLUMN content SET STATISTICS 0;
ALTER TABLE facts.event
  ALTER COLUMN attributes SET STATISTICS 0, ALTER COLUMN content SET STATISTICS 0;

-- Some thousand rows tell sources, units and dates as well as thirty thousand do.
ALTER FUNCTION facts.settle() SET default_statistics_target = 30;
