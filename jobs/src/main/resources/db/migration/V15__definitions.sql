-- A figure carries the version of its definition. What that version meant is kept here for as long
-- as the figure may be asked for, and a version never comes to mean something else.
CREATE TABLE results.definition (
  indicator text NOT NULL,
  version   int  NOT NULL,
  meaning   text NOT NULL,
  written   text NOT NULL,
  fields    text NOT NULL,
  first_run text NOT NULL,
  PRIMARY KEY (indicator, version)
);

COMMENT ON TABLE results.definition IS
  'Every version of every definition that figures were ever computed with';
COMMENT ON COLUMN results.definition.meaning IS
  'Hash of everything in the definition and its fields that can change a figure';
COMMENT ON COLUMN results.definition.written IS
  'The whole definition as YAML, without comments';
COMMENT ON COLUMN results.definition.fields IS
  'The fields that it uses, a line of YAML each';
