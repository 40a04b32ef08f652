/*---
title: Change request closure ratio
title_zh-CN: 变更请求关闭率
question: What share of the change requests that were on the table did the project finish?
family: changes
aggregate: share
unit: share
better: higher
target: 1
noun: change_request
sources: [pull_request, event]
definition: >-
  Of all change requests that were open at any time in the period, the share that was merged or closed in it and is
  still closed at its end (or at the last sync). Closes and reopenings are replayed. Never above 1: what counts is what
  was open, not what was opened.
bias: >-
  The shorter the period, the lower it is, so compare like with like; a period that isn't over is too low. Closing
  unread lifts it.
standard: CHAOSS Change Request Closure Ratio, of what was open in the period
---*/
select
  scope.series,
  period.start_at as period,
  span.item_id,
  case
    when span.closed_at < period.end_at and span.closed_at <= scope.as_of then 'closed'
    else 'open'
  end as outcome,
  seconds_between(
    span.created_at,
    case
      when span.closed_at < period.end_at and span.closed_at <= scope.as_of then span.closed_at
      else least(period.end_at, scope.as_of)
    end
  ) as seconds,
  coalesce(span.closed_at < period.end_at and span.closed_at <= scope.as_of, false) as is_hit
from open_span as span
join scope on scope.repo_id = span.repo_id
join period
  on span.opened_at < period.end_at
  and (span.closed_at is null or span.closed_at >= period.from_at)
  -- Of several spans in one period the last: it says how the period ended.
  and (span.reopened_at is null or span.reopened_at >= period.end_at or span.reopened_at > scope.as_of)
where span.item_kind = 'change_request'
  and span.opened_at <= scope.as_of
  and period.from_at <= scope.as_of
  and ($actors = 'all' or span.author_kind = $actors)
