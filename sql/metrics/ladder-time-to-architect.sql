/*---
title: Time from module developer to architect
title_zh-CN: 从模块开发者到架构者所需时间
question: How long does it take a steady developer to decide on others' work?
question_zh-CN: 持续编写变更的开发者需要多久才能参与决定他人的工作？
family: people
aggregate: survival-median
unit: duration
better: lower
target: null
noun: contributor
sources: [issue, pull_request, comment, review]
definition: >-
  Median time (Kaplan–Meier) from the day on which a person has five merged change requests within 365 days, the second
  rung of the contributor ladder, to the first day on which they have, again within 365 days, five of those and 20
  reviews given and merges made together, its third rung; in the period of the second. Whoever had done as much of both
  by then took no time. Whoever hasn't come that far counts as on the way until the last sync, gone or not, so where
  fewer than half of all module developers ever do there is no median, but how long they have been watched for. People
  who may have come before the known history are left out.
definition_zh-CN: >-
  从一个人在 365 天之内有五个变更请求被合并之日（贡献者阶梯第二级），到其首次同样在 365 天之内兼有五个这样的变更请求、
  且作出的评审与执行的合并合计 20 次之日（第三级）的时间中位数（Kaplan–Meier），按到达第二级所在的时段归类。到那时两者
  均已做到的人所需时间为零。尚未走到的人，不论是否已经离开，均计为截至最近一次同步仍在途中；因此若最终到达的模块开发者
  不足一半，则没有中位数，而给出他们已被观察的时间。可能在已知历史之前就来过的人不计入。
bias: >-
  The rungs are by number, not by depth, and merging one's own changes counts as much as reviewing others'. In most
  projects few are let decide, so the half isn't reached. Who became a module developer of late has been watched for a
  short time.
bias_zh-CN: >-
  级别按数量而非深度划分，合并自己的变更与评审他人的变更同等计数。多数项目只让少数人作决定，因此到达者不足一半。最近才
  成为模块开发者的人被观察的时间很短。
standard: Reference model of AI open-source ecosystems, contributor ladder; the reading of its rungs is ours
standard_zh-CN: AI 开源生态参考模型，贡献者阶梯；各级的解读为我们自定
---*/
-- Whoever has too few in all of the time has too few in each year of it. They get a number, which is faster to sort by.
-- They are found by both of their keys as one: with two, the planner pairs all of them with all repositories first.
with steady as (
  select series, person_id, (row_number() over ())::integer as person
  from (
    select scope.series, author.person_id
    from person_month as author
    join scope on scope.repo_id = author.repo_id
    where author.merged > 0
      and ($actors = 'all' or author.person_kind = $actors)
    group by scope.series, author.person_id
    having sum(author.merged) >= 5
  )
),
month as (
  select
    steady.person,
    12 * year(acted.on_day) + month(acted.on_day) as place,
    any_value(acted.on_day) as on_month,
    sum(acted.merged) as merged,
    sum(acted.decisions) as decided
  from person_month as acted
  join scope on scope.repo_id = acted.repo_id
  join steady on (steady.series, steady.person_id) = (scope.series, acted.person_id)
  where acted.merged + acted.decisions > 0
    and ($actors = 'all' or acted.person_kind = $actors)
  group by steady.person, 12 * year(acted.on_day) + month(acted.on_day)
),
-- Eleven months lie within a year: by the end of the last of them the third rung is reached, and no later day is needed.
bound as (
  select person, coalesce(min(on_month) filter (where merged >= 5 and decided >= 20), timestamp '9999-01-01') as last_month
  from (
    select
      person,
      on_month,
      sum(merged) over eleven_months as merged,
      sum(decided) over eleven_months as decided
    from month
    window eleven_months as (partition by person order by place range 10 preceding)
  )
  group by person
),
met as (
  select
    steady.person,
    (epoch(person_day.on_day) / 86400)::integer as day,
    sum(person_day.merged) as merged,
    sum(person_day.decisions) as decided
  from person_day
  join scope on scope.repo_id = person_day.repo_id
  join steady on (steady.series, steady.person_id) = (scope.series, person_day.person_id)
  join bound on bound.person = steady.person
  -- Said of both, or the planner pairs all days with all bounds first.
  where person_day.on_day < case when bound.person = steady.person then bound.last_month + interval 1 month end
    and person_day.merged + person_day.decisions > 0
    and ($actors = 'all' or person_day.person_kind = $actors)
  group by steady.person, person_day.on_day
),
standing as (
  select
    person,
    day,
    sum(merged) over year_until as merged,
    sum(decided) over year_until as decided
  from met
  -- The day itself and the 364 before it.
  window year_until as (partition by person order by day range 364 preceding)
),
reached as (
  select
    person,
    (timestamp '1970-01-01' + interval 1 day * min(day))::timestamp as developer_on,
    (timestamp '1970-01-01' + interval 1 day * min(day) filter (where decided >= 20))::timestamp as architect_on
  from standing
  where merged >= 5
  group by person
),
arrived as (
  select
    steady.person,
    min(arrival.first_on) as first_on,
    min(arrival.first_on) filter (where not arrival.is_sure) as unsure_on,
    max(scope.as_of) as as_of
  from arrival
  join scope on scope.repo_id = arrival.repo_id
  join steady on steady.series = scope.series and steady.person_id = arrival.person_id
  where $actors = 'all' or arrival.person_kind = $actors
  group by steady.person
)
select
  steady.series,
  slot.start_at as period,
  steady.person_id as item_id,
  case when reached.architect_on is null then 'on_the_way' else 'architect' end as outcome,
  seconds_between(reached.developer_on, coalesce(reached.architect_on, arrived.as_of)) as seconds,
  reached.architect_on is not null as is_event
from reached
join steady on steady.person = reached.person
join arrived on arrived.person = reached.person
join slot on slot.bucket = bucket(reached.developer_on)
where reached.developer_on >= $from and reached.developer_on < $to
  and (arrived.unsure_on is null or arrived.unsure_on > arrived.first_on)
