/*---
title: Governance written down
title_zh-CN: 治理文件覆盖率
question: Do the repositories say who decides?
question_zh-CN: 仓库是否写明由谁决定？
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
definition_zh-CN: >-
  至少有一个写明由谁决定之文件的仓库占比：位于根目录、.github 或 docs 目录的 GOVERNANCE、MAINTAINERS 或 CODEOWNERS。以最
  近一次同步时为准，因此只有包含该时刻的时段才有值。从未读取过文件的仓库列为未知；此时下限与上限分别是这些仓库全无和全有
  时的占比。
bias: >-
  A list of code owners alone is enough, also one that nobody keeps. What is written on a web site or in a repository
  for all of an owner's projects isn't seen.
bias_zh-CN: >-
  仅有一份代码所有者名单即可，哪怕无人维护。写在网站上的，或写在某个仓库中供同一所有者全部项目共用的，看不到。
standard: CNCF project criteria (governance and maintainers), as a share of repositories
standard_zh-CN: CNCF 项目准则（治理与维护者），以仓库占比表示
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
