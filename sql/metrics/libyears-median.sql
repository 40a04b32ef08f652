/*---
title: Median libyears of a dependency
title_zh-CN: 依赖滞后年数中位数
question: How far is a typical dependency behind?
question_zh-CN: 一个典型的依赖落后多远？
family: reuse
aggregate: quantile
quantile: 0.5
unit: number
better: lower
target: 0
noun: dependency
item_value: amount
sources: [dependency]
definition: >-
  Median over the direct dependencies of the years (of 365.25 days) from the release of the version in use to that of
  the latest stable version, never below 0. As of the last sync, so only the period that holds it has a value.
  Dependencies of which a date isn't known are left out.
definition_zh-CN: >-
  从所用版本的发布到最新稳定版本的发布之间的年数（每年 365.25 天），对直接依赖取中位数，不低于 0。以最近一次同步时为准，
  因此只有包含该时刻的时段才有值。有日期不详的依赖不计入。
bias: >-
  Half of the dependencies may be far behind without moving it: the sum beside it shows them. A dependency that is no
  longer released counts as current.
bias_zh-CN: >-
  可能有一半的依赖远远落后而数值不动：与之并列的总和能看出来。不再发布的依赖算作最新。
standard: CHAOSS Libyears, by dependency
standard_zh-CN: CHAOSS Libyears，按依赖计
---*/
select
  scope.series,
  period.start_at as period,
  dependency.item_id,
  case when dependency.used_published_at < dependency.latest_published_at then 'behind' else 'current' end as outcome,
  case when dependency.used_published_at < dependency.latest_published_at
    then seconds_between(dependency.used_published_at, dependency.latest_published_at) / (365.25 * 86400) else 0 end as seconds
from dependency
join scope on scope.repo_id = dependency.repo_id
join period on period.start_at <= scope.as_of and period.end_at > scope.as_of
where dependency.is_direct
  and dependency.latest_published_at <= scope.as_of
  and dependency.used_published_at <= scope.as_of
