/*---
title: From newcomer to module developer
title_zh-CN: 新人到模块开发者
question: What share of those who write changes does so steadily?
question_zh-CN: 编写变更的人中，有多大比例是持续编写的？
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
definition_zh-CN: >-
  截至时段结束的 12 个月内有变更请求被合并的人中，有五个或更多的占比：即处于贡献者阶梯第二级或第三级的人。这是一年的横截
  面，而不是某一年新人的去向。
bias: >-
  A wave of newcomers lowers it before anything is known of them. The rungs are by number of changes, not by their
  depth.
bias_zh-CN: >-
  一波新人会先压低它，而那时对他们还一无所知。级别按变更的数量而非深度划分。
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
-- Whoever has none in all of the time is in no part of it.
author as (
  select series, person_id
  from met
  group by series, person_id
  having sum(merged) >= 1
),
person as (
  select met.series, slot.start_at, met.person_id, sum(met.merged) as merged, sum(met.decided) as decided
  from met
  join author on author.series = met.series and author.person_id = met.person_id
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
