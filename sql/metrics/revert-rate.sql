/*---
title: Reverted within 30 days
title_zh-CN: 30 天内回退率
question: How often is a merged change taken back?
question_zh-CN: 已合并的变更有多常被收回？
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
definition_zh-CN: >-
  30 天内被回退的已合并变更请求，占时段内全部已合并者的比例。回退指标题为 Revert 加上对方标题或编号的已合并变更请求，或
  提交说明中指明所回退之合并提交的提交。只计已被观察超过 30 天的合并。
bias: >-
  Repairs that don't call themselves a revert aren't seen. A revert whose title was rewritten is missed where commits
  weren't read. A revert of a revert leaves the first one counted.
bias_zh-CN: >-
  不自称回退的修复看不到。标题被改写的回退，在未读取提交时会漏掉。回退的回退并不使第一次回退免于计入。
standard: Own definition, after change failure rate of DORA
standard_zh-CN: 自有定义，参照 DORA 变更失败率
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
