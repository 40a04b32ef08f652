/*---
title: Repeat contributors who become regular
title_zh-CN: 重复贡献者转为常客率
question: Do people who came again stay?
family: people
aggregate: survival-share
horizon: 365 d
unit: share
better: higher
target: null
noun: contributor
sources: [issue, pull_request, comment]
definition: >-
  Of the people who contributed for the first time in the period and again within 90 days, the share that has
  contributed on five different days within a year of the first (Kaplan–Meier: whoever came less than a year ago counts
  for as long as they have been watched). The second step of the funnel, D2 / D1: from repeat to regular contributor.
  People who may have come before the known history are left out.
bias: >-
  Five days can be one week of one long talk. The limits of 90 days, five days and a year are ours.
standard: CHAOSS Conversion Rate, D2 / D1, with time limits of our own
---*/
with placed as (
  select scope.series, scope.as_of, arrival.repo_id, arrival.person_id, arrival.first_on, arrival.is_sure
  from arrival
  join scope on scope.repo_id = arrival.repo_id
  where $actors = 'all' or arrival.person_kind = $actors
),
first as (
  select
    series,
    person_id,
    min(first_on) as first_on,
    min(first_on) filter (where not is_sure) as unsure_on,
    max(as_of) as as_of
  from placed
  group by series, person_id
  having min(first_on) >= $from and min(first_on) < $to
),
-- Where each of them has been, so that what they did there is joined on equal keys.
visit as (
  select first.series, first.person_id, first.first_on, placed.repo_id
  from first
  join placed on placed.series = first.series and placed.person_id = first.person_id
),
day as (
  select distinct visit.series, visit.person_id, activity_day.on_day
  from visit
  join activity_day on activity_day.repo_id = visit.repo_id and activity_day.person_id = visit.person_id
  where activity_day.kind <> 'merged'
    and ($actors = 'all' or activity_day.person_kind = $actors)
),
numbered as (
  select *, row_number() over (partition by series, person_id order by on_day) as place
  from day
),
path as (
  select
    series,
    person_id,
    min(on_day) filter (where place = 2) as second_on,
    min(on_day) filter (where place = 5) as fifth_on
  from numbered
  group by series, person_id
)
select
  first.series,
  slot.start_at as period,
  first.person_id as item_id,
  case when path.fifth_on is null then 'repeat' else 'regular' end as outcome,
  seconds_between(first.first_on, coalesce(path.fifth_on, first.as_of)) as seconds,
  path.fifth_on is not null as is_event
from first
join slot on slot.bucket = bucket(first.first_on)
join path on path.series = first.series and path.person_id = first.person_id
where (first.unsure_on is null or first.unsure_on > first.first_on)
  and path.second_on <= first.first_on + interval 90 day
