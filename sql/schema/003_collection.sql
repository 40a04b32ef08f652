-- What the rest of the catalogue needs of GitHub and git, and what tells how complete it is.
alter table raw.repository add column homepage_url varchar;
alter table raw.repository add column archived_at timestamp;
alter table raw.repository add column has_issues boolean;
alter table raw.repository add column has_discussions boolean;

alter table raw.pull_request add column merge_commit_oid varchar;

create table raw.repository_snapshot (
  repo_id varchar not null,
  taken_on date not null,
  stars bigint not null,
  forks bigint not null,
  watchers bigint not null,
  issues bigint not null,
  open_issues bigint not null,
  pull_requests bigint not null,
  open_pull_requests bigint not null,
  releases bigint not null,
  downloads bigint,
  primary key (repo_id, taken_on)
);
comment on table raw.repository_snapshot is 'The source''s own totals, one row a day by its clock: their history can''t be fetched later';
comment on column raw.repository_snapshot.downloads is 'Of all release assets together; null where the assets weren''t read whole that day';

create table raw.repository_name (
  repo_id varchar not null,
  owner varchar not null,
  name varchar not null,
  first_seen_at timestamp not null,
  primary key (repo_id, owner, name)
);
comment on table raw.repository_name is 'Every spelling under which a repository was ever found, by the source''s clock';

create table raw.repository_topic (
  repo_id varchar not null,
  topic varchar not null,
  primary key (repo_id, topic)
);

create table raw.repository_language (
  repo_id varchar not null,
  language varchar not null,
  bytes bigint not null,
  primary key (repo_id, language)
);

create table raw.community_file (
  repo_id varchar not null,
  kind varchar not null,
  path varchar not null,
  primary key (repo_id, kind, path)
);
comment on column raw.community_file.kind is 'readme, contributing, code_of_conduct, governance, security_policy, code_owners, issue_template, change_request_template, funding, citation, licence';

create table raw.assignee (
  repo_id varchar not null,
  item_id varchar not null,
  actor_id varchar not null,
  primary key (item_id, actor_id)
);

create table raw.reaction (
  repo_id varchar not null,
  item_id varchar not null,
  content varchar not null,
  people bigint not null,
  primary key (item_id, content)
);
comment on column raw.reaction.content is 'THUMBS_UP, THUMBS_DOWN, CONFUSED … as the source names them; on the opening text only';

create table raw.closing_reference (
  repo_id varchar not null,
  item_id varchar not null,
  issue_id varchar not null,
  primary key (item_id, issue_id)
);
comment on table raw.closing_reference is 'A pull request (item_id) that says which issue it closes; the issue may be of another repository';

create table raw.release_asset (
  id varchar primary key,
  repo_id varchar not null,
  release_id varchar not null,
  name varchar not null,
  bytes bigint not null,
  downloads bigint not null,
  created_at timestamp not null
);

create table raw.tag (
  repo_id varchar not null,
  name varchar not null,
  oid varchar not null,
  tagged_at timestamp,
  primary key (repo_id, name)
);
comment on column raw.tag.oid is 'The commit that it names';
comment on column raw.tag.tagged_at is 'The annotated tag''s own date, else its commit''s';

create table raw.discussion (
  id varchar primary key,
  repo_id varchar not null,
  number integer not null,
  title varchar not null,
  url varchar not null,
  author_id varchar,
  author_association varchar not null,
  category varchar not null,
  is_answerable boolean not null,
  answer_id varchar,
  answered_at timestamp,
  answer_chosen_by_id varchar,
  is_locked boolean not null,
  created_at timestamp not null,
  updated_at timestamp not null,
  closed_at timestamp
);

create table raw.discussion_comment (
  id varchar primary key,
  repo_id varchar not null,
  item_id varchar not null,
  reply_to_id varchar,
  author_id varchar,
  author_association varchar not null,
  created_at timestamp not null
);
comment on column raw.discussion_comment.item_id is 'A discussion';

