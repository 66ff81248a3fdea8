-- The hashes of the files in the inboxes, so that a night need not read again what looks as it did.
create table facts.inbox_hash (
  file     text collate "C" primary key,
  size     bigint not null,
  modified bigint not null,
  changed  bigint not null,
  inode    bigint not null,
  sha256   text   not null
);
comment on column facts.inbox_hash.file     is 'Its whole path; of none whose name holds a number of a person';
comment on column facts.inbox_hash.size     is 'In bytes';
comment on column facts.inbox_hash.modified is 'When its bytes were written, nanoseconds since 1970';
comment on column facts.inbox_hash.changed  is
  'When anything of it was changed, nanoseconds since 1970: who sets modified back changes this';
