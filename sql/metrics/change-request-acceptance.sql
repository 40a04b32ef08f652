/*---
title: Change request acceptance
title_zh-CN: 变更请求接受率
question: What share of decided change requests is merged?
family: changes
aggregate: share
unit: share
better: neither
target: null
noun: change_request
sources: [pull_request, event]
definition: >-
  Merged change requests over all that were merged or closed unmerged, by the period of their final close: what was
  closed and reopened counts once, by what became of it last. With the interval of Wilson. Neither high nor low is good
  by itself: a project that takes everything and one that takes nothing both have a question to answer.
bias: >-
  An author's own withdrawal counts as declined, and so does a change that was merged by hand outside of the pull
  request. Open ones aren't in it, so a project that declines by silence looks welcoming.
standard: CHAOSS Change Request Acceptance Ratio, as a share
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.is_merge then 'merged' else 'declined' end as outcome,
  seconds_between(decision.started_at, decision.decided_at) as seconds,
  decision.is_merge as is_hit
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and (decision.reopened_at is null or decision.reopened_at > scope.as_of)
  and ($actors = 'all' or decision.author_kind = $actors)
