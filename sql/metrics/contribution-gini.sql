/*---
title: Contribution inequality (Gini)
title_zh-CN: 贡献不均度（基尼系数）
question: How unequally is the work shared?
question_zh-CN: 工作分担得有多不均？
family: concentration
aggregate: gini
unit: number
better: neither
target: null
noun: contributor
item_value: amount
trailing: 12 months
part: active
sources: [issue, pull_request, comment]
definition: >-
  Gini's coefficient of the number of contributions of each person who made any in the twelve months up to the end of
  the period: 0 where all did the same, towards 1 where one did all. Each contribution counts the same; that a change was
  merged is not counted beside it.
definition_zh-CN: >-
  截至时段结束的 12 个月内，凡有贡献者的贡献次数的基尼系数：人人相同为 0，越接近一人包办越趋近 1。每次贡献同等计数；变更
  被合并不另计一次。
bias: >-
  Every open project is very unequal, since many come once: compare it with itself over time. A project of one person
  reads 0. More visitors raise it without anybody doing less.
bias_zh-CN: >-
  由于许多人只来一次，任何开放项目都很不均：宜与自身的过去比较。只有一个人的项目为 0。来访者增多会抬高它，而谁也没有少
  做。
standard: Own definition, on Gini's coefficient
standard_zh-CN: 自有定义，基于基尼系数
---*/
with met as (
  select
    scope.series,
    person_activity.person_id,
    person_activity.on_day,
    case $part when 'merged' then person_activity.merged else person_activity.contributions end::double as contributions
  from person_activity
  join scope on scope.repo_id = person_activity.repo_id
  where case $part when 'merged' then person_activity.merged else person_activity.contributions end > 0
    and person_activity.on_day >= $from and person_activity.on_day < $to
    and ($actors = 'all' or person_activity.person_kind = $actors)
),
person as (
  select series, person_id, min(on_day) as first_on, max(on_day) as last_on, sum(contributions) as contributions
  from met
  group by series, person_id
),
-- Most came once: they need no following. The others get a number, which is faster to sort by.
often as (
  select
    series,
    person_id,
    case when $listing then person_id end as item_id,
    (row_number() over ())::integer as person
  from person
  where first_on < last_on
),
visit as (
  select often.series, often.person, often.item_id, met.on_day, sum(met.contributions) as contributions
  from met
  join often
    on often.series = met.series and often.person_id = met.person_id
  group by often.series, often.person, often.item_id, met.on_day
),
-- What a visit adds when the first period holds it, and takes away again when the last has passed.
change as (
  select visit.series, visit.person, visit.item_id, stay.enters as place, visit.contributions
  from visit
  join stay on stay.on_day = visit.on_day
  union all
  select visit.series, visit.person, visit.item_id, stay.leaves, -visit.contributions
  from visit
  join stay on stay.on_day = visit.on_day
),
standing as (
  select
    series,
    item_id,
    place as enters,
    lead(place) over (partition by person order by place rows unbounded preceding) as leaves,
    sum(contributions) over (partition by person order by place rows unbounded preceding) as contributions
  from change
),
held as (
  select series, item_id, enters, leaves, contributions, count(*) as people
  from standing
  where enters < leaves and contributions > 0
  group by series, item_id, enters, leaves, contributions
  union all
  select
    person.series,
    case when $listing then person.person_id end,
    stay.enters,
    stay.leaves,
    person.contributions,
    count(*)
  from person
  join stay on stay.on_day = person.first_on
  where person.first_on = person.last_on
  group by
    person.series,
    case when $listing then person.person_id end,
    stay.enters,
    stay.leaves,
    person.contributions
)
select
  held.series,
  period.start_at as period,
  held.item_id,
  $part as outcome,
  held.contributions as seconds,
  held.people
from held
join period on period.place >= held.enters and period.place < held.leaves
