-- What happened, to stand beside the numbers: releases, changes of governance, outages.
create table annotation (
  id varchar primary key,
  scope varchar,
  kind varchar not null,
  from_at timestamp not null,
  to_at timestamp,
  title varchar not null,
  url varchar
);
comment on table annotation is 'What happened beside the numbers of a scope';
comment on column annotation.scope is 'As in questions, e.g. ecosystem:sample; null: everywhere';
comment on column annotation.to_at is 'First instant after it; null: it is a moment';
comment on column annotation.kind is 'release, governance, outage, other';
