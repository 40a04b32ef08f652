/*---
title: Contributors gone quiet
title_zh-CN: 沉寂贡献者占比
question: What share of the people who took part has stopped?
question_zh-CN: 参与过的人中，有多大比例已经停下？
family: people
aggregate: share
unit: share
better: lower
target: null
noun: contributor
item_value: amount
trailing: 12 months
sources: [issue, pull_request, comment]
definition: >-
  Of the people with two or more contributions in the first half of the twelve months up to the end of the period, the
  share with none in the second half, the six months before that end. Unlike a count of everybody who ever left, it can
  fall again. A period that isn't over is marked as partial and reads high.
definition_zh-CN: >-
  截至时段结束的 12 个月中，前半段有两次或更多贡献的人里，在后半段（即时段结束前的六个月）没有任何贡献的占比。与累计曾经
  离开的人数不同，它可以回落。尚未结束的时段标为不完整，数值偏高。
bias: >-
  Leaving is seen half a year late, and a long pause looks like it. Two comments are enough to be somebody who can be
  missed. Work elsewhere, as in chat or in another repository of the same project, isn't seen.
bias_zh-CN: >-
  离开要迟半年才能看到，长时间的停顿看上去也像离开。两条评论就足以使人成为会被惦记的人。在别处的工作，如聊天或同一项目的
  其他仓库，看不到。
standard: CHAOSS Inactive Contributors, as a rate
standard_zh-CN: CHAOSS Inactive Contributors，以比率表示
---*/
with held as (
  select
    series,
    enters,
    leaves,
    case when $listing then person_id end as item_id,
    (contributions - recent)::double as earlier,
    recent = 0 as is_quiet,
    count(*) as people
  from half_trail
  where contributions - recent >= 2
  group by all
)
select
  held.series,
  period.start_at as period,
  held.item_id,
  case when held.is_quiet then 'quiet' else 'active' end as outcome,
  held.earlier as seconds,
  held.is_quiet as is_hit,
  held.people
from held
join period on period.place >= held.enters and period.place < held.leaves
