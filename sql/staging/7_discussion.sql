-- Discussions, with who began them.
create or replace view discussion as
select
  discussion.id as item_id,
  discussion.repo_id,
  account.person_id as author_id,
  coalesce(account.kind, 'human') as author_kind,
  discussion.is_answerable,
  discussion.created_at,
  discussion.answered_at
from raw.discussion as discussion
left join account on account.account_id = discussion.author_id;
