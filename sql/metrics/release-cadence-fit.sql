/*---
title: Release cadence fit
title_zh-CN: 发布节奏符合率
question: Do releases come as far apart as their level lets users expect?
question_zh-CN: 各次发布的间隔是否符合其级别给用户的预期？
family: releases
aggregate: known-share
trailing: 12 months
unit: share
better: higher
target: null
noun: release
sources: [release]
definition: >-
  Of the releases of the twelve months before the end of the period, the share whose gap is inside the norm of its
  level. The level is in the form of the version: 2.0.0 major, 2.1.0 minor, 2.1.3 patch. The gap of a major version is
  counted from the major version before it, that of a minor one from the major or minor version before it, package by
  package. The norm, which is editable, ships as one to two years for major and six to twelve months for minor
  versions; patches come as needed and always fit. The first release of a level has no gap. It, versions 0.x, calendar
  versions and what can't be read as a version are listed with that outcome and aren't in the share. Pre-releases are
  left out.
definition_zh-CN: >-
  时段结束前 12 个月的发布中，间隔落在其级别规范之内的占比。级别由版本号的形式决定：2.0.0 为主版本，2.1.0 为次版
  本，2.1.3 为修订版本。主版本的间隔自上一个主版本起算，次版本的间隔自上一个主版本或次版本起算，各软件包分别计算。规范可
  以编辑，默认主版本为一至两年，次版本为六至十二个月；修订版本随需要发布，总是符合。某级别的首次发布没有间隔。这类发布，
  以及 0.x 版本、日历版本和无法识别的版本，按各自结果列出，不计入占比。预发布版本不计。
bias: >-
  Many patches make it high. A version that should have come and didn't isn't counted: see the time since the last
  release. The level is what the project calls it, whether or not something broke. A calendar version such as 22.10
  looks like a semantic one.
bias_zh-CN: >-
  修订版本多会使其偏高。该来而未来的版本不计：参见距上次发布时间。级别以项目自己的叫法为准，不论是否真有东西被破
  坏。22.10 这样的日历版本看上去像语义化版本。
standard: Own definition, on Semantic Versioning 2.0.0 and the reference model's release norm
standard_zh-CN: 自有定义，基于语义化版本 2.0.0 与参考模型的发布规范
---*/
with gap as (
  select
    scope.series,
    scope.as_of,
    release.item_id,
    release.level,
    release.published_at,
    seconds_between(release.level_before_at, release.published_at) as seconds,
    norm.level is not null as has_norm,
    norm.min_days,
    norm.max_days
  from release
  join scope on scope.repo_id = release.repo_id
  left join release_norm as norm on norm.level = release.level
  where not release.is_prerelease
    and release.level <> 'prerelease'
    and release.published_at <= scope.as_of
),
judged as (
  select
    *,
    case
      when not has_norm then level
      when min_days is null and max_days is null then 'fits'
      when seconds is null then 'first_of_level'
      when seconds < min_days * 86400.0 then 'too_soon'
      when seconds > max_days * 86400.0 then 'too_late'
      else 'fits'
    end as outcome
  from gap
)
select
  judged.series,
  period.start_at as period,
  judged.item_id,
  judged.outcome,
  judged.seconds,
  case when judged.outcome = 'fits' then true when judged.outcome in ('too_soon', 'too_late') then false end as is_hit
from judged
join period on judged.published_at >= period.from_at and judged.published_at < period.end_at
where period.start_at <= judged.as_of
