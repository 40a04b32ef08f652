/*---
title: Repeat contributors who become regular
title_zh-CN: 重复贡献者转为常客率
question: Do people who came again stay?
question_zh-CN: 再次来过的人会留下吗？
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
definition_zh-CN: >-
  在时段内首次贡献、并在 90 天内再次贡献的人中，自首次起一年内在五个不同的日子作出贡献的占比（Kaplan–Meier：来了不足一年
  的人按已被观察的时间计入）。漏斗的第二步，D2 / D1：从重复贡献者到常客。可能在已知历史之前就来过的人不计入。
bias: >-
  Five days can be one week of one long talk. The limits of 90 days, five days and a year are ours.
bias_zh-CN: >-
  五天可能只是一周内的一次长谈。90 天、五天和一年的界限都是我们自定的。
standard: CHAOSS Conversion Rate, D2 / D1, with time limits of our own
standard_zh-CN: CHAOSS Conversion Rate，D2 / D1，时间界限为我们自定
---*/
with placed as (
  select
    scope.series,
    scope.as_of,
    arrival.repo_id,
    arrival.person_id,
    arrival.first_on,
    arrival.second_on,
    arrival.fifth_on,
    arrival.is_sure
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
    max(as_of) as as_of,
    min(second_on) as second_on,
    min(fifth_on) as fifth_on,
    count(*) > 1 as is_spread
  from placed
  group by series, person_id
  having min(first_on) >= $from and min(first_on) < $to
),
-- Whoever came to one repository alone is known by the arrival there. Where the others have been, so that what they
-- did there is joined on equal keys.
visit as (
  select first.series, first.person_id, first.first_on, placed.repo_id
  from first
  join placed on placed.series = first.series and placed.person_id = first.person_id
  where first.is_spread
),
day as (
  select distinct visit.series, visit.person_id, person_day.on_day
  from visit
  join person_day on person_day.repo_id = visit.repo_id and person_day.person_id = visit.person_id
  where person_day.contributions > 0
    and ($actors = 'all' or person_day.person_kind = $actors)
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
),
told as (
  select
    first.series,
    first.person_id,
    first.first_on,
    first.as_of,
    case when first.is_spread then path.second_on else first.second_on end as second_on,
    case when first.is_spread then path.fifth_on else first.fifth_on end as fifth_on
  from first
  left join path on path.series = first.series and path.person_id = first.person_id
  where first.unsure_on is null or first.unsure_on > first.first_on
)
select
  told.series,
  slot.start_at as period,
  told.person_id as item_id,
  case when told.fifth_on is null then 'repeat' else 'regular' end as outcome,
  seconds_between(told.first_on, coalesce(told.fifth_on, told.as_of)) as seconds,
  told.fifth_on is not null as is_event
from told
join slot on slot.bucket = bucket(told.first_on)
where told.second_on <= told.first_on + interval 90 day
