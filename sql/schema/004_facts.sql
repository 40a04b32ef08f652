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
  was_opened_ready boolean not null,
  ready_at timestamp,
  first_response_at timestamp,
  first_review_at timestamp,
  first_early_review_at timestamp,
  first_maintainer_response_at timestamp,
  withdrawn_at timestamp,
  merged_at timestamp,
  merged_by_id varchar,
  merged_by_kind varchar,
  closes_issue boolean not null
);
comment on column fact.change_request.ready_at is 'The first ready_for_review where there is one, else the opening of what was opened ready; null while neither is';
comment on column fact.change_request.first_response_at is 'First comment, review or close by a person other than the author, not before the opening';
comment on column fact.change_request.first_review_at is 'First comment or review by a person other than the author, not before ready_at';
comment on column fact.change_request.first_early_review_at is 'The same, not before the opening';
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
  subject varchar not null,
  is_told boolean not null,
  pull_request_id varchar,
  reverts_oid varchar,
  touches_docs boolean,
  touches_code boolean,
  touches_source boolean,
  touches_tests boolean,
  touches_ci boolean
);
comment on table fact.commit is 'Commits of the default branch: as git tells them where it was read, and as GitHub does where not, or not yet';
comment on column fact.commit.author_id is 'The person; email:… where no account is known';
comment on column fact.commit.pull_request_id is 'The merged pull request that brought it, where one is known';
comment on column fact.commit.is_told is 'GitHub told of it: no pull_request_id then means that none brought it, else that none is known';
comment on column fact.commit.reverts_oid is 'The commit whose subject its own says to revert: Revert "…"';
comment on column fact.commit.touches_docs is 'Null where paths weren''t read';
comment on column fact.commit.touches_code is 'Anything but documentation';
comment on column fact.commit.touches_source is 'What is neither documentation nor tests, build, CI or data';

create table fact.co_author (
  repo_id varchar not null,
  oid varchar not null,
  person_id varchar not null,
  person_kind varchar not null
);
comment on table fact.co_author is 'People beside the author whom a commit names, each once';

create table fact.release (
  item_id varchar not null,
  repo_id varchar not null,
  tag varchar not null,
  title varchar not null,
  url varchar not null,
  author_id varchar,
  author_kind varchar not null,
  is_prerelease boolean not null,
  published_at timestamp not null,
  level varchar not null,
  level_before_at timestamp,
  next_at timestamp,
  next_major_at timestamp,
  next_minor_at timestamp,
  next_patch_at timestamp,
  is_breaking boolean,
  patched_at timestamp,
  reverted_at timestamp
);
comment on table fact.release is 'Published releases; of a repository that had published none by its last sync, its tags that are versions';
comment on column fact.release.is_prerelease is 'As the source says; of a tag, as its version says';
comment on column fact.release.published_at is 'A release''s publication (its created_at is its commit''s), a tag''s own date';
comment on column fact.release.level is 'What its version''s form says: major (2.0.0), minor (2.1.0), patch (2.1.3), initial (0.x), calendar (2025.1), prerelease (2.0.0-rc.1), unparsable';
comment on column fact.release.level_before_at is 'The release before it of at least its level, of the same package';
comment on column fact.release.next_at is 'The release after it that is no pre-release; null for a pre-release';
comment on column fact.release.next_major_at is 'The major version after it, of the same package';
comment on column fact.release.next_minor_at is 'The major or minor version after it, of the same package';
comment on column fact.release.next_patch_at is 'The major, minor or patch version after it, of the same package';
comment on column fact.release.is_breaking is 'It begins a new major version, or a new minor one of 0.x: none of the versions of its package that came out before and aren''t above it has the same; null where there are none, and for what has no level';
comment on column fact.release.patched_at is 'First higher patch version of the same major.minor after it';
comment on column fact.release.reverted_at is 'First commit after it that reverts one which came out with it';

create table release_norm (
  level varchar primary key,
  min_days integer,
  max_days integer
);
comment on table release_norm is 'How far apart releases of a level should be, both ends within; null: no bound. The user''s to edit';
-- A year may have 366 days, half a year 181, two years 731.
insert into release_norm values ('major', 365, 731), ('minor', 181, 366), ('patch', null, null);

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
comment on column fact.activity_day.kind is 'issue, comment, change_request, review, review_comment, merged (to the author), merge (to who merged), close, triage, release, commit (to the author and to each co-author), discussion, discussion_comment';

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

create table fact.person_day (
  repo_id varchar not null,
  on_day timestamp not null,
  person_id varchar not null,
  person_kind varchar not null,
  organisation varchar,
  contributions integer not null,
  merged integer not null,
  decisions integer not null
);
comment on table fact.person_day is 'Contributions of each person by day, of all kinds together, up to the last complete sync';
comment on column fact.person_day.organisation is 'As in fact.activity_day';
comment on column fact.person_day.contributions is 'All but merged';
comment on column fact.person_day.merged is 'Own change requests that were merged';
comment on column fact.person_day.decisions is 'Reviews given and merges made; they are contributions too';

