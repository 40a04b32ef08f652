-- What numbers are made from: per-item and per-day facts, kept up after each sync for what that sync touched, and
-- rebuilt from raw rows by `lichen rebuild` with equal result. Which file fills which table: sql/facts.
create schema fact;

create table fact.touched (repo_id varchar not null, item_id varchar not null);
comment on table fact.touched is 'Items whose rows changed since the facts were last brought up to date; repeated rows are harmless';

create table fact.definition (digest varchar not null);
comment on table fact.definition is 'Which text of sql/facts the rows were made by';

create table fact.issue (
  item_id varchar not null,
  repo_id varchar not null,
  author_id varchar,
  author_kind varchar not null,
  is_outsider boolean not null,
  milestone_id varchar,
  created_at timestamp not null,
  first_response_at timestamp,
  first_maintainer_response_at timestamp,
  withdrawn_at timestamp
);
comment on column fact.issue.author_id is 'The person, null for a deleted account';
comment on column fact.issue.is_outsider is 'Neither owner, member nor collaborator, as of the fetch';
comment on column fact.issue.first_response_at is 'First comment or close by a person other than the author, not before the opening';
comment on column fact.issue.first_maintainer_response_at is 'The same by an owner, member or collaborator';
comment on column fact.issue.withdrawn_at is 'First close by the author';

create table fact.change_request (
  item_id varchar not null,
  repo_id varchar not null,
  author_id varchar,
  author_kind varchar not null,
  is_outsider boolean not null,
  milestone_id varchar,
  created_at timestamp not null,
  ready_at timestamp,
  first_response_at timestamp,
  first_review_at timestamp,
  first_maintainer_response_at timestamp,
  withdrawn_at timestamp,
  merged_at timestamp,
  merged_by_id varchar,
  merged_by_kind varchar,
  closes_issue boolean not null
);
comment on column fact.change_request.ready_at is 'The opening, or the first ready_for_review of what was opened as a draft; null while that hasn''t come';
comment on column fact.change_request.first_response_at is 'First comment, review or close by a person other than the author, not before the opening';
comment on column fact.change_request.first_review_at is 'First comment or review by a person other than the author, not before ready_at';
comment on column fact.change_request.closes_issue is 'It says which issue it closes';

create table fact.closing (
  item_id varchar not null,
  repo_id varchar not null,
  item_kind varchar not null,
  author_id varchar,
  author_kind varchar not null,
  created_at timestamp not null,
  closed_at timestamp not null,
  actor_id varchar,
  actor_kind varchar not null,
  reason varchar,
  is_merge boolean not null,
  is_expired boolean not null,
  reopened_at timestamp,
  reopened_by_id varchar,
  reopened_by_kind varchar
);
comment on table fact.closing is 'Every close of an issue or change request and, where it was undone, when. It stands at T when closed_at <= T and it wasn''t reopened by then';
comment on column fact.closing.item_kind is 'issue or change_request';
comment on column fact.closing.is_expired is 'A bot closed it while it carried a stale label';

create table fact.open_span (
  item_id varchar not null,
  repo_id varchar not null,
  item_kind varchar not null,
  author_kind varchar not null,
  created_at timestamp not null,
  first_response_at timestamp,
  opened_at timestamp not null,
  closed_at timestamp,
  is_expired boolean not null,
  reopened_at timestamp
);
comment on table fact.open_span is 'From when to when an item was open: from its opening or a reopening to the next close, null while it lasts';

comment on column fact.open_span.is_expired is 'A bot''s close of what carried a stale label ended it';
comment on column fact.open_span.reopened_at is 'When the item was opened again, and its next span began';

create table fact.item_day (
  item_id varchar not null,
  repo_id varchar not null,
  item_kind varchar not null,
  actor_kind varchar not null,
  on_day timestamp not null
);
comment on table fact.item_day is 'Days on which somebody commented on, reviewed, labelled, assigned, milestoned, closed or reopened an item';

create table fact.item_month (
  item_id varchar not null,
  repo_id varchar not null,
  item_kind varchar not null,
  actor_kind varchar not null,
  on_day timestamp not null
);
comment on column fact.item_month.on_day is 'The first of the month';

