-- Who is who, where they belong and what a contribution weighs: the user's rules.
create table identity (
  account_id varchar primary key,
  person_id varchar not null,
  source varchar not null,
  note varchar
);
comment on table identity is 'An account that is another spelling of a person: its id, or email:… for an address of git';
comment on column identity.source is 'hand, rule or file';

create table affiliation (
  person_id varchar not null,
  organisation varchar not null,
  from_at timestamp not null,
  to_at timestamp,
  source varchar not null
);
comment on table affiliation is 'Where a person belongs, half-open in time; what it doesn''t say is unknown';
comment on column affiliation.source is 'hand, file, domain, membership or profile; where several hold, the first of these';

create table contribution_weight (
  weights varchar not null,
  kind varchar not null,
  weight double not null,
  primary key (weights, kind)
);
comment on table contribution_weight is 'Named sets of weights by kind of contribution; a kind that a set lacks counts nothing in it';
comment on column contribution_weight.weights is 'opendigger: as published for its activity; equal: each counts 1; tiers: our own, basic 1, advanced 2, core 3';
insert into contribution_weight values
  ('opendigger', 'comment', 0.5252),
  ('opendigger', 'issue', 2.2235),
  ('opendigger', 'change_request', 4.0679),
  ('opendigger', 'review_comment', 0.7427),
  ('opendigger', 'merged', 2.0339),
  ('equal', 'issue', 1),
  ('equal', 'comment', 1),
  ('equal', 'change_request', 1),
  ('equal', 'review', 1),
  ('equal', 'review_comment', 1),
  ('equal', 'merged', 1),
  ('equal', 'merge', 1),
  ('equal', 'close', 1),
  ('equal', 'triage', 1),
  ('equal', 'release', 1),
  ('equal', 'commit', 1),
  ('equal', 'discussion', 1),
  ('equal', 'discussion_comment', 1),
  ('tiers', 'issue', 1),
  ('tiers', 'comment', 1),
  ('tiers', 'change_request', 2),
  ('tiers', 'review', 2),
  ('tiers', 'review_comment', 2),
  ('tiers', 'discussion', 2),
  ('tiers', 'discussion_comment', 2),
  ('tiers', 'merge', 3),
  ('tiers', 'release', 3),
  ('tiers', 'close', 3),
  ('tiers', 'triage', 3);
