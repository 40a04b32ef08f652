/*---
title: Time to close, of what was closed
title_zh-CN: 关闭时长（按关闭时间）
question: How old were the issues that were closed in the period?
family: throughput
aggregate: quantile
quantile: 0.5
unit: duration
better: neither
target: null
noun: issue
sources: [issue, event]
definition: >-
  Median time from opening to close of the issues that were closed in the period and are still closed at its end (or at
  the last sync, where that comes first), whoever closed them, expiries among them. By the date of the close: open
  issues aren't in it, so it doesn't say how long a new issue will take; issue resolution duration does.
bias: >-
  A clean-up of old issues makes it look slow just when work gets done, and a project that only ever closes what is new
  looks fast.
standard: CHAOSS Time to Close, by date of close
---*/
select
  scope.series,
  slot.start_at as period,
  closing.item_id,
  case when closing.is_expired then 'expired' else coalesce(lower(closing.reason), 'closed') end as outcome,
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
  and ($actors = 'all' or closing.author_kind = $actors)
