/*---
title: Release interval, patch versions
title_zh-CN: 修订版本发布间隔
question: How long do users wait for the next version of any level?
question_zh-CN: 用户等待下一个任意级别的版本要多久？
family: releases
aggregate: survival-median
unit: duration
better: neither
target: null
noun: release
sources: [release]
definition: >-
  Median time (Kaplan–Meier) from one version to the next of any level, a patch at least, package by package, by published_at. What a version is, is told by its form:
  2.0.0 major, 2.1.0 minor, 2.1.3 patch; versions 0.x, calendar versions, pre-releases and what can't be read as a
  version are left out. Each interval counts in the period in which it ended; the one that still runs counts, unfinished,
  in the period of the last sync.
definition_zh-CN: >-
  从一个版本到下一个任意级别（至少为修订版本）之版本的时间中位数（Kaplan–Meier），各软件包分别计算，按 published_at。版
  本的级别由其形式判断：2.0.0 为主版本，2.1.0 为次版本，2.1.3 为修订版本；0.x 版本、日历版本、预发布版本和无法识别的版本
  不计。每个间隔计入其结束所在的时段；仍在进行的间隔作为未完成者计入最近一次同步所在的时段。
bias: >-
  A batch of patches on one day shortens it. Old lines that are kept up beside the newest one shorten it as well, since
  the next version may be of another line.
bias_zh-CN: >-
  同一天发布一批修订版本会使其变短。与最新版本并行维护的旧版本线也会使其变短，因为下一个版本可能属于另一条版本线。
standard: Own definition, on Semantic Versioning 2.0.0 and the reference model's release norm
standard_zh-CN: 自有定义，基于语义化版本 2.0.0 与参考模型的发布规范
---*/
with step as (
  select
    scope.series,
    release.item_id,
    release.published_at,
    least(coalesce(release.next_patch_at, scope.as_of), scope.as_of) as ended_at,
    coalesce(release.next_patch_at <= scope.as_of, false) as is_event
  from release
  join scope on scope.repo_id = release.repo_id
  where release.level in ('major', 'minor', 'patch')
    and not release.is_prerelease
    and release.published_at <= scope.as_of
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
