/*---
title: Reopened within 30 days
title_zh-CN: 30 天内重新打开率
question: How often does a closed issue turn out not to be done?
question_zh-CN: 已关闭的议题有多常被发现其实没有完成？
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
definition_zh-CN: >-
  时段内关闭的议题中，自时段内的某次关闭起 30 天内被重新打开者，占时段内关闭的全部议题的比例。只计已被观察超过 30 天的关
  闭，因此最近的时段尚无值。机器人关闭带有 stale 标签的议题不是决定，不计入。
bias: >-
  Reporters who can't reopen open a new issue instead, which isn't seen. A close by mistake that is undone within a
  minute counts like a wrong decision.
bias_zh-CN: >-
  无权重新打开的报告者会另开新议题，这看不到。一分钟内即被撤销的误关与错误决定同等计入。
standard: Own definition, of decisions that don't hold
standard_zh-CN: 自有定义，关于站不住脚的决定
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
