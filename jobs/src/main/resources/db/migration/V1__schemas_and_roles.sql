-- Three schemas keep raw facts, unprotected results and published figures apart; grants say which
-- role may touch which. The schema batch is there already: it holds the history of migrations.
CREATE SCHEMA facts;
CREATE SCHEMA results;
CREATE SCHEMA published;

COMMENT ON SCHEMA batch IS 'What ran: Spring Batch and the history of migrations';
COMMENT ON SCHEMA facts IS 'What the case systems delivered, in versions';
COMMENT ON SCHEMA results IS 'Computed figures before disclosure control: for no reader outside';
COMMENT ON SCHEMA published IS 'Protected figures: all that a report may show';

GRANT USAGE ON SCHEMA facts TO jamnt_loader, jamnt_computer, jamnt_evaluator;
GRANT USAGE ON SCHEMA results TO jamnt_computer, jamnt_evaluator;
GRANT USAGE ON SCHEMA published TO jamnt_computer, jamnt_renderer, jamnt_evaluator;

-- Whatever later migrations create in these schemas gets its grants from here.
ALTER DEFAULT PRIVILEGES IN SCHEMA facts
  GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO jamnt_loader;
ALTER DEFAULT PRIVILEGES IN SCHEMA facts GRANT USAGE, SELECT ON SEQUENCES TO jamnt_loader;
ALTER DEFAULT PRIVILEGES IN SCHEMA facts GRANT SELECT ON TABLES TO jamnt_computer, jamnt_evaluator;

ALTER DEFAULT PRIVILEGES IN SCHEMA results
  GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO jamnt_computer;
ALTER DEFAULT PRIVILEGES IN SCHEMA results GRANT USAGE, SELECT ON SEQUENCES TO jamnt_computer;
ALTER DEFAULT PRIVILEGES IN SCHEMA results GRANT SELECT ON TABLES TO jamnt_evaluator;

ALTER DEFAULT PRIVILEGES IN SCHEMA published
  GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO jamnt_computer, jamnt_renderer;
ALTER DEFAULT PRIVILEGES IN SCHEMA published
  GRANT USAGE, SELECT ON SEQUENCES TO jamnt_computer, jamnt_renderer;
ALTER DEFAULT PRIVILEGES IN SCHEMA published GRANT SELECT ON TABLES TO jamnt_evaluator;
