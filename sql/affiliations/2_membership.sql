/*---
source: membership
---*/
-- GitHub says of who writes in an organisation's repository whether they are a member, as of the fetch and not of the
-- writing. From their first such day on, within the interval that the user's rule of the organisation has.
with repository as (
  select repository.id as repo_id, rule.organisation, rule.from_at, rule.to_at
  from raw.repository as repository
  join affiliation_rule as rule on rule.kind = 'owner' and rule.value = lower(repository.owner)
),
wrote as (
  select repo_id, author_id, author_association, created_at as at from raw.issue
  union all
  select repo_id, author_id, author_association, created_at from raw.pull_request
  union all
  select repo_id, author_id, author_association, created_at from raw.comment
  union all
  select repo_id, author_id, author_association, submitted_at from raw.review
)
select
  coalesce(identity.person_id, wrote.author_id) as person_id,
  repository.organisation,
  greatest(repository.from_at, min(date_trunc('day', wrote.at))) as from_at,
  repository.to_at
from repository
join wrote on wrote.repo_id = repository.repo_id
left join identity on identity.account_id = wrote.author_id
where wrote.author_association in ('OWNER', 'MEMBER')
  and wrote.author_id is not null
  and wrote.at is not null
group by coalesce(identity.person_id, wrote.author_id), repository.organisation, repository.from_at, repository.to_at
