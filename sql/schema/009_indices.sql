-- What users add to indices: weights and anchors of their own, beside those of sql/indices, which stay, and statements.
create table index_set (
  index_key varchar not null,
  name varchar not null,
  version integer not null,
  settings varchar not null,
  saved_at timestamp not null,
  primary key (index_key, name, version)
);
comment on table index_set is 'Named sets of weights and anchors of an index; each saving is a version of its own and stays';
comment on column index_set.settings is 'What differs from the file of the index, as JSON';
comment on column index_set.version is 'From 1, in the order of saving';

create table statement (
  id varchar primary key,
  checklist varchar not null,
  scope varchar not null,
  item varchar not null,
  is_met boolean not null,
  said_by varchar not null,
  said_on date not null,
  holds_until date not null,
  url varchar not null,
  note varchar,
  recorded_at timestamp not null,
  withdrawn_at timestamp
);
comment on table statement is 'What people declare of items of checklists; a later statement on an item replaces the one before, and all stay';
comment on column statement.checklist is 'Key of the index that is a checklist';
comment on column statement.scope is 'What it speaks of, as in questions: repo:owner/name, org:owner or ecosystem:slug';
comment on column statement.said_by is 'As they signed it';
comment on column statement.holds_until is 'The first day on which it no longer holds';
comment on column statement.url is 'Where the evidence is';
