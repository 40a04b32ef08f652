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

create table raw.profile (
  actor_id varchar not null,
  seen_at timestamp not null,
  company varchar,
  primary key (actor_id, seen_at)
);
comment on table raw.profile is 'What accounts say of themselves, a row for each look that saw something else than the one before';
comment on column raw.profile.seen_at is 'The source''s clock at that look: it says nothing of before';
comment on column raw.profile.company is 'As it is written there; null where it names none any more';

create table affiliation_rule (
  kind varchar not null check (kind in ('domain', 'owner', 'company')),
  value varchar not null,
  organisation varchar not null,
  from_at timestamp not null,
  to_at timestamp,
  primary key (kind, value, from_at)
);
comment on table affiliation_rule is 'Whose an e-mail domain is, an account that owns repositories and has members, or the company that a profile names, half-open in time';
comment on column affiliation_rule.value is 'In lower case; a company without its @ and with single blanks';

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
comment on table contribution_weight is 'The sets of sql/weights by kind of contribution, as metrics read them, filled from the files at each opening; a kind that a set lacks counts nothing in it';
comment on column contribution_weight.weights is 'The name of the set''s file';

create table contribution_weight_set (
  name varchar not null,
  version integer not null,
  changed_at timestamp not null,
  content varchar,
  primary key (name, version)
);
comment on table contribution_weight_set is 'The user''s own sets of weights, every version of each';
comment on column contribution_weight_set.content is 'As JSON what a file of sql/weights says; null: it was removed';

create table left_out (account_id varchar primary key, since timestamp not null);
comment on table left_out is 'Accounts of people who aren''t to be listed among contributors; what they did still counts in sums';

create table pseudonym_salt (salt varchar not null);
comment on table pseudonym_salt is 'What pseudonyms are made with: whoever has it can tell whose they are. Never shown nor exported';

create table fact.activity_trait (
  repo_id varchar not null,
  on_day timestamp not null,
  person_id varchar not null,
  person_kind varchar not null,
  organisation varchar,
  kind varchar not null,
  is_docs boolean not null,
  is_small boolean not null,
  is_self_merged boolean not null,
  contributions integer not null
);
comment on table fact.activity_trait is 'Those of fact.activity_day of which something is known that may change what they weigh';
comment on column fact.activity_trait.is_docs is 'It touches documentation and nothing else; only where paths were read';
comment on column fact.activity_trait.is_small is 'A change request of fewer than ten lines; not known of an import without sizes';
comment on column fact.activity_trait.is_self_merged is 'A change request that its author merged, which nobody else had reviewed; of its opening only where that was in the same month';
