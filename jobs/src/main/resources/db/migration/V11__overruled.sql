ALTER TABLE facts.delivery ADD COLUMN overruled text;

COMMENT ON COLUMN facts.delivery.overruled IS
  'Why the file would have been refused, had not a person accepted it';
