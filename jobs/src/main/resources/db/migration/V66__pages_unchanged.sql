-- A page whose file is as large and as old as when it was found whole need not be read to see that
-- it still is.
alter table published.page
  add column size     bigint,  -- in bytes; null: not known
  add column modified bigint;  -- milliseconds since 1970
