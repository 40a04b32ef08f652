/*---
title: Release interval, minor versions
title_zh-CN: 次版本发布间隔
question: How long do users wait for new features?
question_zh-CN: 用户等待新功能要多久？
family: releases
aggregate: survival-median
unit: duration
better: neither
target: null
noun: release
sources: [release]
definition: >-
  Median time (Kaplan–Meier) from one major or minor version to the next of either, package by package, by published_at. What a version is, is told by its form:
  2.0.0 major, 2.1.0 minor, 2.1.3 patch; versions 0.x, calendar versions, pre-releases and what can't be read as a
  version are left out. Each interval counts in the period in which it ended; the one that still runs counts, unfinished,
  in the period of the last sync.
definition_zh-CN: >-
  从一个主版本或次版本到下一个主版本或次版本的时间中位数（Kaplan–Meier），各软件包分别计算，按 published_at。版本的级别
  由其形式判断：2.0.0 为主版本，2.1.0 为次版本，2.1.3 为修订版本；0.x 版本、日历版本、预发布版本和无法识别的版本不计。每
  个间隔计入其结束所在的时段；仍在进行的间隔作为未完成者计入最近一次同步所在的时段。
bias: >-
  New features that come with patches aren't seen. A package that isn't developed any more has an interval that runs on
  for as long as its repository is read.
bias_zh-CN: >-
  随修订版本而来的新功能看不到。不再开发的软件包，只要其仓库仍被读取，间隔就一直延长。
standard: Own definition, on Semantic Versioning 2.0.0 and the reference model's release norm
standard_zh-CN: 自有定义，基于语义化版本 2.0.0 与参考模型的发布规范
---*/
with step as (
  select
    scope.series,
    release.item_id,
    release.published_at,
    least(coalesce(release.next_minor_at, scope.as_of), scope.as_of) as ended_at,
    coalesce(release.next_minor_at <= scope.as_of, false) as is_event
  from release
  join scope on scope.repo_id = release.repo_id
  where release.level in ('major', 'minor')
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
