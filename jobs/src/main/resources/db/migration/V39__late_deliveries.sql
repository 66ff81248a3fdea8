-- A page says which of its deliveries came late.
alter table published.source_note add column late boolean not null default false;
