/*---
title: Unanswered issues
title_zh-CN: 未获响应的积压议题
question: How many open issues has nobody answered yet?
question_zh-CN: 有多少未关闭的议题还没有人答复过？
family: responsiveness
aggregate: count
unit: count
better: lower
target: null
noun: issue
sources: [issue, comment, event]
definition: >-
  Issues that are open at the end of the period (or at the last sync) and had until then no comment and no close by a
  person other than their author, each with its age. Bots and AI agents don't answer; a deleted account counts as a
  person. Closes and reopenings are replayed.
definition_zh-CN: >-
  时段结束时（或最近一次同步时）处于打开状态、且到那时为止没有作者以外的人评论或关闭过的议题，各附其年龄。机器人和 AI 代
  理不算答复；已注销账号按人计算。关闭与重新打开均按事件回放。
bias: >-
  Answers elsewhere (chat, mailing list, a linked change) aren't seen. Maintainers' own notes, which nobody needs to
  answer, are in it. Closing unread makes it shorter.
bias_zh-CN: >-
  别处的答复（聊天、邮件列表、关联的变更）看不到。维护者自己记的、无须答复的议题也在其中。不看内容的关闭会使其变少。
standard: Own definition, on CHAOSS Issue Age and Time to First Response
standard_zh-CN: 自有定义，基于 CHAOSS Issue Age 与 Time to First Response
---*/
select
  scope.series,
  period.start_at as period,
  span.item_id,
  'waiting' as outcome,
  seconds_between(span.created_at, least(period.end_at, scope.as_of)) as seconds
from open_span as span
join scope on scope.repo_id = span.repo_id
join period
  on span.opened_at < period.end_at
  and (span.closed_at is null or span.closed_at >= period.end_at or span.closed_at > scope.as_of)
  and (
    span.first_response_at is null
    or span.first_response_at >= period.end_at
    or span.first_response_at > scope.as_of
  )
where span.item_kind = 'issue'
  and span.opened_at <= scope.as_of
  and period.from_at <= scope.as_of
  and ($actors = 'all' or span.author_kind = $actors)
