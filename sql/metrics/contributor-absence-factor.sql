/*---
title: Contributor absence factor
title_zh-CN: 贡献者缺席系数
question: How few people could leave before half the work is gone?
family: concentration
aggregate: absence-factor
threshold: 0.5
unit: number
better: higher
target: 2
noun: contributor
item_value: amount
trailing: 12 months
sources: [pull_request]
definition: >-
  The smallest number of people who wrote half or more of the change requests that were merged in the twelve months up
  to the end of the period, the largest share first. Exactly half is enough. A census, so without an interval; n is the
  number of people with a merged change. Two is the least that the OpenSSF badge asks for.
bias: >-
  A change of one line counts as much as a rewrite; reviewing and answering don't count. Who wrote it gets the credit,
  co-authors none. Work that is committed without a change request isn't seen, nor that of deleted accounts.
standard: CHAOSS Contributor Absence Factor (bus factor), by merged change requests
---*/
with met as (
  select
    scope.series,
    person_activity.person_id,
    person_activity.on_day,
    person_activity.merged::double as contributions
  from person_activity
  join scope on scope.repo_id = person_activity.repo_id
  where person_activity.merged > 0
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
  'merged' as outcome,
  held.contributions as seconds,
  held.people
from held
join period on period.place >= held.enters and period.place < held.leaves
