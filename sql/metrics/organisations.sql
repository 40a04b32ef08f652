/*---
title: Organisations
title_zh-CN: 参与组织数
question: How many organisations take part?
family: people
aggregate: organisation-count
unit: count
better: higher
target: 2
noun: contributor
item_value: amount
trailing: 12 months
sources: [issue, pull_request, comment]
definition: >-
  Organisations to which people belonged, as far as is known, at the time at which they contributed anything in the
  twelve months up to the end of the period. n counts the people. High adds each person of whom no organisation is known
  as one of their own; where nobody's is known there is no value. The CNCF asks a project for two at least.
bias: >-
  One comment makes an organisation take part. It grows with what is known of people, and two names of one company
  count as two until a rule joins them.
standard: CHAOSS Organizational Diversity, number of organisations
---*/
with met as (
  select
    scope.series,
    person_activity.person_id,
    person_activity.organisation,
    person_activity.on_day,
    person_activity.contributions::double as contributions
  from person_activity
  join scope on scope.repo_id = person_activity.repo_id
  where person_activity.contributions > 0
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
