/*---
title: Issue resolution duration
title_zh-CN: 议题解决时长
question: How long until an issue is resolved?
question_zh-CN: 一个议题多久能解决？
family: throughput
aggregate: incidence-median
unit: duration
better: lower
target: null
noun: issue
sources: [issue, event]
definition: >-
  Time after which half of the issues opened in the period are resolved, from opening to the final close. Open issues,
  and reopened ones that are open, count as unresolved until the last sync. A bot's close of an issue with a stale
  label is an expiry: it competes with resolution and never counts as one (Aalen–Johansen; without expiries the same as
  Kaplan–Meier).
definition_zh-CN: >-
  时段内创建的议题有一半得到解决所需的时间，从创建到最终关闭。未关闭的议题，以及重新打开后尚未关闭的议题，计为截至最近一
  次同步尚未解决。机器人关闭带有 stale 标签的议题属于过期关闭：它与解决相竞争，从不计为解决（Aalen–Johansen；没有过期关
  闭时与 Kaplan–Meier 相同）。
bias: >-
  Closes as not planned or duplicate count as resolved. An issue that is closed only to be reopened later looks
  resolved until then.
bias_zh-CN: >-
  以“不做”或“重复”为由的关闭计为已解决。关闭后又重新打开的议题，在重新打开之前看上去已解决。
standard: CHAOSS Issue Resolution Duration, with open issues counted
standard_zh-CN: CHAOSS Issue Resolution Duration，计入未关闭的议题
---*/
with standing as (
  -- By itself, so that the join to it is on equal keys alone: a hash join, not a loop over all pairs.
  select scope.series, closing.item_id, closing.closed_at, closing.reason, closing.is_expired
  from closing
  join scope on scope.repo_id = closing.repo_id
  where closing.item_kind = 'issue'
    and closing.created_at >= $from and closing.created_at < $to
    and closing.closed_at <= scope.as_of
    and (closing.reopened_at is null or closing.reopened_at > scope.as_of)
)
select
  scope.series,
  slot.start_at as period,
  issue.item_id,
  case
    when standing.item_id is null then 'open'
    when standing.is_expired then 'expired'
    else coalesce(lower(standing.reason), 'closed')
  end as outcome,
  seconds_between(issue.created_at, coalesce(standing.closed_at, scope.as_of)) as seconds,
  standing.item_id is not null and not standing.is_expired as is_event,
  standing.item_id is not null and standing.is_expired as is_competing
from issue
join scope on scope.repo_id = issue.repo_id
join slot on slot.bucket = bucket(issue.created_at)
left join standing on standing.series = scope.series and standing.item_id = issue.item_id
where issue.created_at >= $from and issue.created_at < $to
  and issue.created_at <= scope.as_of
  and ($actors = 'all' or issue.author_kind = $actors)
