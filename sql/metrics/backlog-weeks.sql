/*---
title: Weeks of backlog
title_zh-CN: 积压消化时长
question: How long would it take to close what is open, at the recent pace?
question_zh-CN: 按近期的速度，关闭全部未关闭议题需要多久？
family: throughput
aggregate: backlog-weeks
unit: duration
better: lower
target: null
noun: event
sources: [issue, event]
definition: >-
  Issues that are open at the end of the period (or at the last sync) over the median number of issues closed a week in
  the 13 spans of seven days before. The median, so that one sweep doesn't set the pace. Closes and reopenings are
  replayed: closed is what was closed in that time and is closed at the end of it, once, whoever closed it and for
  whatever reason. By who opened the issues. Where in seven or more of the weeks nothing was closed there is no pace and
  no value.
definition_zh-CN: >-
  时段结束时（或最近一次同步时）未关闭的议题数，除以此前 13 个七天区间内每周关闭议题数的中位数。取中位数，以免一次集中清
  理决定整体速度。关闭与重新打开均按事件回放：在该区间内关闭且在其结束时仍关闭的议题计一次，不论由谁、因何关闭。按议题提
  出者归类。若其中七周或更多没有关闭任何议题，则无速度可言，也没有值。
bias: >-
  Takes for granted that nothing new comes in, and that what is old is closed as readily as what is new. Closing unread
  counts as pace.
bias_zh-CN: >-
  假定不再有新议题，且旧议题与新议题同样容易关闭。不看内容的关闭也算作速度。
standard: Own definition, beside the backlog management index (Kan)
standard_zh-CN: 自有定义，与积压管理指数（backlog management index，Kan）并列
---*/
with edge as (
  select
    scope.series, scope.repo_id, scope.as_of, period.place, period.start_at, period.end_at,
    least(period.end_at, scope.as_of) as until
  from scope
  join period on period.start_at <= scope.as_of
),
span as (
  select
    scope.series,
    scope.repo_id,
    case when $listing then open_span.item_id end as item_id,
    case when $listing then open_span.created_at end as created_at,
    bucket(greatest(open_span.opened_at, $from)) as opened_in,
    case when open_span.closed_at <= scope.as_of and open_span.closed_at < $to then bucket(open_span.closed_at) end
      as closed_in
  from open_span
  join scope on scope.repo_id = open_span.repo_id
  where open_span.item_kind = 'issue'
    and open_span.opened_at < $to
    and open_span.opened_at <= scope.as_of
    and (open_span.closed_at is null or open_span.closed_at >= $from)
    and ($actors = 'all' or open_span.author_kind = $actors)
),
-- At the ends of which periods each was open: from that which saw it opened to before that which saw it closed.
waited as (
  select
    span.series,
    span.repo_id,
    span.item_id,
    span.created_at,
    coalesce(opened.place, 0) as enters,
    case when span.closed_in is null then 2147483647 else coalesce(closed.place, 0) end as leaves,
    count(*) as people
  from span
  left join period as opened on opened.start_at = span.opened_in
  left join period as closed on closed.start_at = span.closed_in
  group by all
)
select
  waited.series,
  edge.start_at as period,
  waited.item_id,
  'open' as outcome,
  seconds_between(waited.created_at, edge.until) as seconds,
  'open' as part,
  null::integer as week,
  waited.people as people
from waited
join edge
  on edge.series = waited.series and edge.repo_id = waited.repo_id
  and edge.place >= waited.enters and edge.place < waited.leaves
union all
select
  edge.series,
  edge.start_at,
  case when $listing then closing.item_id end,
  'closed',
  case when $listing then seconds_between(closing.created_at, closing.closed_at) end as seconds,
  'finished',
  -- The instant of the sync itself is in the last span.
  greatest(ceil(seconds_between(closing.closed_at, edge.until) / 604800), 1)::integer as week,
  count(*)
from closing
join edge on edge.repo_id = closing.repo_id
where closing.item_kind = 'issue'
  and closing.closed_at >= edge.until - interval 91 day
  and closing.closed_at < edge.end_at
  and closing.closed_at <= edge.as_of
  and (closing.reopened_at is null or closing.reopened_at >= edge.end_at or closing.reopened_at > edge.as_of)
  and ($actors = 'all' or closing.author_kind = $actors)
group by all
