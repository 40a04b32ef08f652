/*---
title: Reopened within 30 days
title_zh-CN: 30 天内重新打开率
question: How often does a closed issue turn out not to be done?
family: quality
aggregate: share
unit: share
better: lower
target: null
noun: issue
sources: [issue, event]
definition: >-
  Issues closed in the period that were reopened within 30 days of a close in it, over all issues closed in it. Only
  closes that have been watched for longer than 30 days count, so the newest periods have no value yet. A bot's close of
  an issue with a stale label is no decision and is left out.
bias: >-
  Reporters who can't reopen open a new issue instead, which isn't seen. A close by mistake that is undone within a
  minute counts like a wrong decision.
standard: Own definition, of decisions that don't hold
---*/
with closed as (
  select
    scope.series,
    slot.start_at as period,
    closing.item_id,
    -- One row an issue, however often it was closed: the first reopening in time, else how long the last close holds.
    min(case
      when seconds_between(closing.closed_at, closing.reopened_at) <= 2592000 then
        seconds_between(closing.closed_at, closing.reopened_at)
    end) as reopened_after
  from closing
  join scope on scope.repo_id = closing.repo_id
  join slot on slot.bucket = bucket(closing.closed_at)
  where closing.item_kind = 'issue'
    and closing.closed_at >= $from and closing.closed_at < $to
    and seconds_between(closing.closed_at, scope.as_of) > 2592000
    and not closing.is_expired
    and ($actors = 'all' or closing.author_kind = $actors)
  group by scope.series, slot.start_at, closing.item_id
)
select
  series,
  period,
  item_id,
  case when reopened_after is null then 'closed' else 'reopened' end as outcome,
  reopened_after as seconds,
  reopened_after is not null as is_hit
from closed
