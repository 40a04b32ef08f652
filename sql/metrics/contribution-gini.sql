/*---
title: Contribution inequality (Gini)
title_zh-CN: 贡献不均度（基尼系数）
question: How unequally is the work shared?
family: concentration
aggregate: gini
unit: number
better: neither
target: null
noun: contributor
item_value: amount
trailing: 12 months
sources: [issue, pull_request, comment]
definition: >-
  Gini's coefficient of the number of contributions of each person who made any in the twelve months up to the end of
  the period: 0 where all did the same, towards 1 where one did all. Each contribution counts the same; that a change was
  merged is not counted beside it.
bias: >-
  Every open project is very unequal, since many come once: compare it with itself over time. A project of one person
  reads 0. More visitors raise it without anybody doing less.
standard: Own definition, on Gini's coefficient
---*/
with met as (
  -- Summed step by step of time first, since each is looked at from several periods.
  select
    scope.series,
    bucket(activity.on_day) as bucket,
    activity.person_id,
    sum(activity.contributions) as contributions
  from activity
  join scope on scope.repo_id = activity.repo_id
  where activity.kind <> 'merged'
    and activity.on_day >= $from and activity.on_day < $to
    and ($actors = 'all' or activity.person_kind = $actors)
  group by scope.series, bucket(activity.on_day), activity.person_id
)
select
  met.series,
  slot.start_at as period,
  met.person_id as item_id,
  'active' as outcome,
  sum(met.contributions)::double as seconds
from met
join slot on slot.bucket = met.bucket
group by met.series, slot.start_at, met.person_id
