/*---
title: Net change of the backlog
title_zh-CN: 积压净变化
question: Do more issues come in than are closed?
question_zh-CN: 新来的议题是否多于关闭的？
family: throughput
aggregate: weighted-sum
unit: count
better: lower
target: 0
noun: event
sources: [issue, event]
definition: >-
  Issues opened in the period minus issues closed in it: above 0, work piles up. Closed: closed in the period and still
  closed at its end (or at the last sync), whoever closed it and for whatever reason. Both counts are of issues by the
  same authors, and both lists are shown.
definition_zh-CN: >-
  时段内创建的议题数减去时段内关闭的议题数：大于 0 时工作在堆积。关闭指在时段内关闭、且在时段结束时（或最近一次同步时）
  仍处于关闭状态，不论由谁、因何关闭。两个计数均以同一类提出者的议题为准，两份清单都可查看。
bias: >-
  Closing unread, by hand or by a bot that finds issues stale, makes it low. A reopened older issue isn't opened again,
  so over many periods it adds up to a little less than the backlog grows by.
bias_zh-CN: >-
  不看内容的关闭，无论由人工还是由判定议题陈旧的机器人进行，都会压低它。重新打开的旧议题不算再次创建，因此多个时段之和略
  小于积压的增长。
standard: Own definition, beside the backlog management index (Kan)
standard_zh-CN: 自有定义，与积压管理指数（backlog management index，Kan）并列
---*/
select
  scope.series,
  slot.start_at as period,
  issue.item_id,
  'opened' as outcome,
  null::double as seconds,
  1 as amount,
  1.0::double as weight
from issue
join scope on scope.repo_id = issue.repo_id
join slot on slot.bucket = bucket(issue.created_at)
where issue.created_at >= $from and issue.created_at < $to
  and issue.created_at <= scope.as_of
  and ($actors = 'all' or issue.author_kind = $actors)
union all
select
  scope.series,
  slot.start_at,
  closing.item_id,
  'closed',
  seconds_between(closing.created_at, closing.closed_at),
  1,
  -1.0::double
from closing
join scope on scope.repo_id = closing.repo_id
join slot on slot.bucket = bucket(closing.closed_at)
where closing.item_kind = 'issue'
  and closing.closed_at >= $from and closing.closed_at < $to
  and closing.closed_at <= scope.as_of
  and (
    closing.reopened_at is null
    or closing.reopened_at >= slot.end_at
    or closing.reopened_at > scope.as_of
  )
  and ($actors = 'all' or closing.author_kind = $actors)
