/*---
title: Backlog age
title_zh-CN: 积压议题年龄
question: How old are the issues that are open?
question_zh-CN: 未关闭的议题有多久了？
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
definition_zh-CN: >-
  时段结束时（或最近一次同步时）未关闭议题的年龄中位数，自创建时起算。关闭与重新打开均按事件回放，因此被重新打开的议题以
  其全部年龄再次计入。
bias: >-
  Closing old issues unread makes it look young; a wave of new ones does so too. Ideas that are kept open on purpose
  make it look old.
bias_zh-CN: >-
  不看内容就关闭旧议题会使积压显得年轻，一批新议题涌入也会。有意保留的想法会使其显得陈旧。
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
  and (span.closed_at is null or span.closed_at >= $from)
  and span.opened_at <= scope.as_of
  and period.start_at <= scope.as_of
  and ($actors = 'all' or span.author_kind = $actors)
