/*---
title: Issues resolved per opened
title_zh-CN: 议题解决率
question: Does the project resolve as much as comes in?
family: throughput
aggregate: ratio
unit: ratio
better: higher
target: 1
noun: event
sources: [issue, event]
definition: >-
  Issues resolved in the period over issues opened in it: R = C / T. Resolved: closed in the period and still closed at
  its end (or at the last sync), unless a bot closed it as stale. Both counts are of issues by the same authors. Above
  1, the backlog shrinks; it isn't bounded by 100 %. The interval takes both counts as Poisson.
bias: >-
  The resolved issues are mostly older than the period, so a clean-up lifts it and a wave of reports lowers it without
  any change in how people work. Closes as not planned or duplicate count as resolved.
standard: Backlog management index (Kan); the flow reading of issue resolution rate
---*/
select
  scope.series,
  slot.start_at as period,
  issue.item_id,
  'opened' as outcome,
  null::double as seconds,
  'denominator' as part
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
  'resolved',
  seconds_between(closing.created_at, closing.closed_at),
  'numerator'
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
  and not closing.is_expired
  and ($actors = 'all' or closing.author_kind = $actors)
