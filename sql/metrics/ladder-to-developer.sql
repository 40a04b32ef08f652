/*---
title: From newcomer to module developer
title_zh-CN: 新人到模块开发者
question: What share of those who write changes does so steadily?
family: people
aggregate: share
unit: share
better: higher
target: null
noun: contributor
item_value: amount
trailing: 12 months
sources: [pull_request, review]
definition: >-
  Of the people with a merged change request in the twelve months up to the end of the period, the share with five or
  more: those on the second or third rung of the contributor ladder. A cross-section of one year, not the fate of one
  year's newcomers.
bias: >-
  A wave of newcomers lowers it before anything is known of them. The rungs are by number of changes, not by their
  depth.
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
  merged::double as seconds,
  merged >= 5 as is_hit
from person
where merged >= 1
