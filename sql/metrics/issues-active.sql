/*---
title: Active issues
title_zh-CN: 活跃议题
question: On how many issues did somebody do something?
question_zh-CN: 有多少议题上有人做了事？
family: throughput
aggregate: count
unit: count
better: neither
target: null
noun: issue
item_value: none
sources: [issue, comment, event]
definition: >-
  Different issues that somebody commented on, labelled, assigned, put into a milestone, closed or reopened in the
  period, by who did it: what bots do is a series of their own. Being opened alone isn't activity. Parts of days at the
  edges of a window count as whole days.
definition_zh-CN: >-
  时段内有人评论、添加标签、指派、列入里程碑、关闭或重新打开的不同议题数，按行为者归类：机器人所做的自成序列。仅被创建不
  算活动。范围两端不足一天的部分按整天计。
bias: >-
  One comment counts an issue like a hundred. Bulk work, such as new labels on everything, makes every issue active.
bias_zh-CN: >-
  一条评论与一百条评论同样只计一个议题。批量操作，如给所有议题换新标签，会使每个议题都算活跃。
standard: CHAOSS Issues Active
---*/
select distinct
  scope.series,
  slot.start_at as period,
  item_activity.item_id,
  'active' as outcome,
  null::double as seconds
from item_activity
join scope on scope.repo_id = item_activity.repo_id
join slot on slot.bucket = bucket(item_activity.on_day)
where item_activity.item_kind = 'issue'
  and item_activity.on_day >= date_trunc('day', $from) and item_activity.on_day < $to
  and ($actors = 'all' or item_activity.actor_kind = $actors)
