/*---
title: Issue handling time
title_zh-CN: 议题处理时长
question: How long is an issue open in all, without the time in which it was taken as done?
family: throughput
aggregate: incidence-median
unit: duration
better: lower
target: null
noun: issue
sources: [issue, event]
definition: >-
  Time after which half of the issues opened in the period are resolved, counting only the time in which they were
  open: from opening to close, and again from each reopening. Open issues count as unresolved until the last sync. A
  bot's close of an issue with a stale label competes with resolution (Aalen–Johansen), as in issue resolution duration.
bias: >-
  An issue that was closed too early and came back late looks as quick as its open time, not as long as its reporter
  waited. Closes as not planned or duplicate count as resolved.
standard: CHAOSS Issue Resolution Duration, with the time between close and reopening left out
---*/
with worked as (
  select
    scope.series,
    span.item_id,
    span.created_at,
    sum(seconds_between(
      span.opened_at,
      case when span.closed_at <= scope.as_of then span.closed_at else scope.as_of end
    )) as seconds,
    count(*) filter (where span.closed_at is null or span.closed_at > scope.as_of) as still_open,
    count(*) filter (
      where span.is_expired
        and span.closed_at <= scope.as_of
        and (span.reopened_at is null or span.reopened_at > scope.as_of)
    ) as expired
  from open_span as span
  join scope on scope.repo_id = span.repo_id
  where span.item_kind = 'issue'
    and span.created_at >= $from and span.created_at < $to
    and span.opened_at <= scope.as_of
    and ($actors = 'all' or span.author_kind = $actors)
  group by scope.series, span.item_id, span.created_at
)
select
  worked.series,
  slot.start_at as period,
  worked.item_id,
  case when still_open > 0 then 'open' when expired > 0 then 'expired' else 'closed' end as outcome,
  worked.seconds,
  still_open = 0 and expired = 0 as is_event,
  expired > 0 as is_competing
from worked
join slot on slot.bucket = bucket(worked.created_at)
