/*---
title: Iteration cycle
title_zh-CN: 迭代周期
question: How long does an iteration take at the pace of the last weeks?
question_zh-CN: 按最近几周的速度，一次迭代需要多久？
family: throughput
aggregate: iteration-cycle
unit: duration
better: neither
target: null
noun: event
sources: [milestone, issue, event]
definition: >-
  T = N / (F · D). N: issues of the milestones that are due in the period; D: those milestones; F: issues of any
  milestone closed a week, over the 13 weeks before the end of the period (or before the last sync), of the
  repositories that have a milestone due. An issue that was reopened since, or closed by a bot as stale, isn't closed.
  The printed form of the reference model, T = (N · F) / D, has no unit of time; this reading gives the length of one
  iteration. Of several repositories, F is the pace of one, since their iterations run side by side. By who opened the
  issues.
definition_zh-CN: >-
  T = N / (F · D)。N：时段内到期的里程碑所含的议题数；D：这些里程碑的个数；F：有里程碑到期的仓库中，时段结束（或最近一次
  同步）前 13 周内每周关闭的、属于任一里程碑的议题数。其后又重新打开的议题，以及由机器人以 stale 关闭的议题，不算关闭。
  参考模型的印刷公式 T = (N · F) / D 不具有时间单位；此处的解读给出一次迭代的长度。多个仓库时，由于各仓库的迭代并行，F
  取一个仓库的速度。按议题提出者归类。
bias: >-
  Says how long an iteration would take at the recent pace, not how long one took. A milestone without a due date, or
  moved from one date to the next, is not where the plan put it, and issues that left a milestone aren't known.
bias_zh-CN: >-
  它说明按近期速度一次迭代会需要多久，而不是某次迭代实际用了多久。没有到期日、或从一个日期推迟到下一个日期的里程碑，并不
  在计划原定的位置；离开里程碑的议题无从得知。
standard: Own definition, the reference model's iteration cycle
standard_zh-CN: 自有定义，参考模型的迭代周期
---*/
with due as (
  select
    scope.series,
    scope.as_of,
    period.start_at as period,
    period.end_at,
    least(period.end_at, scope.as_of) as until,
    milestone.repo_id,
    milestone.item_id
  from milestone
  join scope on scope.repo_id = milestone.repo_id
  join period on milestone.due_at >= period.from_at and milestone.due_at < period.end_at
  where milestone.created_at <= scope.as_of
    and period.start_at <= scope.as_of
),
planned as (
  select due.series, due.period, due.repo_id, issue.item_id
  from due
  join issue on issue.milestone_id = due.item_id
  where issue.created_at <= due.as_of
    and ($actors = 'all' or issue.author_kind = $actors)
),
pace as (
  select distinct series, as_of, period, end_at, until, repo_id
  from due
),
finished as (
  select pace.series, pace.period, pace.repo_id, closing.item_id, closing.created_at, closing.closed_at
  from pace
  join closing on closing.repo_id = pace.repo_id
  join issue on issue.item_id = closing.item_id
  where issue.milestone_id is not null
    and closing.closed_at >= pace.until - interval 91 day
    and closing.closed_at <= pace.as_of
    and closing.closed_at < pace.end_at
    and (closing.reopened_at is null or closing.reopened_at > pace.as_of or closing.reopened_at >= pace.end_at)
    and not closing.is_expired
    and ($actors = 'all' or closing.author_kind = $actors)
)
select series, period, item_id, 'due' as outcome, null::double as seconds, 'iteration' as part, repo_id from due
union all
select series, period, item_id, 'planned', null, 'planned', repo_id from planned
union all
select series, period, item_id, 'finished', seconds_between(created_at, closed_at), 'finished', repo_id from finished
