/*---
title: Time to decision
title_zh-CN: 决定时长
question: How long until a change request is merged or declined?
question_zh-CN: 变更请求多久被合并或拒绝？
family: changes
aggregate: survival-median
unit: duration
better: lower
target: null
noun: change_request
sources: [pull_request, event]
definition: >-
  Median time (Kaplan–Meier) from when a change request opened in the period was ready for review (the first
  ready_for_review where it ever was a draft, else the opening) to its final merge or close. Open ones, and reopened
  ones that are open, count as undecided until the last sync; drafts that aren't ready count from their opening.
definition_zh-CN: >-
  时段内创建的变更请求，从可供评审（曾为草稿时取第一次 ready_for_review，否则取创建时间）到最终合并或关闭的时间中位数
  （Kaplan–Meier）。未关闭的，以及重新打开后尚未关闭的，计为截至最近一次同步尚未决定；尚不可供评审的草稿自创建时起算。
bias: >-
  Says nothing of which way it went: closing everything at once looks quick. An author's own withdrawal counts as a
  decision. A bot's close for want of activity does so too.
bias_zh-CN: >-
  不说明决定是哪一种：一概立即关闭看上去很快。作者自行撤回的算作决定，机器人因缺乏活动而关闭的也算。
standard: CHAOSS Change Requests Duration, with open ones counted
standard_zh-CN: CHAOSS Change Requests Duration，计入未关闭者
---*/
with standing as (
  -- By itself, so that the join to it is on equal keys alone: a hash join, not a loop over all pairs.
  select scope.series, decision.item_id, decision.decided_at, decision.is_merge
  from decision
  join scope on scope.repo_id = decision.repo_id
  where decision.created_at >= $from and decision.created_at < $to
    and decision.decided_at <= scope.as_of
    and (decision.reopened_at is null or decision.reopened_at > scope.as_of)
),
watched as (
  select
    scope.series,
    request.item_id,
    request.created_at,
    request.ready_at,
    standing.decided_at,
    standing.is_merge,
    coalesce(standing.decided_at, scope.as_of) as until_at
  from change_request as request
  join scope on scope.repo_id = request.repo_id
  left join standing on standing.series = scope.series and standing.item_id = request.item_id
  where request.created_at >= $from and request.created_at < $to
    and request.created_at <= scope.as_of
    and ($actors = 'all' or request.author_kind = $actors)
)
select
  watched.series,
  slot.start_at as period,
  watched.item_id,
  case when decided_at is null then 'open' when is_merge then 'merged' else 'declined' end as outcome,
  -- Marked ready only after the decision: readiness didn't start the clock.
  seconds_between(case when ready_at <= until_at then ready_at else created_at end, until_at) as seconds,
  decided_at is not null as is_event
from watched
join slot on slot.bucket = bucket(watched.created_at)
