/*---
title: Reverted within 30 days
title_zh-CN: 30 天内回退率
question: How often is a merged change taken back?
family: quality
aggregate: share
unit: share
better: lower
target: null
noun: change_request
sources: [pull_request, event]
definition: >-
  Merged change requests that were reverted within 30 days, over all merged in the period. A revert is a merged change
  request titled Revert with the title or the number of the other, or a commit whose message names the merge commit
  that it reverts. Only merges that have been watched for longer than 30 days count.
bias: >-
  Repairs that don't call themselves a revert aren't seen. A revert whose title was rewritten is missed where commits
  weren't read. A revert of a revert leaves the first one counted.
standard: Own definition, after change failure rate of DORA
---*/
with merged as (
  select
    scope.series,
    slot.start_at as period,
    decision.item_id,
    case
      when seconds_between(decision.decided_at, revert.reverted_at) <= 2592000 then
        seconds_between(decision.decided_at, revert.reverted_at)
    end as reverted_after
  from decision
  join scope on scope.repo_id = decision.repo_id
  join slot on slot.bucket = bucket(decision.decided_at)
  left join revert on revert.repo_id = decision.repo_id and revert.item_id = decision.item_id
  where decision.decided_at >= $from and decision.decided_at < $to
    and seconds_between(decision.decided_at, scope.as_of) > 2592000
    and decision.is_merge
    and ($actors = 'all' or decision.author_kind = $actors)
)
select
  series,
  period,
  item_id,
  case when reverted_after is null then 'kept' else 'reverted' end as outcome,
  reverted_after as seconds,
  reverted_after is not null as is_hit
from merged
