-- Facts as the sources tell them. Column comments say units and meanings; nothing is classified here.
create schema raw;

create table raw.actor (
  id varchar primary key,
  login varchar not null,
  account_type varchar not null,
  name varchar
);
comment on table raw.actor is 'An account. Whether it is a person, a bot or an AI agent is decided in sql/staging/person.sql';
comment on column raw.actor.login is 'Without the [bot] suffix of the REST spelling';

create table raw.repository (
  id varchar primary key,
  owner varchar not null,
  name varchar not null,
  url varchar not null,
  description varchar,
  is_archived boolean not null,
  is_fork boolean not null,
  license_spdx varchar,
  primary_language varchar,
  default_branch varchar,
  stars bigint not null,
  forks bigint not null,
  watchers bigint not null,
  created_at timestamp not null,
  pushed_at timestamp
);

create table raw.issue (
  id varchar primary key,
  repo_id varchar not null,
  number integer not null,
  title varchar not null,
  url varchar not null,
  author_id varchar,
  author_association varchar not null,
  state varchar not null,
  milestone_id varchar,
  is_locked boolean not null,
  created_at timestamp not null,
  updated_at timestamp not null,
  closed_at timestamp,
  state_reason varchar
);
comment on column raw.issue.closed_at is 'The latest close, null while open: replay event for any other instant';
comment on column raw.issue.author_association is 'As of the fetch, not of the opening';

create table raw.pull_request (
  id varchar primary key,
  repo_id varchar not null,
  number integer not null,
  title varchar not null,
  url varchar not null,
  author_id varchar,
  author_association varchar not null,
  state varchar not null,
  milestone_id varchar,
  is_locked boolean not null,
  created_at timestamp not null,
  updated_at timestamp not null,
  closed_at timestamp,
  is_draft boolean not null,
  merged_at timestamp,
  merged_by_id varchar,
  base_branch varchar,
  additions bigint not null,
  deletions bigint not null,
  changed_files bigint not null
);

create table raw.comment (
  id varchar primary key,
  repo_id varchar not null,
  item_id varchar not null,
  author_id varchar,
  author_association varchar not null,
  created_at timestamp not null
);
comment on column raw.comment.item_id is 'An issue or a pull request';

create table raw.review (
  id varchar primary key,
  repo_id varchar not null,
  item_id varchar not null,
  author_id varchar,
  author_association varchar not null,
  state varchar not null,
  submitted_at timestamp
);

create table raw.review_comment (
  id varchar primary key,
  repo_id varchar not null,
  item_id varchar not null,
  review_id varchar not null,
  author_id varchar,
  created_at timestamp not null
);
comment on table raw.review_comment is 'A comment on a line of code, part of a review';

create table raw.event (
  id varchar primary key,
  repo_id varchar not null,
  item_id varchar not null,
  kind varchar not null,
  actor_id varchar,
  detail varchar,
  created_at timestamp not null
);
comment on table raw.event is 'Changes of state: closed, reopened, merged, ready_for_review, convert_to_draft, locked, unlocked, labeled, unlabeled';
comment on column raw.event.detail is 'Label name, lock reason or close reason, as the kind has it';

create table raw.item_label (
  repo_id varchar not null,
  item_id varchar not null,
  label varchar not null,
  primary key (item_id, label)
);

create table raw.label (
  id varchar primary key,
  repo_id varchar not null,
  name varchar not null,
  color varchar not null,
  description varchar
);

create table raw.milestone (
  id varchar primary key,
  repo_id varchar not null,
  number integer not null,
  title varchar not null,
  state varchar not null,
  created_at timestamp not null,
  due_at timestamp,
  closed_at timestamp
);

create table raw.release (
  id varchar primary key,
  repo_id varchar not null,
  tag varchar not null,
  name varchar,
  url varchar not null,
  author_id varchar,
  is_draft boolean not null,
  is_prerelease boolean not null,
  created_at timestamp not null,
  published_at timestamp
);

create table raw.gap (
  id varchar primary key,
  repo_id varchar not null,
  resource varchar not null,
  from_at timestamp not null,
  to_at timestamp not null,
  reason varchar not null
);
comment on table raw.gap is 'Parts of a history that are known to be missing; resource is issue, pull_request or release';

create table ecosystem (
  slug varchar primary key,
  title varchar not null,
  is_simulated boolean not null
);

create table ecosystem_repository (
  slug varchar not null,
  repo_id varchar not null,
  primary key (slug, repo_id)
);

create table sync_cursor (
  repo_id varchar not null,
  resource varchar not null,
  page varchar,
  watermark timestamp,
  primary key (repo_id, resource)
);
comment on column sync_cursor.page is 'The source''s page cursor to go on from; null when the last page has been read';
comment on column sync_cursor.watermark is 'Everything that changed up to this instant has been read; while page is set, when that pass began';

create table sync_state (
  repo_id varchar primary key,
  as_of timestamp not null,
  finished_at timestamp not null,
  requests integer not null
);
comment on column sync_state.as_of is 'The source''s clock when the last complete sync began: every number of the repository is as of then';
comment on column sync_state.finished_at is 'This machine''s clock when it ended';
