-- What was handed to others. A row is written before a mail leaves and completed when the server has
-- answered; a row without an answer says that nobody knows.
create schema operations;
comment on schema operations is 'What was sent, to whom, and what became of it';
grant usage on schema operations to jamnt_renderer, jamnt_evaluator;

create table operations.mail (
  mail_id    bigint generated always as identity primary key,
  message_id text   not null unique,  -- that of every attempt
  release_id bigint not null references published.release,
  period     text   not null,
  board      text   not null,
  report     text   not null,         -- SHA-256 of the board's report
  recipients text[] not null,
  noted_at   timestamptz not null default now(),
  unique (release_id, board)
);

create table operations.mail_attempt (
  mail_id  bigint  not null references operations.mail,
  number   integer not null check (number > 0),
  begun_at timestamptz not null default now(),
  ended_at timestamptz,
  result   text check (result in ('sent', 'not-accepted', 'refused', 'unknown')),
  answer   text,                      -- what the server said, or why there is no answer
  primary key (mail_id, number),
  check ((result is null) = (ended_at is null))
);
comment on column operations.mail_attempt.result is
  'sent: the server has it. not-accepted: it has not, and may be asked again. refused: it has not, and '
  'would say so again. unknown: the answer was lost';

-- Copies of reports in folders of others.
create table operations.copied_report (
  release_id bigint not null references published.release,
  board      text   not null,
  folder     text   not null,
  report     text   not null,
  copied_at  timestamptz not null default now(),
  primary key (release_id, board, folder)
);

grant select, insert on operations.mail, operations.mail_attempt, operations.copied_report
  to jamnt_renderer;
grant update (ended_at, result, answer) on operations.mail_attempt to jamnt_renderer;
grant select on operations.mail, operations.mail_attempt, operations.copied_report
  to jamnt_evaluator;
