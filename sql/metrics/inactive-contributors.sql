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
with met as (
  select
    scope.series,
    person_activity.person_id,
    person_activity.on_day,
    person_activity.contributions::double as contributions
  from person_activity
  join scope on scope.repo_id = person_activity.repo_id
  where person_activity.contributions > 0
    and person_activity.on_day >= $from and person_activity.on_day < $to
    and ($actors = 'all' or person_activity.person_kind = $actors)
),
person as (
  select series, person_id, min(on_day) as first_on, max(on_day) as last_on, sum(contributions) as contributions
  from met
  group by series, person_id
),
-- Most came once: they need no following. The others get a number, which is faster to sort by.
often as (
  select
    series,
    person_id,
    case when $listing then person_id end as item_id,
    (row_number() over ())::integer as person
  from person
  where first_on < last_on
),
visit as (
  select often.series, often.person, often.item_id, met.on_day, sum(met.contributions) as contributions
  from met
  join often on often.series = met.series and often.person_id = met.person_id
  group by often.series, often.person, often.item_id, met.on_day
),
-- Each day is in the second half of the periods from `enters` to before `turns`, and then in the first half.
placed as (
  select
    stay.on_day,
    stay.enters,
    least(count(*) filter (where period.end_at - interval 6 month <= stay.on_day), stay.leaves)::integer as turns,
    stay.leaves
  from stay
  cross join period
  group by stay.on_day, stay.enters, stay.leaves
),
change as (
  select visit.series, visit.person, visit.item_id, placed.enters as place, 0.0::double as earlier, 1 as later
  from visit
  join placed on placed.on_day = visit.on_day
  union all
  select visit.series, visit.person, visit.item_id, placed.turns, visit.contributions, -1
  from visit
  join placed on placed.on_day = visit.on_day
  union all
  select visit.series, visit.person, visit.item_id, placed.leaves, -visit.contributions, 0
  from visit
  join placed on placed.on_day = visit.on_day
),
standing as (
  select
    series,
    item_id,
    place as enters,
    lead(place) over (partition by person order by place rows unbounded preceding) as leaves,
    sum(earlier) over (partition by person order by place rows unbounded preceding) as earlier,
    sum(later::double) over (partition by person order by place rows unbounded preceding) as later
  from change
),
held as (
  select series, item_id, enters, leaves, earlier, later = 0 as is_quiet, count(*) as people
  from standing
  where enters < leaves and earlier >= 2
  group by series, item_id, enters, leaves, earlier, later = 0
  union all
  select
    person.series,
    case when $listing then person.person_id end,
    placed.turns,
    placed.leaves,
    person.contributions,
    true,
    count(*)
  from person
  join placed on placed.on_day = person.first_on
  where person.first_on = person.last_on and person.contributions >= 2
  group by
    person.series,
    case when $listing then person.person_id end,
    placed.turns,
    placed.leaves,
    person.contributions
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
