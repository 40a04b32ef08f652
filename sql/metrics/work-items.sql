/*---
title: Work items
title_zh-CN: 工作项
question: How many issues and change requests are opened?
question_zh-CN: 新建了多少议题和变更请求？
family: activity
aggregate: count
unit: count
better: neither
target: null
noun: item
item_value: none
sources: [issue, pull_request]
definition: >-
  Issues and change requests opened in the period, by who opened them. A reopening isn't an opening. One of the three
  parts of project velocity, beside commits and contributors: that is a picture of three numbers on logarithmic axes,
  never one figure.
definition_zh-CN: >-
  时段内新建的议题和变更请求，按提出者归类。重新打开不算新建。项目速度的三个组成之一，另两个是提交和贡献者：它是由三个数
  字在对数坐标上构成的一幅图，从来不是一个数字。
bias: >-
  Counts pieces, not their size: a project that splits its work finely looks faster. Spam and automated reports by
  accounts that no rule calls a bot count.
bias_zh-CN: >-
  统计的是件数，而不是大小：把工作拆得很细的项目看上去更快。没有规则认作机器人的账号所发的垃圾信息和自动报告也会计入。
standard: CHAOSS Project Velocity; CNCF
---*/
select
  scope.series,
  slot.start_at as period,
  opened.item_id,
  opened.item_kind as outcome,
  null::double as seconds
from (
  select item_id, repo_id, 'issue' as item_kind, author_kind, created_at from issue
  union all
  select item_id, repo_id, 'change_request', author_kind, created_at from change_request
) as opened
join scope on scope.repo_id = opened.repo_id
join slot on slot.bucket = bucket(opened.created_at)
where opened.created_at >= $from and opened.created_at < $to
  and opened.created_at <= scope.as_of
  and ($actors = 'all' or opened.author_kind = $actors)
