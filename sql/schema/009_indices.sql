-- What users change about indices: weights and anchors of their own, beside those of sql/indices, which stay.
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
