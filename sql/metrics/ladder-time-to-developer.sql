/*---
title: Time from first contribution to module developer
title_zh-CN: 成为模块开发者所需时间
question: How long does it take a newcomer to write changes steadily?
question_zh-CN: 新人需要多久才能持续编写变更？
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
definition_zh-CN: >-
  从一个人首次作出任何贡献之日，到其在 365 天之内第五个被合并的变更请求的时间中位数（Kaplan–Meier），即到达贡献者阶梯第
  二级的时间，按首次贡献所在的时段归类。尚未走到的人，不论是否已经离开，均计为截至最近一次同步仍在途中；因此若最终到达的
  新人不足一半，则没有中位数，而给出他们已被观察的时间。可能在已知历史之前就来过的人不计入。
bias: >-
  Most newcomers never mean to become developers, so in most projects the half isn't reached. The rungs are by number of
  changes, not by their depth. Recent newcomers have been watched for a short time.
bias_zh-CN: >-
  大多数新人从未打算成为开发者，因此在多数项目中到达者不足一半。级别按变更的数量而非深度划分。最近的新人被观察的时间很
  短。
standard: Reference model of AI open-source ecosystems, contributor ladder; the reading of its rungs is ours
standard_zh-CN: AI 开源生态参考模型，贡献者阶梯；各级的解读为我们自定
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
