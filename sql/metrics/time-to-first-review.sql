/*---
title: Time to first review
title_zh-CN: 首次评审时间
question: How long does a change request wait for the first look of another person?
question_zh-CN: 变更请求要等多久才能得到他人的第一次查看？
family: review
aggregate: survival-median
unit: duration
better: lower
target: null
noun: change_request
sources: [pull_request, comment, review, event]
definition: >-
  Median time (Kaplan–Meier) from when a change request opened in the period was ready for review (the first
  ready_for_review where it ever was a draft, else the opening) to the first review or comment by a person other than
  its author. Those without one count as waiting until the last sync, or until their final close or merge. Bots and AI
  agents don't review; a deleted account counts as a person. Drafts that were never ready are left out.
definition_zh-CN: >-
  时段内创建的变更请求，从可供评审（曾为草稿时取第一次 ready_for_review，否则取创建时间）到作者以外的人首次评审或评论的
  时间中位数（Kaplan–Meier）。没有得到的计为等待至最近一次同步，或至其最终关闭或合并。机器人和 AI 代理不算评审；已注销账
  号按人计算。从未可供评审的草稿不计入。
bias: >-
  A thank-you comment counts like a review, so it looks faster than it is. Merges without any review end the waiting
  without an answer: where they are many, the rest looks slow.
bias_zh-CN: >-
  一句致谢的评论与评审同等计入，因此看上去比实际更快。未经任何评审的合并使等待在没有答复的情况下结束：这种情形多时，其余
  的显得慢。
standard: CHAOSS Time to First Response, for change requests
standard_zh-CN: CHAOSS Time to First Response，用于变更请求
---*/
with standing as (
  -- By itself, so that the join to it is on equal keys alone: a hash join, not a loop over all pairs.
  select scope.series, decision.item_id, decision.decided_at
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
    standing.decided_at is not null as is_decided,
    coalesce(standing.decided_at, scope.as_of) as until_at,
    -- Made ready again only later: until then it was as it had been opened.
    case when request.ready_at <= until_at then request.ready_at when request.was_opened_ready then request.created_at
    end as ready_at,
    case when request.ready_at <= until_at then request.first_review_at else request.first_early_review_at end
      as first_review_at
  from change_request as request
  join scope on scope.repo_id = request.repo_id
  left join standing on standing.series = scope.series and standing.item_id = request.item_id
  where request.created_at >= $from and request.created_at < $to
    and ($actors = 'all' or request.author_kind = $actors)
)
select
  watched.series,
  slot.start_at as period,
  watched.item_id,
  case
    when first_review_at <= until_at then 'reviewed'
    when is_decided then 'unreviewed'
    else 'waiting'
  end as outcome,
  seconds_between(ready_at, case when first_review_at <= until_at then first_review_at else until_at end) as seconds,
  coalesce(first_review_at <= until_at, false) as is_event
from watched
join slot on slot.bucket = bucket(watched.created_at)
where ready_at <= until_at
