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
part: merged
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
with held as (
  select
    series,
    enters,
    leaves,
    case when $listing then person_id end as item_id,
    merged,
    case
      when merged >= 5 and decisions >= 20 then 'architect'
      when merged >= 5 then 'module_developer'
      else 'newcomer'
    end as rung,
    count(*) as people
  from trail
  where merged >= 1
  group by all
)
select
  held.series,
  period.start_at as period,
  held.item_id,
  held.rung as outcome,
  held.merged::double as seconds,
  held.merged >= 5 as is_hit,
  held.people
from held
join period on period.place >= held.enters and period.place < held.leaves
