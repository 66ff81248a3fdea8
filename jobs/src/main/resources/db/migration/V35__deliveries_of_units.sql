-- A page names the deliveries that tell of its own units, so that it stays as it is when others come.
alter table published.source_note add column units text[];
comment on column published.source_note.units is
  'The units and organisations that the delivery tells of; null: all of the source';
