/*---
title: Issues opened
title_zh-CN: 新建议题
question: How many issues were opened?
question_zh-CN: 新建了多少议题？
family: throughput
aggregate: count
unit: count
better: neither
target: null
noun: issue
item_value: none
sources: [issue]
definition: >-
  Issues whose created_at lies in the period, by who opened them. A reopening isn't an opening. Pull requests aren't
  issues.
definition_zh-CN: >-
  created_at 落在时段内的议题，按提出者归类。重新打开不算新建。拉取请求不是议题。
bias: >-
  Counts reports, not problems: one release with a fault, a new issue form or a spam wave moves it. Issues that were
  deleted, or transferred away, before they were collected are missing.
bias_zh-CN: >-
  统计的是报告，而不是问题：一次有缺陷的发布、一份新的议题表单或一波垃圾信息都会影响它。在采集之前已被删除或移走的议题缺
  失。
standard: CHAOSS Issues New
---*/
select
  scope.series,
  slot.start_at as period,
  issue.item_id,
  'opened' as outcome,
  null::double as seconds
from issue
join scope on scope.repo_id = issue.repo_id
join slot on slot.bucket = bucket(issue.created_at)
where issue.created_at >= $from and issue.created_at < $to
  and issue.created_at <= scope.as_of
  and ($actors = 'all' or issue.author_kind = $actors)
