/*---
title: Issue handling time
title_zh-CN: 议题处理时长
question: How long is an issue open in all, without the time in which it was taken as done?
question_zh-CN: 除去被视为已完成的时间，一个议题总共打开多久？
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
definition_zh-CN: >-
  时段内创建的议题有一半得到解决所需的时间，只计处于打开状态的时间：从创建到关闭，以及每次重新打开之后的时间。未关闭的议
  题计为截至最近一次同步尚未解决。机器人关闭带有 stale 标签的议题与解决相竞争（Aalen–Johansen），同议题解决时长。
bias: >-
  An issue that was closed too early and came back late looks as quick as its open time, not as long as its reporter
  waited. Closes as not planned or duplicate count as resolved.
bias_zh-CN: >-
  关闭过早、很久之后又重新打开的议题，看上去只有其打开的时间那么久，而不是报告者所等的那么久。以“不做”或“重复”为由的关闭
  计为已解决。
standard: CHAOSS Issue Resolution Duration, with the time between close and reopening left out
standard_zh-CN: CHAOSS Issue Resolution Duration，不计关闭与重新打开之间的时间
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
