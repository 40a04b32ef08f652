/*---
title: Contributor ladder
title_zh-CN: 贡献者阶梯
question: How many people write changes, and how far have they come?
family: people
aggregate: count
unit: count
better: higher
target: null
noun: contributor
item_value: amount
trailing: 12 months
sources: [pull_request, review]
definition: >-
  People with a merged change request in the twelve months up to the end of the period, each on one rung. Newcomer: one
  to four merged changes. Module developer: five or more. Architect: five or more, and 20 or more reviews given and
  merges made. Each is listed with the rung and the number of merged changes.
bias: >-
  The rungs are by number of changes, not by their depth; somebody who reviews but writes little is on none or a low
  one. After a pause of a year everybody starts anew.
standard: Reference model of AI open-source ecosystems, contributor ladder; the reading of its rungs is ours
---*/
with met as (
  -- Summed step by step of time first, since each is looked at from several periods.
  select
    scope.series,
    bucket(activity.on_day) as bucket,
    activity.person_id,
    sum(activity.contributions) filter (where activity.kind = 'merged') as merged,
    sum(activity.contributions) filter (where activity.kind <> 'merged') as decided
  from activity
  join scope on scope.repo_id = activity.repo_id
  where activity.kind in ('merged', 'review', 'merge')
    and activity.on_day >= $from and activity.on_day < $to
    and ($actors = 'all' or activity.person_kind = $actors)
  group by scope.series, bucket(activity.on_day), activity.person_id
),
person as (
  select met.series, slot.start_at, met.person_id, sum(met.merged) as merged, sum(met.decided) as decided
  from met
  join slot on slot.bucket = met.bucket
  group by met.series, slot.start_at, met.person_id
)
select
  series,
  start_at as period,
  person_id as item_id,
  case
    when merged >= 5 and decided >= 20 then 'architect'
    when merged >= 5 then 'module_developer'
    else 'newcomer'
  end as outcome,
  merged::double as seconds
from person
where merged >= 1
