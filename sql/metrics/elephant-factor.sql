/*---
title: Elephant factor
title_zh-CN: 大象系数
question: How few organisations do half of the work?
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
bias: >-
  Rests on what is known of people: addresses and profiles name employers late and incompletely, and one person can
  work for themselves at night. With few affiliations known the value speaks of those few alone: look at the bounds.
standard: CHAOSS Elephant Factor, by merged change requests
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
