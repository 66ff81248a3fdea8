-- The day of a checklist's last answer and what was written beside it; the answer itself is a figure.

create table results.answer (
  computation_id bigint not null references results.computation on delete cascade,
  level          text   not null,
  node           text   not null,
  indicator      text   not null,
  category       text   not null,  -- the criterion
  answered_on    date   not null,
  text           text,             -- null: nothing was written, or it holds an identity number
  primary key (computation_id, level, node, indicator, category)
);

create table published.answer (
  period      text not null references published.period on delete cascade,
  level       text not null,
  node        text not null,
  indicator   text not null,
  category    text not null,
  answered_on date not null,
  text        text,
  primary key (period, level, node, indicator, category)
);
