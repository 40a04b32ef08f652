/*---
title: Net change of the backlog
title_zh-CN: 积压净变化
question: Do more issues come in than are closed?
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
bias: >-
  Closing unread, by hand or by a bot that finds issues stale, makes it low. A reopened older issue isn't opened again,
  so over many periods it adds up to a little less than the backlog grows by.
standard: Own definition, beside the backlog management index (Kan)
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