create table raw.commit (
  repo_id varchar not null,
  oid varchar not null,
  author_id varchar,
  author_name varchar,
  author_email varchar,
  committer_id varchar,
  authored_at timestamp not null,
  committed_at timestamp not null,
  subject varchar not null,
  parent_count integer not null,
  additions bigint not null,
  deletions bigint not null,
  changed_files bigint,
  pull_request_id varchar,
  primary key (repo_id, oid)
);
comment on table raw.commit is 'Commits of the default branch as GitHub tells them';
comment on column raw.commit.author_id is 'The account, where GitHub knows one for the e-mail address';
comment on column raw.commit.pull_request_id is 'The pull request that brought it, where GitHub knows one';

create table raw.git_commit (
  repo_id varchar not null,
  oid varchar not null,
  author_name varchar not null,
  author_email varchar not null,
  committer_name varchar not null,
  committer_email varchar not null,
  authored_at timestamp not null,
  committed_at timestamp not null,
  parents varchar not null,
  is_merge boolean not null,
  subject varchar not null,
  primary key (repo_id, oid)
);
comment on table raw.git_commit is 'Commits of the default branch as git itself tells them';
comment on column raw.git_commit.parents is 'Their object names with a blank between';

create table raw.git_co_author (
  repo_id varchar not null,
  oid varchar not null,
  email varchar not null,
  name varchar not null,
  primary key (repo_id, oid, email)
);

create table raw.git_path_class (
  repo_id varchar not null,
  oid varchar not null,
  class varchar not null,
  files integer not null,
  primary key (repo_id, oid, class)
);
comment on column raw.git_path_class.class is 'code, tests, docs, build, ci, data';

create table raw.git_tag (
  repo_id varchar not null,
  name varchar not null,
  oid varchar not null,
  tagged_at timestamp not null,
  primary key (repo_id, name)
);

create table raw.tombstone (
  id varchar primary key,
  repo_id varchar not null,
  resource varchar not null,
  number integer,
  title varchar,
  created_at timestamp,
  noticed_at timestamp not null,
  reason varchar not null,
  moved_to varchar
);
comment on table raw.tombstone is 'What the source doesn''t have any more: its rows are gone, so that no number counts it, and this says so';
comment on column raw.tombstone.reason is 'deleted or transferred';
comment on column raw.tombstone.moved_to is 'Address of a transferred item, where it is known';

alter table raw.gap add column subject_id varchar;
alter table raw.gap add column expected bigint;
alter table raw.gap add column fetched bigint;
alter table raw.gap add column error_class varchar;
alter table raw.gap add column noticed_at timestamp;
comment on column raw.gap.subject_id is 'The one item that is missing or isn''t whole; null for a stretch of time';
comment on column raw.gap.expected is 'How many entries the source says that there are';

create table raw.source_total (
  repo_id varchar not null,
  resource varchar not null,
  total bigint not null,
  primary key (repo_id, resource)
);
comment on table raw.source_total is 'How many the source itself says that there are, at the last sync: what ours is reconciled with';

create table page_size (
  repo_id varchar not null,
  query varchar not null,
  size integer not null,
  primary key (repo_id, query)
);
comment on table page_size is 'How many items a question may ask for at once without the source giving up on it';

create table sync_run (
  id varchar primary key,
  source varchar not null,
  repo_id varchar,
  repository varchar not null,
  started_at timestamp not null,
  finished_at timestamp,
  outcome varchar not null,
  error_class varchar,
  message varchar,
  hint varchar,
  requests integer not null,
  inserted bigint not null,
  updated bigint not null,
  deleted bigint not null
);
comment on column sync_run.repository is 'owner/name as it was asked for';
comment on column sync_run.source is 'What it read: github, git or import';
comment on column sync_run.outcome is 'running, complete, with_gaps, failed, cancelled';

create table repository_field (
  repo_id varchar not null,
  field varchar not null,
  value varchar not null,
  primary key (repo_id, field)
);
comment on table repository_field is 'The user''s own fields of a repository, e.g. maturity = graduated';

alter table ecosystem_repository add column is_from_file boolean default false;
comment on column ecosystem_repository.is_from_file is 'A file of ecosystems put it there last: it leaves when the file doesn''t name it any more';
