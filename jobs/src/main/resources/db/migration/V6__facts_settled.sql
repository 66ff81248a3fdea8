-- After a large load PostgreSQL knows neither how large the tables have become, so that it would look
-- for facts in ways that never end, nor which of their rows are committed. Only their owner may tell it.

CREATE FUNCTION facts.settle() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  ANALYZE facts.episode, facts.event;
END
$$;

REVOKE ALL ON FUNCTION facts.settle() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION facts.settle() TO jamnt_loader;
