/*---
title: Security policy
title_zh-CN: 安全策略覆盖率
question: Do the repositories say how to report a vulnerability?
family: quality
aggregate: census-share
unit: share
better: higher
target: 1
noun: repository
item_value: none
sources: [community_file]
definition: >-
  Share of the repositories that have a security policy: a SECURITY file in the root, .github or docs folder, or one
  that the owner gives to all of theirs. As of the last sync, so only the period that holds it has a value. Whether
  vulnerabilities can be reported privately isn't collected and isn't in it. Repositories of which the files were never
  read are listed as unknown; low and high are then the share without and with all of them.
bias: >-
  That a policy is there says nothing of how reports are answered. A policy on a web site or in the readme isn't seen.
standard: OpenSSF Best Practices vulnerability_report_process, as a share of repositories
---*/
select
  scope.series,
  period.start_at as period,
  community_check.repo_id as item_id,
  case when community_check.is_there then 'present' when not community_check.is_there then 'missing' else 'unknown' end
    as outcome,
  null::double as seconds,
  community_check.is_there as is_hit
from community_check
join scope on scope.repo_id = community_check.repo_id
join period on period.start_at <= scope.as_of and period.end_at > scope.as_of
where community_check.kind = 'security_policy'
