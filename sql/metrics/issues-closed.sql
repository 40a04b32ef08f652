/*---
title: Issues closed
title_zh-CN: 关闭议题
question: How many issues were closed and stayed closed?
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
bias: >-
  A clean-up of old issues looks like a burst of work. Counted by the date of the close, not of the opening, so a month
  can have more closes than openings.
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
