/*---
title: Change request closure ratio
title_zh-CN: 变更请求关闭率
question: What share of the change requests that were on the table did the project finish?
question_zh-CN: 摆在台面上的变更请求中，项目完成了多大比例？
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
definition_zh-CN: >-
  在时段内任一时刻处于打开状态的全部变更请求中，在该时段内合并或关闭、且在时段结束时（或最近一次同步时）仍处于关闭状态的
  占比。关闭与重新打开均按事件回放。不会超过 1：分母是曾打开的，而不是新建的。
bias: >-
  The shorter the period, the lower it is, so compare like with like; a period that isn't over is too low. Closing
  unread lifts it.
bias_zh-CN: >-
  时段越短数值越低，因此只宜比较等长的时段；尚未结束的时段偏低。不看内容的关闭会抬高它。
standard: CHAOSS Change Request Closure Ratio, of what was open in the period
standard_zh-CN: CHAOSS Change Request Closure Ratio，以时段内曾处于打开状态者为分母
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
