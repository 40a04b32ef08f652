-- What a repository can have for its community, one row each, with whether and where it had it when last read; null:
-- never read.
create or replace view community_check as
with asked as (
  select unnest([
    'readme', 'contributing', 'code_of_conduct', 'governance', 'security_policy', 'code_owners', 'issue_template',
    'change_request_template', 'funding', 'citation', 'licence', 'good_first_issue'
  ]) as kind
),
found as (
  select repo_id, kind, min(path) as path
  from raw.community_file
  group by repo_id, kind
)
select
  repository.id || ' has ' || asked.kind as item_id,
  repository.id as repo_id,
  asked.kind,
  found.path,
  case when read.repo_id is not null then found.path is not null end as is_there
from raw.repository as repository
cross join asked
left join found on found.repo_id = repository.id and found.kind = asked.kind
left join (from fact.resource where resource = 'community_file') as read on read.repo_id = repository.id;
