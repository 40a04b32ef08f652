/*---
title: Issues resolved per opened
title_zh-CN: 议题解决率
question: Does the project resolve as much as comes in?
question_zh-CN: 项目解决的议题是否与新来的一样多？
family: throughput
aggregate: ratio
unit: ratio
better: higher
target: 1
noun: event
sources: [issue, event]
definition: >-
  Issues resolved in the period over issues opened in it: R = C / T. Resolved: closed in the period and still closed at
  its end (or at the last sync), unless a bot closed it as stale. Both counts are of issues by the same authors. Above
  1, the backlog shrinks; it isn't bounded by 100 %. The interval takes both counts as Poisson.
definition_zh-CN: >-
  时段内解决的议题数除以时段内创建的议题数：R = C / T。已解决指在时段内关闭、且在时段结束时（或最近一次同步时）仍处于关
  闭状态，由机器人以 stale 关闭的除外。两个计数均以同一类提出者的议题为准。大于 1 时积压减少；它不以 100 % 为限。区间把
  两个计数都视为泊松分布。
bias: >-
  The resolved issues are mostly older than the period, so a clean-up lifts it and a wave of reports lowers it without
  any change in how people work. Closes as not planned or duplicate count as resolved.
bias_zh-CN: >-
  所解决的议题大多早于该时段，因此一次集中清理会抬高它，一波报告会压低它，而人们的工作方式并无变化。以“不做”或“重复”为由
  的关闭计为已解决。
standard: Backlog management index (Kan); the flow reading of issue resolution rate
standard_zh-CN: 积压管理指数（backlog management index，Kan）；议题解决率的流量解读
---*/
select
  scope.series,
  slot.start_at as period,
  issue.item_id,
  'opened' as outcome,
  null::double as seconds,
  'denominator' as part
from issue
join scope on scope.repo_id = issue.repo_id
join slot on slot.bucket = bucket(issue.created_at)
where issue.created_at >= $from and issue.created_at < $to
  and issue.created_at <= scope.as_of
  and ($actors = 'all' or issue.author_kind = $actors)
union all
select
  scope.series,
  slot.start_at,
  closing.item_id,
  'resolved',
  seconds_between(closing.created_at, closing.closed_at),
  'numerator'
from closing
join scope on scope.repo_id = closing.repo_id
join slot on slot.bucket = bucket(closing.closed_at)
where closing.item_kind = 'issue'
  and closing.closed_at >= $from and closing.closed_at < $to
  and closing.closed_at <= scope.as_of
  and (
    closing.reopened_at is null
    or closing.reopened_at >= slot.end_at
    or closing.reopened_at > scope.as_of
  )
  and not closing.is_expired
  and ($actors = 'all' or closing.author_kind = $actors)
