/*---
title: Contributors gone quiet
title_zh-CN: 沉寂贡献者占比
question: What share of the people who took part has stopped?
family: people
aggregate: share
unit: share
better: lower
target: null
noun: contributor
item_value: amount
trailing: 12 months
sources: [issue, pull_request, comment]
definition: >-
  Of the people with two or more contributions in the first half of the twelve months up to the end of the period, the
  share with none in the second half, the six months before that end. Unlike a count of everybody who ever left, it can
  fall again. A period that isn't over is marked as partial and reads high.
bias: >-
  Leaving is seen half a year late, and a long pause looks like it. Two comments are enough to be somebody who can be
  missed. Work elsewhere, as in chat or in another repository of the same project, isn't seen.
standard: CHAOSS Inactive Contributors, as a rate
---*/
-- Summed before each day is looked at from twelve periods.
with met as (
  select scope.series, activity.person_id, activity.on_day, sum(activity.contributions) as contributions
  from activity
  join scope on scope.repo_id = activity.repo_id
  where activity.kind <> 'merged'
    and activity.on_day >= $from and activity.on_day < $to
    and ($actors = 'all' or activity.person_kind = $actors)
  group by scope.series, activity.person_id, activity.on_day
),
-- By days, of which there are few: people are then joined on equal keys alone.
day as (
  select distinct on_day from met
),
placed as (
  select day.on_day, period.start_at, day.on_day < period.end_at - interval 6 month as is_before
  from day
  join period on day.on_day >= period.from_at and day.on_day < period.end_at
),
halves as (
  select
    met.series,
    placed.start_at,
    met.person_id,
    sum(met.contributions) filter (where placed.is_before) as earlier,
    count(*) filter (where not placed.is_before) as later
  from met
  join placed on placed.on_day = met.on_day
  group by met.series, placed.start_at, met.person_id
)
select
  series,
  start_at as period,
  person_id as item_id,
  case when later = 0 then 'quiet' else 'active' end as outcome,
  earlier::double as seconds,
  later = 0 as is_hit
from halves
where earlier >= 2
