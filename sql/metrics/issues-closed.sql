/*---
title: Issues closed
title_zh-CN: 关闭议题
question: How many issues were closed and stayed closed?
question_zh-CN: 有多少议题被关闭并保持关闭？
family: throughput
aggregate: count
unit: count
better: neither
target: null
noun: issue
sources: [issue, event]
definition: >-
  Issues that were closed in the period and are still closed at its end (or at the last sync, where that comes first),
  by who closed them: closes by bots are shown as a series of their own. The duration of each is from opening to that
  close.
definition_zh-CN: >-
  在时段内关闭、且在时段结束时（或最近一次同步时，以较早者为准）仍处于关闭状态的议题，按关闭者归类：机器人的关闭自成序
  列。每个议题的时长为从创建到该次关闭。
bias: >-
  A clean-up of old issues looks like a burst of work. Counted by the date of the close, not of the opening, so a month
  can have more closes than openings.
bias_zh-CN: >-
  集中清理旧议题看上去像是一阵忙碌。按关闭日期而非创建日期计，因此一个月内的关闭数可能多于新建数。
standard: CHAOSS Issues Closed
---*/
select
  scope.series,
  slot.start_at as period,
  closing.item_id,
  coalesce(lower(closing.reason), 'closed') as outcome,
  seconds_between(closing.created_at, closing.closed_at) as seconds
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
  and ($actors = 'all' or closing.actor_kind = $actors)
