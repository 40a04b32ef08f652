/*---
title: Change request merge time
title_zh-CN: 变更请求合并时长
question: How long until a change request is merged?
question_zh-CN: 一个变更请求多久能合并？
family: changes
aggregate: incidence-median
unit: duration
better: lower
target: 172800
noun: change_request
sources: [pull_request, event]
definition: >-
  Time after which half of the change requests opened in the period are merged, from when they were ready for review
  (the first ready_for_review where there is one, else the opening). Being declined competes with being merged
  (Aalen–Johansen); open ones count as undecided until the last sync. Fewer than half merged: no value.
definition_zh-CN: >-
  时段内创建的变更请求有一半被合并所需的时间，自可供评审时起算（有 ready_for_review 时取第一次，否则取创建时间）。被拒绝
  与被合并相竞争（Aalen–Johansen）；未关闭的计为截至最近一次同步尚未决定。被合并的不足一半时没有值。
bias: >-
  Trivial changes and an author's own merges speed it up. A draft that was never marked ready counts from its opening.
  The reviews of a draft before it was ready aren't seen.
bias_zh-CN: >-
  琐碎的变更和作者自行合并的变更会使其变快。从未标记为可供评审的草稿自创建时起算。草稿在可供评审之前得到的评审看不到。
standard: CHAOSS Change Requests Duration, with open and declined ones counted
standard_zh-CN: CHAOSS Change Requests Duration，计入未关闭和被拒绝者
---*/
with standing as (
  -- By itself, so that the join to it is on equal keys alone: a hash join, not a loop over all pairs.
  select scope.series, closing.item_id, closing.closed_at, closing.is_merge
  from closing
  join scope on scope.repo_id = closing.repo_id
  where closing.item_kind = 'change_request'
    and closing.created_at >= $from and closing.created_at < $to
    and closing.closed_at <= scope.as_of
    and (closing.reopened_at is null or closing.reopened_at > scope.as_of)
),
decided as (
  select
    scope.series,
    scope.as_of,
    request.item_id,
    request.created_at,
    request.ready_at,
    coalesce(standing.is_merge, false) as is_merged,
    case when standing.is_merge then coalesce(request.merged_at, standing.closed_at) else standing.closed_at end
      as decided_at
  from change_request as request
  join scope on scope.repo_id = request.repo_id
  left join standing on standing.series = scope.series and standing.item_id = request.item_id
  where request.created_at >= $from and request.created_at < $to
    and request.created_at <= scope.as_of
    and ($actors = 'all' or request.author_kind = $actors)
)
select
  decided.series,
  slot.start_at as period,
  decided.item_id,
  case when decided_at is null then 'open' when is_merged then 'merged' else 'declined' end as outcome,
  -- Marked ready only after the decision: readiness didn't start the clock.
  seconds_between(
    case when ready_at <= coalesce(decided_at, as_of) then ready_at else created_at end,
    coalesce(decided_at, as_of)
  ) as seconds,
  decided_at is not null and is_merged as is_event,
  decided_at is not null and not is_merged as is_competing
from decided
join slot on slot.bucket = bucket(decided.created_at)
