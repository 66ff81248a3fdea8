-- Looked at before every migration, for roles belong to the whole server, not to this database:
-- another database may have made them already, or be making them at this moment, and a restored
-- copy of this one may have come to a server without them.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['jamnt_loader', 'jamnt_computer', 'jamnt_renderer', 'jamnt_evaluator']
  LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
      END;
    END IF;
    -- on PostgreSQL 16 and later, who creates a role may not yet take it on
    IF NOT EXISTS (
      SELECT FROM pg_auth_members m
      JOIN pg_roles r ON r.oid = m.roleid
      JOIN pg_roles u ON u.oid = m.member
      WHERE r.rolname = wanted AND u.rolname = current_user
        AND coalesce((to_jsonb(m) ->> 'set_option')::boolean, true)
    ) THEN
      BEGIN
        EXECUTE format('GRANT %I TO CURRENT_USER', wanted);
      EXCEPTION WHEN unique_violation THEN
        NULL;
      END;
    END IF;
  END LOOP;
END
$$;
