-- What is due when: the table of db-scheduler, as that library's own script for PostgreSQL makes it.
-- Only the owner works with it; it holds nothing about people.
create table operations.scheduled_run (
  task_name            text        not null,
  task_instance        text        not null,
  task_data            bytea,
  execution_time       timestamptz not null,
  picked               boolean     not null,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint      not null,
  priority             smallint,
  primary key (task_name, task_instance)
);
create index on operations.scheduled_run (execution_time);
create index on operations.scheduled_run (last_heartbeat);
comment on table operations.scheduled_run is 'When each scheduled run is due, and who is at it';
grant select on operations.scheduled_run to jamnt_evaluator;