create table fact.commit (
  repo_id varchar not null,
  oid varchar not null,
  author_id varchar,
  author_kind varchar not null,
  committed_at timestamp not null,
  is_merge boolean not null,
  pull_request_id varchar,
  reverts_oid varchar,
  touches_docs boolean,
  touches_code boolean
);
comment on table fact.commit is 'Commits of the default branch: as git tells them where it was read, else as GitHub does';
comment on column fact.commit.author_id is 'The person; email:… where no account is known';
comment on column fact.commit.pull_request_id is 'The merged pull request that brought it, where one is known';
comment on column fact.commit.reverts_oid is 'What its message says that it reverts';
comment on column fact.commit.touches_docs is 'Null where paths weren''t read';

create table fact.activity_day (
  repo_id varchar not null,
  on_day timestamp not null,
  person_id varchar not null,
  person_kind varchar not null,
  organisation varchar,
  kind varchar not null,
  contributions integer not null
);
comment on table fact.activity_day is 'Contributions by person, kind and day, up to the last complete sync';
comment on column fact.activity_day.organisation is 'Affiliation at that time; null: unknown';
comment on column fact.activity_day.kind is 'issue, comment, change_request, review, review_comment, merged (to the author), merge (to who merged), close, triage, release, commit, discussion, discussion_comment';

create table fact.activity_month (
  repo_id varchar not null,
  on_day timestamp not null,
  person_id varchar not null,
  person_kind varchar not null,
  organisation varchar,
  kind varchar not null,
  contributions integer not null
);
comment on column fact.activity_month.on_day is 'The first of the month';

create table fact.resource (
  repo_id varchar not null,
  resource varchar not null
);
comment on table fact.resource is 'Which resources were ever read of a repository: what isn''t here is unknown, not empty';

create table fact.decision (
  item_id varchar not null,
  repo_id varchar not null,
  author_id varchar,
  author_kind varchar not null,
  is_outsider boolean not null,
  created_at timestamp not null,
  started_at timestamp not null,
  decided_at timestamp not null,
  is_merge boolean not null,
  is_independent boolean,
  reopened_at timestamp,
  is_reviewed boolean not null,
  is_approved boolean not null,
  reviewers integer not null
);
comment on table fact.decision is 'Every close or merge of a change request. It stands at T when decided_at <= T and it wasn''t reopened by then';
comment on column fact.decision.started_at is 'From when it was ready for review; the opening where it was decided as a draft';
comment on column fact.decision.is_independent is 'Another person than the author merged it; null where it wasn''t merged, or by no person';
comment on column fact.decision.is_reviewed is 'A person other than the author reviewed it before; a dismissed review is none';
comment on column fact.decision.is_approved is 'The same with an approval';
comment on column fact.decision.reviewers is 'How many people other than the author reviewed it before, dismissed or not';

create table fact.review_cycle (
  item_id varchar not null,
  repo_id varchar not null,
  author_kind varchar not null,
  started_at timestamp not null,
  ended_at timestamp,
  outcome varchar not null
);
comment on table fact.review_cycle is 'Versions of change requests that waited for a review, up to the last complete sync; those that a push replaced are left out';
comment on column fact.review_cycle.outcome is 'reviewed, decided (closed or merged), withdrawn (a draft again), waiting';

create table fact.conflict (
  item_id varchar not null,
  repo_id varchar not null,
  item_kind varchar not null,
  author_kind varchar not null,
  created_at timestamp not null,
  kind varchar not null,
  began_at timestamp not null,
  signalled_at timestamp not null,
  is_first boolean not null
);
comment on column fact.conflict.kind is 'contested (one person approves, another requests changes), heated (a person locked it as too heated), ping_pong (closed by one person and reopened by another, twice)';
comment on column fact.conflict.began_at is 'The first request of changes; else as signalled_at';
comment on column fact.conflict.signalled_at is 'From when the sign could be seen';
comment on column fact.conflict.is_first is 'The first sign of its item';

create table fact.revert (item_id varchar not null, repo_id varchar not null, reverted_at timestamp not null);
comment on table fact.revert is 'Merged change requests that were taken back, by a change request whose title says so or by a commit whose message does';

create table fact.first_request (item_id varchar not null, repo_id varchar not null);
comment on table fact.first_request is 'Each person''s first change request in a repository';
