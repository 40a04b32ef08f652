-- What a release says of itself.
alter table raw.release add column notes varchar;
comment on column raw.release.notes is
  'Markdown, as its author wrote it; null where it has none or was last read by a version that didn''t ask for it';
