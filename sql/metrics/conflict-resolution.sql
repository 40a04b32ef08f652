/*---
title: Conflict resolution time
title_zh-CN: 冲突解决时长
question: How long until a contested change request is settled?
question_zh-CN: 有争议的变更请求多久能有定论？
family: quality
aggregate: survival-median
unit: duration
better: lower
target: null
noun: change_request
sources: [pull_request, review, event]
definition: >-
  Median time (Kaplan–Meier) from the first request for changes to the final merge or close, of change requests that
  one person approved and another, neither of them the author, asked to change before that. In the period of the first
  request for changes; those that are undecided count until the last sync.
definition_zh-CN: >-
  从首次要求修改到最终合并或关闭的时间中位数（Kaplan–Meier），对象是在此之前有一人批准、另一人要求修改（两人均非作者）的
  变更请求。按首次要求修改所在的时段归类；尚未决定的计至最近一次同步。
bias: >-
  Merged once the changes were made isn't told from merged over an objection. Few items make a wide interval. A
  dismissed review is no longer a sign, so disputes that ended so are missing.
bias_zh-CN: >-
  修改之后合并与不顾反对而合并无从区分。条目少时区间很宽。被撤销的评审不再是迹象，以此结束的争议因而缺失。
standard: Own definition, a reading of time of conflict resolution
standard_zh-CN: 自有定义，对冲突解决时间的一种解读
---*/
with standing as (
  -- By itself, so that the join to it is on equal keys alone: a hash join, not a loop over all pairs.
  select scope.series, decision.item_id, decision.decided_at, decision.is_merge
  from decision
  join scope on scope.repo_id = decision.repo_id
  where decision.decided_at <= scope.as_of
    and (decision.reopened_at is null or decision.reopened_at > scope.as_of)
),
contested as (
  select
    scope.series,
    conflict.item_id,
    conflict.began_at,
    standing.decided_at,
    standing.is_merge,
    seconds_between(conflict.began_at, coalesce(standing.decided_at, scope.as_of)) as seconds
  from conflict
  join scope on scope.repo_id = conflict.repo_id
  left join standing on standing.series = scope.series and standing.item_id = conflict.item_id
  where conflict.kind = 'contested'
    and conflict.began_at >= $from and conflict.began_at < $to
    and conflict.signalled_at <= coalesce(standing.decided_at, scope.as_of)
    and ($actors = 'all' or conflict.author_kind = $actors)
)
select
  contested.series,
  slot.start_at as period,
  contested.item_id,
  case when decided_at is null then 'open' when is_merge then 'merged' else 'declined' end as outcome,
  contested.seconds,
  decided_at is not null as is_event
from contested
join slot on slot.bucket = bucket(contested.began_at)
