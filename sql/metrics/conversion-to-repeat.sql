/*---
title: Newcomers who come again
title_zh-CN: 新人再次贡献率
question: Does a first contribution lead to a second?
question_zh-CN: 第一次贡献之后会有第二次吗？
family: people
aggregate: survival-share
horizon: 90 d
unit: share
better: higher
target: null
noun: contributor
sources: [issue, pull_request, comment]
definition: >-
  Of the people who contributed for the first time in the period, the share that contributed again, on a later day,
  within 90 days (Kaplan–Meier: whoever came less than 90 days ago counts for as long as they have been watched). The
  first step of the funnel, D1 / D0: from newcomer to repeat contributor. People who may have come before the known
  history are left out.
definition_zh-CN: >-
  在时段内首次贡献的人中，90 天内在之后的某一天再次贡献的占比（Kaplan–Meier：来了不足 90 天的人按已被观察的时间计入）。
  漏斗的第一步，D1 / D0：从新人到重复贡献者。可能在已知历史之前就来过的人不计入。
bias: >-
  A second comment in the same talk on the next day is enough. Somebody who comes back only on the same day isn't
  counted as coming again.
bias_zh-CN: >-
  次日在同一讨论中再发一条评论即可。只在同一天再来的人不算再次贡献。
standard: CHAOSS Conversion Rate, D1 / D0, with time limits of our own
standard_zh-CN: CHAOSS Conversion Rate，D1 / D0，时间界限为我们自定
---*/
with placed as (
  select
    scope.series,
    scope.as_of,
    arrival.person_id,
    arrival.first_on,
    arrival.second_on,
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
    max(as_of) as as_of
  from placed
  group by series, person_id
  having min(first_on) >= $from and min(first_on) < $to
),
-- Where they came first, they come again with their second day; elsewhere, with their first one there.
again as (
  select
    first.series,
    first.person_id,
    min(case when placed.first_on > first.first_on then placed.first_on else placed.second_on end) as again_on
  from first
  join placed on placed.series = first.series and placed.person_id = first.person_id
  group by first.series, first.person_id
)
select
  first.series,
  slot.start_at as period,
  first.person_id as item_id,
  case when again.again_on is null then 'once' else 'again' end as outcome,
  seconds_between(first.first_on, coalesce(again.again_on, first.as_of)) as seconds,
  again.again_on is not null as is_event
from first
join slot on slot.bucket = bucket(first.first_on)
join again on again.series = first.series and again.person_id = first.person_id
where first.unsure_on is null or first.unsure_on > first.first_on
