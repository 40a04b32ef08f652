/*---
title: From module developer to architect
title_zh-CN: 模块开发者到架构师
question: What share of steady developers also decides on others' work?
question_zh-CN: 持续编写变更的开发者中，有多大比例也参与决定他人的工作？
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
  Of the people with five or more merged change requests in the twelve months up to the end of the period, the share
  that also gave reviews or made merges, 20 or more together: the third rung of the contributor ladder. A cross-section
  of one year.
definition_zh-CN: >-
  截至时段结束的 12 个月内有五个或更多变更请求被合并的人中，同时作出评审或执行合并、两者合计 20 次或更多的占比：即贡献者
  阶梯的第三级。这是一年的横截面。
bias: >-
  Merging one's own changes counts as much as reviewing others'. Who decides in talks rather than in reviews isn't
  seen.
bias_zh-CN: >-
  合并自己的变更与评审他人的变更同等计数。在交谈而非评审中作决定的人看不到。
standard: Reference model of AI open-source ecosystems, contributor ladder; the reading of its rungs is ours
standard_zh-CN: AI 开源生态参考模型，贡献者阶梯；各级的解读为我们自定
---*/
with met as (
  -- Summed step by step of time first, since each is looked at from several periods.
  select
    scope.series,
    bucket(person_activity.on_day) as bucket,
    person_activity.person_id,
    sum(person_activity.merged) as merged,
    sum(person_activity.decisions) as decided
  from person_activity
  join scope on scope.repo_id = person_activity.repo_id
  where (person_activity.merged > 0 or person_activity.decisions > 0)
    and person_activity.on_day >= $from and person_activity.on_day < $to
    and ($actors = 'all' or person_activity.person_kind = $actors)
  group by scope.series, bucket(person_activity.on_day), person_activity.person_id
),
-- Whoever has too few in all of the time has too few in each part of it.
steady as (
  select series, person_id
  from met
  group by series, person_id
  having sum(merged) >= 5
),
person as (
  select met.series, slot.start_at, met.person_id, sum(met.merged) as merged, sum(met.decided) as decided
  from met
  join steady on steady.series = met.series and steady.person_id = met.person_id
  join slot on slot.bucket = met.bucket
  group by met.series, slot.start_at, met.person_id
)
select
  series,
  start_at as period,
  person_id as item_id,
  case when decided >= 20 then 'architect' else 'module_developer' end as outcome,
  merged::double as seconds,
  decided >= 20 as is_hit
from person
where merged >= 5
