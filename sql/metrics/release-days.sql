/*---
title: Release days a week
title_zh-CN: 每周发布天数
question: On how many days of a week does something come out?
question_zh-CN: 一周中有几天有东西发布？
family: releases
aggregate: quantile
quantile: 0.5
trailing: 12 months
unit: number
better: neither
target: null
noun: week
item_value: amount
sources: [release]
definition: >-
  Median number of days (UTC) of a week on which a release was published, over the weeks that lie wholly in the twelve
  months before the end of the period, weeks without a release counted with 0. Weeks begin on Monday; those that the
  window, the last sync or the beginning of the repository cuts are left out. Of several repositories, each one's weeks
  count. Drafts and pre-releases are left out.
definition_zh-CN: >-
  一周中有发布的天数（UTC）的中位数，取完整落在时段结束前 12 个月之内的各周，没有发布的周以 0 计入。每周从星期一开始；被
  范围、最近一次同步或仓库起点截断的周不计。多个仓库时，各仓库的周都计入。草稿和预发布版本不计。
bias: >-
  Below one release in two weeks it is 0, however steady: then the release interval says more. Automated publishing
  lifts it without more being made.
bias_zh-CN: >-
  若两周内的发布不足一次，则不论多么稳定数值都为 0：此时发布间隔更能说明问题。自动发布会抬高它，而产出并未增多。
standard: Own definition, on DORA deployment frequency
standard_zh-CN: 自有定义，基于 DORA 部署频率
---*/
with released as (
  select
    release.repo_id,
    date_trunc('week', release.published_at) as week_at,
    count(distinct date_trunc('day', release.published_at)) as days
  from release
  where not release.is_prerelease
  group by release.repo_id, date_trunc('week', release.published_at)
),
week as (
  select
    scope.series,
    scope.as_of,
    repository.item_id,
    repository.repo_id,
    each.week_at,
    each.week_at + interval 7 day as next_week_at
  from repository
  join scope on scope.repo_id = repository.repo_id
  join resource on resource.repo_id = repository.repo_id and resource.resource = 'release'
  cross join week_rows($from, $to) as each
  where each.week_at >= repository.created_at
    and each.week_at + interval 7 day <= scope.as_of
)
select
  week.series,
  period.start_at as period,
  week.item_id,
  cast(cast(week.week_at as date) as varchar) as outcome,
  coalesce(released.days, 0)::double as seconds
from week
join period
  on week.week_at >= period.from_at and week.next_week_at <= period.end_at
left join released on released.repo_id = week.repo_id and released.week_at = week.week_at
where period.start_at <= week.as_of
