/*---
title: Governance written down
title_zh-CN: 治理文件覆盖率
question: Do the repositories say who decides?
family: people
aggregate: census-share
unit: share
better: higher
target: 1
noun: repository
item_value: none
sources: [community_file]
definition: >-
  Share of the repositories that have at least one file which says who decides: GOVERNANCE, MAINTAINERS or CODEOWNERS,
  in the root, .github or docs folder. As of the last sync, so only the period that holds it has a value. Repositories
  of which the files were never read are listed as unknown; low and high are then the share without and with all of
  them.
bias: >-
  A list of code owners alone is enough, also one that nobody keeps. What is written on a web site or in a repository
  for all of an owner's projects isn't seen.
standard: CNCF project criteria (governance and maintainers), as a share of repositories
---*/
with checked as (
  select scope.series, scope.as_of, scope.repo_id, bool_or(community_check.is_there) as is_hit
  from community_check
  join scope on scope.repo_id = community_check.repo_id
  where community_check.kind in ('governance', 'code_owners')
  group by scope.series, scope.as_of, scope.repo_id
)
select
  checked.series,
  period.start_at as period,
  checked.repo_id as item_id,
  case when is_hit then 'present' when not is_hit then 'missing' else 'unknown' end as outcome,
  null::double as seconds,
  is_hit
from checked
join period on period.start_at <= checked.as_of and period.end_at > checked.as_of