create table fact.person_month (
  repo_id varchar not null,
  on_day timestamp not null,
  person_id varchar not null,
  person_kind varchar not null,
  organisation varchar,
  contributions integer not null,
  merged integer not null,
  decisions integer not null
);
comment on table fact.person_month is 'As fact.person_day, by month';
comment on column fact.person_month.on_day is 'The first of the month';

create table fact.person_year (
  repo_id varchar not null,
  person_id varchar not null,
  person_kind varchar not null,
  organisation varchar,
  from_on timestamp not null,
  to_on timestamp not null,
  contributions integer not null,
  merged integer not null,
  decisions integer not null
);
comment on table fact.person_year is 'Contributions of each person in the twelve months up to the end of a month, by stretches of months in which they are the same';
comment on column fact.person_year.from_on is 'The first month of the stretch';
comment on column fact.person_year.to_on is 'The month before which it ends';

create table fact.person_half (
  repo_id varchar not null,
  person_id varchar not null,
  person_kind varchar not null,
  from_on timestamp not null,
  to_on timestamp not null,
  contributions integer not null,
  recent integer not null
);
comment on table fact.person_half is 'As fact.person_year, with how many of the contributions are recent, where some are not';
comment on column fact.person_half.recent is 'In the last six of the twelve months';

create table fact.presence_day (
  repo_id varchar not null,
  on_day timestamp not null,
  person_id varchar not null,
  person_kind varchar not null,
  contributions integer not null,
  next_on timestamp,
  first_on timestamp not null,
  is_sure boolean not null
);
comment on table fact.presence_day is 'Days on which each person contributed to a repository';
comment on column fact.presence_day.next_on is 'The next one there; null for the last that is known';
comment on column fact.presence_day.first_on is 'As in fact.arrival';

create table fact.presence_month (
  repo_id varchar not null,
  on_day timestamp not null,
  person_id varchar not null,
  person_kind varchar not null,
  contributions integer not null,
  next_on timestamp,
  first_on timestamp not null,
  is_sure boolean not null
);
comment on table fact.presence_month is 'As fact.presence_day, by month';
comment on column fact.presence_month.on_day is 'The first of the month';

create table fact.scattered (person_id varchar not null);
comment on table fact.scattered is 'People who contributed in several repositories, for several organisations, or by accounts of several kinds';

create table fact.arrival (
  repo_id varchar not null,
  person_id varchar not null,
  person_kind varchar not null,
  first_on timestamp not null,
  second_on timestamp,
  fifth_on timestamp,
  later_on timestamp,
  is_sure boolean not null
);
comment on table fact.arrival is 'The day of each person''s first contribution to a repository, and when they came back';
comment on column fact.arrival.second_on is 'Their second day with a contribution';
comment on column fact.arrival.fifth_on is 'Their fifth day with a contribution';
comment on column fact.arrival.later_on is 'Their first day with a contribution more than 90 days after the first';
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
  is_by_party boolean,
  reopened_at timestamp,
  is_reviewed boolean not null,
  is_approved boolean not null,
  reviewers integer not null,
  closes_issue boolean not null,
  is_discussed boolean not null,
  participants integer not null,
  has_outsider boolean not null
);
comment on table fact.decision is 'Every close or merge of a change request. It stands at T when decided_at <= T and it wasn''t reopened by then';
comment on column fact.decision.started_at is 'From when it was ready for review; the opening where it was decided as a draft';
comment on column fact.decision.is_independent is 'Another person than the author merged it; null where it wasn''t merged, or by no person';
comment on column fact.decision.is_by_party is 'Its author decided it, or who had approved or requested changes by the time it became contested; null where it wasn''t contested by then, or no known person decided';
comment on column fact.decision.is_reviewed is 'A person other than the author reviewed it before; a dismissed review is none';
comment on column fact.decision.is_approved is 'The same with an approval';
comment on column fact.decision.reviewers is 'How many people other than the author reviewed it before, dismissed or not';
comment on column fact.decision.closes_issue is 'The change request says which issue it closes, as of the fetch';
comment on column fact.decision.is_discussed is 'A person other than the author commented on it or reviewed it by then';
comment on column fact.decision.participants is 'People with a part in it by then: author, commenters, reviewers, who decided; all deleted accounts are one';
comment on column fact.decision.has_outsider is 'One of them is neither owner, member nor collaborator, as of the fetch';

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

