-- What the audit of a period's figures found, before they were published.
create table published.audit (
  period text primary key references published.period on delete cascade,
  inputs text not null,      -- fingerprint of what was audited
  hidden integer not null,   -- hidden counts that a reader was looked for a way to
  equations integer not null, -- what the reader can add and subtract
  recovered integer not null  -- ways back to small groups; none unless closed boards leave one
);
