/*---
title: Diversity of who merges
title_zh-CN: 合并者多样性
question: Is deciding on changes spread over several people?
question_zh-CN: 对变更的决定是否分散在多人手中？
family: concentration
aggregate: simpson
unit: number
better: higher
target: null
noun: contributor
item_value: amount
trailing: 12 months
sources: [pull_request]
definition: >-
  One minus the sum of the squared shares that people have in the merges of the twelve months up to the end of the
  period (1 − HHI): 0 where one person merges all, 1 − 1/n where n people merge as much each. The value of each person
  is their merges. Merges by bots and merge queues are a series of their own; those by deleted accounts are left out. A
  census, so without an interval.
definition_zh-CN: >-
  一减去截至时段结束的 12 个月内各人在合并中所占份额的平方和（1 − HHI）：一人合并全部时为 0，n 人合并数相同时为 1 −
  1/n。每个人的数值是其合并次数。机器人和合并队列的合并自成序列；已注销账号的合并不计入。全量统计，因此没有区间。
bias: >-
  Who presses the button needn't be who decides: a merge queue or a release manager hides the others. Declining isn't
  in it. In a small project a low value may be all that can be had. Over several repositories it is high as soon as each
  has somebody of its own, even if nobody shares the work in any of them.
bias_zh-CN: >-
  按下按钮的人未必是作决定的人：合并队列或发布经理会掩盖其他人。拒绝不在其中。在小项目里，低值可能已是所能达到的全部。对
  多个仓库合计时，只要各有各的合并者，数值就很高，哪怕其中没有一个仓库有人分担。
standard: Own definition, 1 − HHI as in CHAOSS Organizational Diversity, of people who merge
standard_zh-CN: 自有定义，1 − HHI，同 CHAOSS Organizational Diversity，对象为执行合并的人
---*/
with met as (
  -- Summed step by step of time first, since each is looked at from several periods.
  select
    scope.series,
    bucket(activity.on_day) as bucket,
    activity.person_id,
    sum(activity.contributions) as contributions
  from activity
  join scope on scope.repo_id = activity.repo_id
  where activity.kind = 'merge'
    and activity.on_day >= $from and activity.on_day < $to
    and ($actors = 'all' or activity.person_kind = $actors)
  group by scope.series, bucket(activity.on_day), activity.person_id
)
select
  met.series,
  slot.start_at as period,
  met.person_id as item_id,
  'merged' as outcome,
  sum(met.contributions)::double as seconds
from met
join slot on slot.bucket = met.bucket
group by met.series, slot.start_at, met.person_id
