/*---
title: Conflicts reopened within 30 days
title_zh-CN: 30 天内冲突重开率
question: How often does the decision on a contested change request not hold?
question_zh-CN: 对有争议的变更请求所作的决定，有多常站不住脚？
family: quality
aggregate: retention
unit: share
better: lower
target: null
noun: change_request
sources: [pull_request, review, event]
definition: >-
  Of the contested change requests that were merged or closed in the period, the share that was reopened within 30 days
  of it. Contested as in conflict resolution time, before the decision. Decisions that have been watched for less than
  30 days are in no share, also where they were undone already: those that hold need the time. A request with no other
  is listed as not known yet.
definition_zh-CN: >-
  在时段内合并或关闭的、评审意见相左的变更请求中，在其后 30 天内重新打开的占比。意见相左的含义同冲突解决时长，且须发生在
  决定之前。观察不足 30 天的决定不计入占比，即使已被推翻也是如此：站得住的决定同样需要这段时间。没有其他决定的请求列为尚
  不可知。
bias: >-
  What is merged can't be reopened: where most is merged it is low, and a revert isn't seen; see reverted within 30
  days. A new change request in place of the old one isn't seen either. An author's close by mistake counts like a
  wrong decision, and a bot's close like a person's.
bias_zh-CN: >-
  已合并的无法重新打开：合并居多时数值偏低，且回退看不到；参见 30 天内回退率。另开新变更请求取代旧的也看不到。作者误关与
  错误决定同等计入，机器人的关闭与人的关闭同等计入。
standard: Own definition, a reading of efficiency of conflict resolution
standard_zh-CN: 自有定义，对冲突解决效率的一种解读
---*/
with settled as (
  select
    scope.series,
    slot.start_at as period,
    decision.item_id,
    decision.is_merge,
    seconds_between(decision.decided_at, scope.as_of) >= 2592000 as is_watched,
    case
      when seconds_between(decision.decided_at, decision.reopened_at) <= 2592000 then
        seconds_between(decision.decided_at, decision.reopened_at)
    end as reopened_after
  from conflict
  join decision on decision.item_id = conflict.item_id
  join scope on scope.repo_id = decision.repo_id
  join slot on slot.bucket = bucket(decision.decided_at)
  where conflict.kind = 'contested'
    and conflict.signalled_at <= decision.decided_at
    and decision.decided_at >= $from and decision.decided_at < $to
    and decision.decided_at <= scope.as_of
    and ($actors = 'all' or decision.author_kind = $actors)
),
-- One row a change request, however often it was decided.
judged as (
  select
    series,
    period,
    item_id,
    count(*) filter (where is_watched) > 0 as is_known,
    count(*) filter (where is_merge) > 0 as is_merged,
    min(reopened_after) filter (where is_watched) as reopened_after
  from settled
  group by series, period, item_id
)
select
  series,
  period,
  item_id,
  case
    when not is_known then 'not_known'
    when reopened_after is not null then 'reopened'
    when is_merged then 'merged'
    else 'declined'
  end as outcome,
  reopened_after as seconds,
  reopened_after is not null as is_hit,
  is_known
from judged
