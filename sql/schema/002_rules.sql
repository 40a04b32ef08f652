-- Rules that decide what an actor or a close is; they ship with defaults and are the user's to edit.
create table actor_rule (
  login varchar primary key,
  kind varchar not null check (kind in ('human', 'bot', 'agent')),
  note varchar
);
comment on table actor_rule is 'By lower-case login, without the [bot] suffix; stands above the account type';

create table stale_label (label varchar primary key);
comment on table stale_label is 'Lower-case labels with which a bot''s close counts as expired, not as resolved';

create table rule_version (version integer not null);
comment on table rule_version is 'One row; raised by every change of a rule, and named in every answer';
insert into rule_version values (1);

insert into stale_label values
  ('stale'), ('lifecycle/stale'), ('lifecycle/rotten'), ('inactive'), ('no-activity'), ('no activity'),
  ('status: stale'), ('status/stale'), ('abandoned'), ('autoclosed'), ('wontfix-stale');

insert into actor_rule values
  ('copilot', 'agent', 'GitHub Copilot coding agent'),
  ('copilot-swe-agent', 'agent', 'GitHub Copilot coding agent'),
  ('copilot-pull-request-reviewer', 'agent', 'GitHub Copilot review'),
  ('github-copilot', 'agent', 'GitHub Copilot'),
  ('claude', 'agent', 'Anthropic Claude'),
  ('anthropic-claude', 'agent', 'Anthropic Claude'),
  ('codex', 'agent', 'OpenAI Codex'),
  ('chatgpt-codex-connector', 'agent', 'OpenAI Codex'),
  ('openai-codex', 'agent', 'OpenAI Codex'),
  ('devin-ai-integration', 'agent', 'Devin'),
  ('cursor', 'agent', 'Cursor'),
  ('cursoragent', 'agent', 'Cursor'),
  ('google-labs-jules', 'agent', 'Jules'),
  ('gemini-code-assist', 'agent', 'Gemini Code Assist'),
  ('coderabbitai', 'agent', 'CodeRabbit review'),
  ('openhands-agent', 'agent', 'OpenHands'),
  ('sweep-ai', 'agent', 'Sweep'),
  ('amazon-q-developer', 'agent', 'Amazon Q Developer'),
  ('qodo-merge-pro', 'agent', 'Qodo review'),
  ('sourcery-ai', 'agent', 'Sourcery review'),
  ('dependabot', 'bot', null),
  ('dependabot-preview', 'bot', null),
  ('renovate', 'bot', null),
  ('renovate-bot', 'bot', null),
  ('github-actions', 'bot', null),
  ('codecov', 'bot', null),
  ('codecov-io', 'bot', null),
  ('codecov-commenter', 'bot', null),
  ('coveralls', 'bot', null),
  ('stale', 'bot', null),
  ('probot-stale', 'bot', null),
  ('k8s-ci-robot', 'bot', null),
  ('k8s-triage-robot', 'bot', null),
  ('fejta-bot', 'bot', null),
  ('bors', 'bot', null),
  ('rustbot', 'bot', null),
  ('rust-highfive', 'bot', null),
  ('drahtbot', 'bot', 'Bitcoin Core'),
  ('mergify', 'bot', null),
  ('allcontributors', 'bot', null),
  ('imgbot', 'bot', null),
  ('greenkeeper', 'bot', null),
  ('snyk-bot', 'bot', null),
  ('pre-commit-ci', 'bot', null),
  ('semantic-release-bot', 'bot', null),
  ('sonarcloud', 'bot', null),
  ('netlify', 'bot', null),
  ('vercel', 'bot', null),
  ('cla-bot', 'bot', null),
  ('googlebot', 'bot', null),
  ('linux-foundation-easycla', 'bot', null),
  ('easycla', 'bot', null),
  ('openshift-ci-robot', 'bot', null),
  ('openshift-bot', 'bot', null),
  ('istio-testing', 'bot', null),
  ('opentelemetrybot', 'bot', null),
  ('asfgit', 'bot', 'Apache Software Foundation'),
  ('web-flow', 'bot', 'GitHub''s own merge committer'),
  ('gitter-badger', 'bot', null),
  ('lgtm-com', 'bot', null),
  ('deepsource-autofix', 'bot', null),
  ('pyup-bot', 'bot', null),
  ('homu', 'bot', null),
  ('travisbot', 'bot', null);