create table fact.label_span (
  item_id varchar not null,
  repo_id varchar not null,
  meaning varchar not null,
  from_at timestamp not null,
  to_at timestamp
);
comment on table fact.label_span is 'From when to when an item carried a label of a meaning; one row a label, so they may overlap';
comment on column fact.label_span.meaning is 'bug or good_first_issue, as sql/staging/6_label_meaning.sql tells it by the label''s name';
comment on column fact.label_span.from_at is '1970-01-01 where no event tells when';
comment on column fact.label_span.to_at is 'Null while it is there';

create table fact.first_item (
  item_id varchar not null,
  repo_id varchar not null,
  author_kind varchar not null,
  created_at timestamp not null,
  first_response_at timestamp,
  withdrawn_at timestamp
);
comment on table fact.first_item is 'The issue or change request with which a person came to a repository; who came with something else, or may have come before, has none';

create table fact.merge (
  item_id varchar not null,
  repo_id varchar not null,
  author_kind varchar not null,
  merged_at timestamp not null,
  released_at timestamp
);
comment on table fact.merge is 'Merged change requests, with when they came out';
comment on column fact.merge.released_at is 'The first release of the repository from the merge on that is no pre-release';

create table fact.membership (repo_id varchar not null, person_id varchar not null, known_at timestamp not null);
comment on table fact.membership is 'People whom the source calls owner, member or collaborator of a repository, as of the fetch';
comment on column fact.membership.known_at is 'The first of what they did that says so';

create table fact.role_day (
  repo_id varchar not null,
  on_day timestamp not null,
  person_id varchar not null,
  person_kind varchar not null,
  producer integer not null,
  decomposer integer not null,
  consumer integer not null
);
comment on table fact.role_day is 'What people did by role in the ecosystem, weighed, by person and day, up to the last complete sync';
comment on column fact.role_day.producer is 'Points: who makes things. sql/staging/9_act.sql says what is of which role, sql/facts/17_role_day.sql what it weighs';
comment on column fact.role_day.decomposer is 'Points: who sorts, tidies and explains';
comment on column fact.role_day.consumer is 'Points: who uses and asks';

create table fact.role_month (
  repo_id varchar not null,
  on_day timestamp not null,
  person_id varchar not null,
  person_kind varchar not null,
  producer integer not null,
  decomposer integer not null,
  consumer integer not null
);
comment on table fact.role_month is 'As fact.role_day, by month';
comment on column fact.role_month.on_day is 'The first of the month';

comment on table fact.issue is 'One row an issue, with the instants that its metrics ask for';
comment on table fact.change_request is 'One row a change request, with the instants that its metrics ask for';
comment on table fact.item_month is 'As fact.item_day, by month';
comment on table fact.activity_month is 'As fact.activity_day, by month';
comment on table fact.conflict is 'Signs of a conflict on an issue or a change request';

create table fact.duty (
  item_id varchar not null,
  repo_id varchar not null,
  author_kind varchar not null,
  role varchar not null,
  login varchar,
  asked_at timestamp,
  ended_at timestamp,
  outcome varchar
);
comment on table fact.duty is 'What somebody was asked by name to do for an item, and reviews that nobody asked for';
comment on column fact.duty.role is 'reviewer of a change request, or assignee of an item';
comment on column fact.duty.login is 'The person''s main one, where the account is known; null: a team';
comment on column fact.duty.asked_at is 'Null: it was done unasked';
comment on column fact.duty.outcome is 'reviewed, removed; null while it lasts';

create table fact.stage_span (
  item_id varchar not null,
  repo_id varchar not null,
  item_kind varchar not null,
  author_kind varchar not null,
  stage varchar not null,
  waiting_on varchar not null,
  from_at timestamp not null,
  to_at timestamp
);
comment on table fact.stage_span is 'What an open item that is no draft waited for, from when to when, null while it lasts';
comment on column fact.stage_span.stage is 'first_response, review, author, decision';
comment on column fact.stage_span.waiting_on is 'Whose turn it was: reviewers, author, maintainers; nobody: no one was named, or the author''s account is gone';

create table fact.decided_wait (
  item_id varchar not null,
  repo_id varchar not null,
  item_kind varchar not null,
  author_kind varchar not null,
  closed_at timestamp not null,
  reopened_at timestamp,
  first_response double not null,
  review double not null,
  author double not null,
  decision double not null
);
comment on table fact.decided_wait is 'Every close, with the seconds that the item had spent in each stage by then. It stands at T when closed_at <= T and it wasn''t reopened by then';

create table fact.release_wait (
  item_id varchar not null,
  repo_id varchar not null,
  author_kind varchar not null,
  from_at timestamp not null,
  to_at timestamp
);
comment on table fact.release_wait is 'From a change request''s merge to the next final release, null while there is none; only after a first release';
