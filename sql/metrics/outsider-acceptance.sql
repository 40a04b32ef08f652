/*---
title: Acceptance of outsiders' change requests
title_zh-CN: 外部变更请求接受率
question: What share of outsiders' decided change requests is merged?
family: changes
aggregate: share
unit: share
better: higher
target: null
noun: change_request
sources: [pull_request, event]
definition: >-
  As change request acceptance, of authors who are neither owner, member nor collaborator of the repository: merged over
  merged and closed unmerged, by the period of the final close, with the interval of Wilson.
bias: >-
  Who is an outsider is told as of the fetch: contributors who became members since look like insiders, which leaves the
  less successful ones here. An author's own withdrawal counts as declined.
standard: CHAOSS Change Request Acceptance Ratio, as a share, of outsiders
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
  and decision.is_outsider
  and ($actors = 'all' or decision.author_kind = $actors)
