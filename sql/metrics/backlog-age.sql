/*---
title: Backlog age
title_zh-CN: 积压议题年龄
question: How old are the issues that are open?
family: throughput
aggregate: quantile
quantile: 0.5
unit: duration
better: lower
target: null
noun: issue
sources: [issue, event]
definition: >-
  Median age of the issues that are open at the end of the period (or at the last sync), from their opening. Closes and
  reopenings are replayed, so an issue that was reopened counts again with its whole age.
bias: >-
  Closing old issues unread makes it look young; a wave of new ones does so too. Ideas that are kept open on purpose
  make it look old.
standard: CHAOSS Issue Age
---*/
select
  scope.series,
  period.start_at as period,
  span.item_id,
  'open' as outcome,
  seconds_between(span.created_at, least(period.end_at, scope.as_of)) as seconds
from open_span as span
join scope on scope.repo_id = span.repo_id
join period
  on span.opened_at < period.end_at
  and (span.closed_at is null or span.closed_at >= period.end_at or span.closed_at > scope.as_of)
where span.item_kind = 'issue'
  and span.opened_at <= scope.as_of
  and period.start_at <= scope.as_of
  and ($actors = 'all' or span.author_kind = $actors)
