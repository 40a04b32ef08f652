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
  -- Summed step by step of time first, since each is looked at from several periods.
  select
    scope.series,
    bucket(activity.on_day) as bucket,
    activity.person_id,
    activity.organisation,
    sum(activity.contributions) as contributions
  from activity
  join scope on scope.repo_id = activity.repo_id
  where activity.kind = 'merged'
    and activity.on_day >= $from and activity.on_day < $to
    and ($actors = 'all' or activity.person_kind = $actors)
  group by scope.series, bucket(activity.on_day), activity.person_id, activity.organisation
)
select
  met.series,
  slot.start_at as period,
  met.person_id as item_id,
  coalesce(met.organisation, 'unknown') as outcome,
  sum(met.contributions)::double as seconds,
  met.organisation
from met
join slot on slot.bucket = met.bucket
group by met.series, slot.start_at, met.person_id, met.organisation
