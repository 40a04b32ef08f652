/*---
title: Time to close, of what was closed
title_zh-CN: 关闭时长（按关闭时间）
question: How old were the issues that were closed in the period?
question_zh-CN: 时段内关闭的议题有多久了？
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
definition_zh-CN: >-
  在时段内关闭、且在时段结束时（或最近一次同步时，以较早者为准）仍处于关闭状态的议题，从创建到关闭的时间中位数，不论由谁
  关闭，过期关闭也在内。按关闭日期计：未关闭的议题不在其中，因此它不说明一个新议题要多久；议题解决时长说明这一点。
bias: >-
  A clean-up of old issues makes it look slow just when work gets done, and a project that only ever closes what is new
  looks fast.
bias_zh-CN: >-
  集中清理旧议题时，恰在做事的时候显得慢；只关闭新议题的项目则显得快。
standard: CHAOSS Time to Close, by date of close
standard_zh-CN: CHAOSS Time to Close，按关闭日期
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
