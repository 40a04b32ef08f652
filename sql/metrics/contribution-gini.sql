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
with held as (
  select
    series,
    enters,
    leaves,
    case when $listing then person_id end as item_id,
    case $part when 'merged' then merged else contributions end::double as contributions,
    count(*) as people
  from trail
  where case $part when 'merged' then merged else contributions end > 0
  group by all
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
