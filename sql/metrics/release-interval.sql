/*---
title: Release interval
title_zh-CN: 发布间隔
question: How often does a release come out?
question_zh-CN: 多久发布一次？
family: releases
aggregate: survival-median
unit: duration
better: neither
target: null
noun: release
sources: [release]
definition: >-
  Median time (Kaplan–Meier) between one release and the next, by published_at. Each interval counts in the period in
  which it ended; the one that still runs counts, unfinished, in the period of the last sync, so that a stall shows.
  Drafts and pre-releases are left out; releases count whoever published them. A repository that had published no
  release by the last sync is known by its tags that are versions.
definition_zh-CN: >-
  相邻两次发布之间的时间中位数（Kaplan–Meier），按 published_at。每个间隔计入其结束所在的时段；仍在进行的间隔作为未完成
  者计入最近一次同步所在的时段，使停滞得以显现。草稿和预发布版本不计；发布不论由谁发布均计入。截至最近一次同步未曾发布的
  仓库，以其中可识别为版本的标签（tag）为准。
bias: >-
  A batch of patch releases on one day shortens it, and so do several packages that are released from one repository.
bias_zh-CN: >-
  同一天发布一批修订版本会使其变短，从同一仓库发布多个软件包也会。
standard: Own definition, on CHAOSS Release Frequency
standard_zh-CN: 自有定义，基于 CHAOSS Release Frequency
---*/
with step as (
  select
    scope.series,
    release.item_id,
    release.published_at,
    least(coalesce(release.next_at, scope.as_of), scope.as_of) as ended_at,
    coalesce(release.next_at <= scope.as_of, false) as is_event
  from release
  join scope on scope.repo_id = release.repo_id
  where not release.is_prerelease and release.published_at <= scope.as_of
)
select
  step.series,
  slot.start_at as period,
  step.item_id,
  case when step.is_event then 'followed' else 'running' end as outcome,
  seconds_between(step.published_at, step.ended_at) as seconds,
  step.is_event
from step
join slot on slot.bucket = bucket(step.ended_at)
where step.ended_at >= $from and step.ended_at < $to
