/*---
title: Newcomer parity
title_zh-CN: 新人合并率之比
question: Are first-time authors' change requests merged as often as those of others?
family: people
aggregate: share-ratio
unit: ratio
better: higher
target: 1
noun: change_request
sources: [pull_request, event]
definition: >-
  The share merged of decided change requests that were their author's first in the repository, over the share merged of
  all other decided ones, by the period of the final close. 1: no difference; below 1, newcomers are declined more often.
  The interval is that of a ratio of two shares, on the logarithm. Deleted accounts, whose first one can't be told, are
  left out.
bias: >-
  First attempts are often smaller or less fitting than those of regulars, so below 1 isn't unfairness by itself. What
  happened before the collected history makes some regulars look new. Silence isn't seen: open ones aren't in it.
standard: Own definition, on CHAOSS Change Request Acceptance Ratio by role
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case
    when first_request.item_id is not null and decision.is_merge then 'first_merged'
    when first_request.item_id is not null then 'first_declined'
    when decision.is_merge then 'merged'
    else 'declined'
  end as outcome,
  seconds_between(decision.started_at, decision.decided_at) as seconds,
  case when first_request.item_id is not null then 'numerator' else 'denominator' end as part,
  decision.is_merge as is_hit
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
left join first_request on first_request.repo_id = decision.repo_id and first_request.item_id = decision.item_id
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and (decision.reopened_at is null or decision.reopened_at > scope.as_of)
  and decision.author_id is not null
  and ($actors = 'all' or decision.author_kind = $actors)
