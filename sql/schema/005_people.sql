-- Who is who, and where they belong: what a contribution weighs: the user's rules, each with when it holds, and every change of them.
comment on column actor_rule.login is 'A lower-case login without the [bot] suffix, or an e-mail address; with * it is a pattern, below every exact one';

create table identity (
  account_id varchar primary key,
  into_id varchar not null,
  person_id varchar,
  source varchar not null,
  note varchar
);
comment on table identity is 'An account that is another spelling of a person: its id, or email:… for an address of git';
comment on column identity.into_id is 'What is said: the account that it is another spelling of; its own id where it is to stand alone';
comment on column identity.person_id is 'What follows, through all that is said of into_id too; null until that is worked out';
comment on column identity.source is 'hand, file, or the rule of sql/identities that found it';

create table identity_rule (rule varchar primary key, is_on boolean not null);
comment on table identity_rule is 'Rules of sql/identities that the user has switched on or off; the others are as their file says';

create table affiliation (
  person_id varchar not null,
  organisation varchar not null,
  from_at timestamp not null,
  to_at timestamp,
  source varchar not null
);
comment on table affiliation is 'Where a person belongs, half-open in time; what it doesn''t say is unknown';
comment on column affiliation.person_id is 'Any account of the person''s';
comment on column affiliation.source is 'hand, file, domain, membership or profile; where several hold, the first of these';

create table affiliation_rule (
  kind varchar not null check (kind in ('domain', 'owner')),
  value varchar not null,
  organisation varchar not null,
  from_at timestamp not null,
  to_at timestamp,
  primary key (kind, value, from_at)
);
comment on table affiliation_rule is 'Whose an e-mail domain is, or an account that owns repositories and has members, half-open in time';

create table public_mail_host (host varchar primary key);
comment on table public_mail_host is 'Where anybody can have an address: it says nothing of where they belong';
insert into public_mail_host values
  ('gmail.com'), ('googlemail.com'), ('outlook.com'), ('hotmail.com'), ('hotmail.co.uk'), ('hotmail.fr'), ('live.com'),
  ('msn.com'), ('yahoo.com'), ('yahoo.co.uk'), ('yahoo.co.jp'), ('yahoo.co.in'), ('yahoo.fr'), ('ymail.com'),
  ('icloud.com'), ('me.com'), ('mac.com'), ('aol.com'), ('proton.me'), ('protonmail.com'), ('protonmail.ch'), ('pm.me'),
  ('tutanota.com'), ('tuta.io'), ('gmx.de'), ('gmx.net'), ('gmx.com'), ('gmx.at'), ('gmx.ch'), ('web.de'), ('t-online.de'),
  ('freenet.de'), ('posteo.de'), ('mailbox.org'), ('fastmail.com'), ('fastmail.fm'), ('hey.com'), ('zoho.com'),
  ('yandex.ru'), ('yandex.com'), ('ya.ru'), ('mail.ru'), ('bk.ru'), ('list.ru'), ('inbox.ru'), ('rambler.ru'),
  ('qq.com'), ('vip.qq.com'), ('foxmail.com'), ('163.com'), ('126.com'), ('yeah.net'), ('sina.com'), ('sina.cn'),
  ('sohu.com'), ('aliyun.com'), ('139.com'), ('189.cn'), ('naver.com'), ('daum.net'), ('hanmail.net'),
  ('orange.fr'), ('free.fr'), ('laposte.net'), ('wanadoo.fr'), ('libero.it'), ('seznam.cz'), ('wp.pl'), ('o2.pl'),
  ('interia.pl'), ('rediffmail.com'), ('comcast.net'), ('duck.com'), ('riseup.net'), ('disroot.org'),
  ('users.noreply.github.com'), ('noreply.github.com'), ('github.com'), ('noreply.gitlab.com'), ('localhost'),
  ('localhost.localdomain'), ('example.com');

create table fact.account (
  account_id varchar not null,
  person_id varchar not null,
  login varchar not null,
  name varchar,
  kind varchar not null,
  why varchar not null
);
comment on table fact.account is 'Accounts and addresses with the person behind each and what that is, as the rules decide it';
comment on column fact.account.why is 'What decided its kind: rule, pattern, account (that of its person), source or default';

create table fact.address (
  repo_id varchar not null,
  email varchar not null,
  name varchar,
  account_id varchar,
  is_disputed boolean not null
);
comment on table fact.address is 'Lower-case e-mail addresses of a repository''s commits, authors and co-authors';
comment on column fact.address.name is 'The name that stands beside it most often';
comment on column fact.address.account_id is 'The account that GitHub says it is; null where it says none';
comment on column fact.address.is_disputed is 'GitHub says several accounts';

create table fact.address_day (repo_id varchar not null, email varchar not null, on_day timestamp not null);
comment on table fact.address_day is 'Days of commits on which an address was used';

create table rule_change (
  version integer not null,
  changed_at timestamp not null,
  list varchar not null,
  key varchar not null,
  before varchar,
  after varchar,
  note varchar
);
comment on table rule_change is 'What each version of the rules changed against the one before, so that any can be seen and restored';
comment on column rule_change.list is 'kind, stale_label, identity, identity_rule, affiliation, affiliation_rule';
comment on column rule_change.before is 'The row as JSON; null where there was none';
comment on column rule_change.after is 'The same afterwards; null where it is gone';

insert into actor_rule values
  ('noreply@anthropic.com', 'agent', 'Claude as a co-author'),
  ('cursoragent@cursor.com', 'agent', 'Cursor as a co-author'),
  ('*+copilot@users.noreply.github.com', 'agent', 'GitHub Copilot as a co-author'),
  ('bot@renovateapp.com', 'bot', null),
  ('support@dependabot.com', 'bot', null);

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
