/*---
title: Elephant factor
title_zh-CN: 大象系数
question: How few organisations do half of the work?
question_zh-CN: 最少几个组织就完成了一半的工作？
family: concentration
aggregate: elephant-factor
threshold: 0.5
unit: number
better: higher
target: 2
noun: contributor
item_value: amount
trailing: 12 months
part: merged
sources: [pull_request]
definition: >-
  The smallest number of organisations whose people wrote half or more of the change requests that were merged in the
  twelve months up to the end of the period, by where each belonged at that time. A low factor is dependence on few.
  People of whom no organisation is known, and independent ones, are left out of the value; low and high show it with
  and without each of them as an organisation of their own. They are listed as unknown, so their share is seen.
definition_zh-CN: >-
  截至时段结束的 12 个月内，其人员编写了一半或更多已合并变更请求的最少组织数，以各人当时所属的组织为准。系数低意味着依赖
  于少数组织。所属组织未知的人和独立贡献者不计入数值；下限和上限由两种结果给出：不计这些人，以及把他们各算作一个组织。他
  们列为未知，因此其占比可以看到。
bias: >-
  Rests on what is known of people: addresses and profiles name employers late and incompletely, and one person can
  work for themselves at night. With few affiliations known the value speaks of those few alone: look at the bounds.
bias_zh-CN: >-
  取决于对人员的了解：邮箱地址和个人资料对雇主的反映既迟又不全，同一个人在夜里也可能为自己工作。所属组织已知者少时，数值
  只代表这少数人：请看上下限。
standard: CHAOSS Elephant Factor, by merged change requests
standard_zh-CN: CHAOSS Elephant Factor，按已合并的变更请求计
---*/
with held as (
  select
    series,
    organisation,
    enters,
    leaves,
    case when $listing then person_id end as item_id,
    case $part when 'merged' then merged else contributions end::double as contributions,
    count(*) as people
  from organisation_trail
  where case $part when 'merged' then merged else contributions end > 0
  group by all
)
select
  held.series,
  period.start_at as period,
  held.item_id,
  coalesce(held.organisation, 'unknown') as outcome,
  held.contributions as seconds,
  held.people,
  held.organisation
from held
join period on period.place >= held.enters and period.place < held.leaves
