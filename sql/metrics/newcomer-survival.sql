/*---
title: Newcomers who stay
title_zh-CN: 新人存活率
question: Are newcomers still there after their first three months?
question_zh-CN: 新人在头三个月之后还在吗？
family: people
aggregate: survival-share
horizon: 365 d
unit: share
better: higher
target: null
noun: contributor
sources: [issue, pull_request, comment]
definition: >-
  Of the people who contributed for the first time in the period, the share that contributed again more than 90 days
  after the first, and within a year of it (Kaplan–Meier: whoever came less than a year ago counts for as long as they
  have been watched). What happens within the first 90 days decides nothing. People who may have come before the known
  history are left out.
definition_zh-CN: >-
  在时段内首次贡献的人中，在首次之后超过 90 天、且在一年之内再次贡献的占比（Kaplan–Meier：来了不足一年的人按已被观察的时
  间计入）。头 90 天内发生的事不起作用。可能在已知历史之前就来过的人不计入。
bias: >-
  One sign of life after the third month is enough. Who comes back only for a yearly event may come a few days too late
  to be seen.
bias_zh-CN: >-
  第三个月之后有一次动静即可。只为年度活动而来的人，可能迟了几天而看不到。
standard: Own definition
standard_zh-CN: 自有定义
---*/
with placed as (
  select
    scope.series,
    scope.as_of,
    arrival.repo_id,
    arrival.person_id,
    arrival.first_on,
    arrival.later_on,
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
    min(later_on) as later_on,
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
later as (
  select visit.series, visit.person_id, min(person_day.on_day) as later_on
  from visit
  join person_day on person_day.repo_id = visit.repo_id and person_day.person_id = visit.person_id
  where person_day.contributions > 0
    and ($actors = 'all' or person_day.person_kind = $actors)
    and person_day.on_day > visit.first_on + interval 90 day
  group by visit.series, visit.person_id
),
told as (
  select
    first.series,
    first.person_id,
    first.first_on,
    first.as_of,
    case when first.is_spread then later.later_on else first.later_on end as later_on
  from first
  left join later on later.series = first.series and later.person_id = first.person_id
  where first.unsure_on is null or first.unsure_on > first.first_on
)
select
  told.series,
  slot.start_at as period,
  told.person_id as item_id,
  case when told.later_on is null then 'not_seen_since' else 'stayed' end as outcome,
  seconds_between(told.first_on, coalesce(told.later_on, told.as_of)) as seconds,
  told.later_on is not null as is_event
from told
join slot on slot.bucket = bucket(told.first_on)
