/*---
title: Release frequency
title_zh-CN: 发布频率
question: How many releases came out in the last twelve months?
question_zh-CN: 最近 12 个月发布了多少次？
family: releases
aggregate: count
trailing: 12 months
unit: count
better: neither
target: null
noun: release
item_value: none
sources: [release]
definition: >-
  Releases published in the twelve months before the end of the period, by published_at. Drafts and pre-releases are
  left out; releases count whoever published them. A repository that had published no release by the last sync is
  known by its tags that are versions.
definition_zh-CN: >-
  时段结束前 12 个月内的发布次数，按 published_at。草稿和预发布版本不计；发布不论由谁发布均计入。截至最近一次同步未曾发
  布的仓库，以其中可识别为版本的标签（tag）为准。
bias: >-
  Counts releases, not what is in them: a patch weighs as much as a major version, and a project of many packages
  publishes many. A pre-release that isn't marked as one counts.
bias_zh-CN: >-
  统计的是发布次数，而不是其内容：一个修订版本与一个主版本分量相同，软件包多的项目发布也多。未标记为预发布的预发布版本会
  计入。
standard: CHAOSS Release Frequency
---*/
select
  scope.series,
  period.start_at as period,
  release.item_id,
  release.level as outcome,
  null::double as seconds
from release
join scope on scope.repo_id = release.repo_id
join period on release.published_at >= period.from_at and release.published_at < period.end_at
where not release.is_prerelease
  and release.published_at <= scope.as_of
  and period.start_at <= scope.as_of
