/*---
title: Security policy
title_zh-CN: 安全策略覆盖率
question: Do the repositories say how to report a vulnerability?
question_zh-CN: 仓库是否说明如何报告漏洞？
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
definition_zh-CN: >-
  有安全策略的仓库占比：位于根目录、.github 或 docs 目录的 SECURITY 文件，或由所有者为其全部仓库统一提供的该文件。以最近
  一次同步时为准，因此只有包含该时刻的时段才有值。能否私下报告漏洞未予采集，不在其中。从未读取过文件的仓库列为未知；此时
  下限与上限分别是这些仓库全无和全有时的占比。
bias: >-
  That a policy is there says nothing of how reports are answered. A policy on a web site or in the readme isn't seen.
bias_zh-CN: >-
  有策略并不说明报告得到怎样的答复。写在网站上或 README 中的策略看不到。
standard: OpenSSF Best Practices vulnerability_report_process, as a share of repositories
standard_zh-CN: OpenSSF Best Practices vulnerability_report_process，以仓库占比表示
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
