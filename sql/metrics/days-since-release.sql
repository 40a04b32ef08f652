/*---
title: Time since the last release
title_zh-CN: 距上次发布时间
question: How long ago did the last release come out?
question_zh-CN: 上次发布是多久以前？
family: releases
aggregate: quantile
quantile: 0.5
unit: duration
better: lower
target: null
noun: repository
sources: [release]
definition: >-
  Time from the last release to the end of the period (or to the last sync), by published_at; of several repositories
  the median. Drafts and pre-releases are left out. A repository that never released has none, and isn't counted. One
  that had published no release by the last sync is known by its tags that are versions.
definition_zh-CN: >-
  从最近一次发布到时段结束（或最近一次同步）的时间，按 published_at；多个仓库取中位数。草稿和预发布版本不计。从未发布的
  仓库没有值，不计入。截至最近一次同步未曾发布的仓库，以其中可识别为版本的标签（tag）为准。
bias: >-
  A finished project and an abandoned one look alike. What users get without a release, from the default branch, isn't
  seen.
bias_zh-CN: >-
  已完成的项目与被放弃的项目看上去一样。用户不经发布而直接从默认分支得到的内容看不到。
standard: Own definition, beside CHAOSS Release Frequency
standard_zh-CN: 自有定义，与 CHAOSS Release Frequency 并列
---*/
select
  scope.series,
  period.start_at as period,
  release.item_id,
  'last' as outcome,
  seconds_between(release.published_at, least(period.end_at, scope.as_of)) as seconds
from release
join scope on scope.repo_id = release.repo_id
join period
  on release.published_at < period.end_at
  and (release.next_at is null or release.next_at >= period.end_at or release.next_at > scope.as_of)
where not release.is_prerelease
  and release.published_at <= scope.as_of
  and period.start_at <= scope.as_of
