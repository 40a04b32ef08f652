/*---
table: address
---*/
-- Addresses of a repository's commits. Git knows no accounts; GitHub says for some whose they are.
with used as (
  select lower(author_email) as email, author_name as name, author_id as account_id
  from raw.commit
  where repo_id = $repo_id
  union all
  select lower(author_email), author_name, null from raw.git_commit where repo_id = $repo_id
  union all
  select lower(email), name, null from raw.git_co_author where repo_id = $repo_id
),
named as (
  select email, name, count(*) as times
  from used
  where name <> ''
  group by email, name
  qualify row_number() over (partition by email order by times desc, name) = 1
)
select
  $repo_id as repo_id,
  used.email,
  any_value(named.name) as name,
  min(used.account_id) as account_id,
  count(distinct used.account_id) > 1 as is_disputed
from used
left join named on named.email = used.email
where used.email <> ''
group by used.email
