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
with met as (
  select
    scope.series,
    person_activity.person_id,
    person_activity.organisation,
    person_activity.on_day,
    case $part when 'merged' then person_activity.merged else person_activity.contributions end::double as contributions
  from person_activity
  join scope on scope.repo_id = person_activity.repo_id
  where case $part when 'merged' then person_activity.merged else person_activity.contributions end > 0
    and person_activity.on_day >= $from and person_activity.on_day < $to
    and ($actors = 'all' or person_activity.person_kind = $actors)
),
person as (
  select series, person_id, organisation, min(on_day) as first_on, max(on_day) as last_on, sum(contributions) as contributions
  from met
  group by series, person_id, organisation
),
-- Most came once: they need no following. The others get a number, which is faster to sort by.
often as (
  select
    series,
    person_id, organisation,
    case when $listing then person_id end as item_id,
    (row_number() over ())::integer as person
  from person
  where first_on < last_on
),
visit as (
  select often.series, often.person, often.organisation, often.item_id, met.on_day, sum(met.contributions) as contributions
  from met
  join often
    on often.series = met.series and often.person_id = met.person_id
    and often.organisation is not distinct from met.organisation
  group by often.series, often.person, often.organisation, often.item_id, met.on_day
),
-- What a visit adds when the first period holds it, and takes away again when the last has passed.
change as (
  select visit.series, visit.person, visit.organisation, visit.item_id, stay.enters as place, visit.contributions
  from visit
  join stay on stay.on_day = visit.on_day
  union all
  select visit.series, visit.person, visit.organisation, visit.item_id, stay.leaves, -visit.contributions
  from visit
  join stay on stay.on_day = visit.on_day
),
standing as (
  select
    series, organisation,
    item_id,
    place as enters,
    lead(place) over (partition by person order by place rows unbounded preceding) as leaves,
    sum(contributions) over (partition by person order by place rows unbounded preceding) as contributions
  from change
),
held as (
  select series, organisation, item_id, enters, leaves, contributions, count(*) as people
  from standing
  where enters < leaves and contributions > 0
  group by series, organisation, item_id, enters, leaves, contributions
  union all
  select
    person.series,
    person.organisation,
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
    person.organisation,
    case when $listing then person.person_id end,
    stay.enters,
    stay.leaves,
    person.contributions
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
