/*---
title: Active issues
title_zh-CN: 活跃议题
question: On how many issues did somebody do something?
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
bias: >-
  One comment counts an issue like a hundred. Bulk work, such as new labels on everything, makes every issue active.
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
