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
  ready_at timestamp not null,
  first_response_at timestamp,
  first_review_at timestamp,
  first_maintainer_response_at timestamp,
  withdrawn_at timestamp,
  merged_at timestamp,
  merged_by_id varchar,
  merged_by_kind varchar,
  is_reviewed boolean not null,
  is_approved boolean not null,
  reviewers integer not null,
  closes_issue boolean not null
);
comment on column fact.change_request.ready_at is 'First ready_for_review, else the opening';
comment on column fact.change_request.first_response_at is 'First comment, review or close by a person other than the author, not before the opening';
comment on column fact.change_request.first_review_at is 'First comment or review by a person other than the author, not before ready_at';
comment on column fact.change_request.is_reviewed is 'A person other than the author reviewed it before it was merged, or at all while it isn''t';
comment on column fact.change_request.is_approved is 'The same with an approval';
comment on column fact.change_request.reviewers is 'How many people other than the author reviewed it before it was decided';
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
  closed_at timestamp
);
comment on table fact.open_span is 'From when to when an item was open: from its opening or a reopening to the next close, null while it lasts';

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
comment on column fact.activity_day.organisation is 'Affiliation at that time; null: unknown, or nobody''s';
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

create table fact.arrival (
  repo_id varchar not null,
  person_id varchar not null,
  person_kind varchar not null,
  first_on timestamp not null,
  is_sure boolean not null
);
comment on table fact.arrival is 'The day of each person''s first contribution to a repository';
comment on column fact.arrival.is_sure is 'False where what is known of the repository begins so shortly before that the person may have come earlier';

create table fact.activity_gap (
  repo_id varchar not null,
  on_day timestamp not null,
  actor_kind varchar not null,
  gaps bigint not null,
  total double not null,
  squares double not null
);
comment on table fact.activity_gap is 'Times between one contribution to a repository and the next, by the day on which they end';
comment on column fact.activity_gap.actor_kind is 'Between the contributions of people, bots or agents; all: between those of anybody';
comment on column fact.activity_gap.total is 'Sum of the seconds';
comment on column fact.activity_gap.squares is 'Sum of their squares';

create table fact.resource (
  repo_id varchar not null,
  resource varchar not null
);
comment on table fact.resource is 'Which resources were ever read of a repository: what isn''t here is unknown, not empty';
