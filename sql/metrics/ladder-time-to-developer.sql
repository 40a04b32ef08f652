/*---
title: Time from first contribution to module developer
title_zh-CN: 成为模块开发者所需时间
question: How long does it take a newcomer to write changes steadily?
family: people
aggregate: survival-median
unit: duration
better: lower
target: null
noun: contributor
sources: [issue, pull_request, comment]
definition: >-
  Median time (Kaplan–Meier) from the day of a person's first contribution of any kind to their fifth merged change
  request within 365 days, which is the second rung of the contributor ladder, in the period of the first contribution.
  Whoever hasn't come that far counts as on the way until the last sync, gone or not, so where fewer than half of all
  newcomers ever do there is no median, but how long they have been watched for. People who may have come before the
  known history are left out.
bias: >-
  Most newcomers never mean to become developers, so in most projects the half isn't reached. The rungs are by number of
  changes, not by their depth. Recent newcomers have been watched for a short time.
standard: Reference model of AI open-source ecosystems, contributor ladder; the reading of its rungs is ours
---*/
with placed as (
  select scope.series, scope.as_of, arrival.person_id, arrival.first_on, arrival.is_sure
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
merged as (
  select
    first.series,
    first.person_id,
    request.merged_at,
    lag(request.merged_at, 4) over (partition by first.series, first.person_id order by request.merged_at) as fourth_before_at
  from change_request as request
  join scope on scope.repo_id = request.repo_id
  join first on first.series = scope.series and first.person_id = request.author_id
  where request.merged_at <= scope.as_of
),
reached as (
  select series, person_id, min(merged_at) as reached_at
  from merged
  where fourth_before_at > merged_at - interval 365 day
  group by series, person_id
)
select
  first.series,
  slot.start_at as period,
  first.person_id as item_id,
  case when reached.reached_at is null then 'on_the_way' else 'module_developer' end as outcome,
  seconds_between(first.first_on, coalesce(reached.reached_at, first.as_of)) as seconds,
  reached.reached_at is not null as is_event
from first
join slot on slot.bucket = bucket(first.first_on)
left join reached on reached.series = first.series and reached.person_id = first.person_id
where first.unsure_on is null or first.unsure_on > first.first_on
