-- Records of units that the organisation does not have any more: they count nowhere, and nobody
-- would miss them in figures that look whole.
create table results.stray (
  unit    text   not null,
  source  text   not null,
  records bigint not null,
  primary key (unit, source)
);
