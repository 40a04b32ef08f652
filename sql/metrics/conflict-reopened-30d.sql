/*---
title: Conflicts reopened within 30 days
title_zh-CN: 30 天内冲突重开率
question: How often does the decision on a contested change request not hold?
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
bias: >-
  What is merged can't be reopened: where most is merged it is low, and a revert isn't seen; see reverted within 30
  days. A new change request in place of the old one isn't seen either. An author's close by mistake counts like a
  wrong decision, and a bot's close like a person's.
standard: Own definition, a reading of efficiency of conflict resolution
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
