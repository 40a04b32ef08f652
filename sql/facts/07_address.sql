/*---
table: address
of: repository
---*/
-- Who is behind each e-mail address that commits name. GitHub's own addresses say the login; of others GitHub tells
-- the account with some commit. An address that it told two accounts for stands for neither.
with told as (
  select lower(author_email) as email, author_id
  from raw.commit
  where repo_id = $repo_id and author_email is not null
),
seen as (
  select email from told
  union
  select lower(author_email) from raw.git_commit where repo_id = $repo_id
  union
  select lower(email) from raw.git_co_author where repo_id = $repo_id
),
linked as (
  select email, min(author_id) as account_id
  from told
  where author_id is not null
  group by email
  having count(distinct author_id) = 1
),
-- 123+login@users.noreply.github.com, of old without the number; an app's login ends in [bot].
hidden as (
  select email, regexp_extract(email, '^(?:\d+\+)?([^+@]+)@users\.noreply\.github\.com$', 1) as login
  from seen
),
named as (
  select hidden.email, min(actor.id) as account_id
  from hidden
  join raw.actor as actor
    on lower(actor.login) = replace(hidden.login, '[bot]', '')
    and (actor.account_type = 'Bot') = ends_with(hidden.login, '[bot]')
  group by hidden.email
),
resolved as (
  select seen.email, coalesce(linked.account_id, named.account_id, 'email:' || seen.email) as account_id
  from seen
  left join linked on linked.email = seen.email
  left join named on named.email = seen.email
)
select
  $repo_id as repo_id,
  resolved.email,
  coalesce(account.person_id, resolved.account_id) as person_id,
  coalesce(account.kind, case when resolved.email like '%[bot]@%' then 'bot' end, 'human') as person_kind
from resolved
left join account on account.account_id = resolved.account_id
