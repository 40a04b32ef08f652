/*---
title: Libyears
title_zh-CN: 依赖滞后年数
question: How far are the dependencies behind, all together?
question_zh-CN: 全部依赖合起来落后多远？
family: reuse
aggregate: known-sum
unit: number
better: lower
target: 0
noun: dependency
item_value: amount
sources: [dependency]
definition: >-
  Sum over the direct dependencies of the years (of 365.25 days) from the release of the version in use to that of the
  latest stable version, never below 0. As of the last sync, so only the period that holds it has a value. Dependencies
  of which a date isn't known are listed as unknown and are in no sum.
definition_zh-CN: >-
  从所用版本的发布到最新稳定版本的发布之间的年数（每年 365.25 天），对直接依赖求和，每项不低于 0。以最近一次同步时为准，
  因此只有包含该时刻的时段才有值。有日期不详的依赖列为未知，不计入总和。
bias: >-
  It grows with the number of dependencies: the median beside it doesn't. A dependency that is no longer released
  counts as current.
bias_zh-CN: >-
  它随依赖数量增大：与之并列的中位数则不然。不再发布的依赖算作最新。
standard: CHAOSS Libyears
---*/
select
  scope.series,
  period.start_at as period,
  dependency.item_id,
  case
    when dependency.latest_published_at <= scope.as_of and dependency.used_published_at <= scope.as_of
      then case when dependency.used_published_at < dependency.latest_published_at then 'behind' else 'current' end
    else 'unknown'
  end as outcome,
  case when dependency.latest_published_at <= scope.as_of and dependency.used_published_at <= scope.as_of
    then case when dependency.used_published_at < dependency.latest_published_at
      then seconds_between(dependency.used_published_at, dependency.latest_published_at) / (365.25 * 86400) else 0 end end
    as seconds
from dependency
join scope on scope.repo_id = dependency.repo_id
join period on period.start_at <= scope.as_of and period.end_at > scope.as_of
where dependency.is_direct
