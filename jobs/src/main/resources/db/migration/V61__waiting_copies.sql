-- Folders that the last sending could not copy reports to, until one can.
create table operations.waiting_copy (
  folder  text        primary key,
  reports int         not null,
  reason  text        not null,
  since   timestamptz not null default clock_timestamp()
);

grant select, insert, update, delete on operations.waiting_copy to jamnt_renderer;
grant select on operations.waiting_copy to jamnt_evaluator;
