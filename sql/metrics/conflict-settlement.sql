/*---
title: Conflict settlement
title_zh-CN: 冲突解决效率
question: How promptly are contested change requests settled, from 0 to 1?
question_zh-CN: 有争议的变更请求多快有定论？以 0 到 1 表示。
family: quality
aggregate: mean-score
unit: number
better: higher
target: null
noun: change_request
sources: [pull_request, review, event]
definition: >-
  Mean of 1 / (1 + t / 14 days) over contested change requests, t from the first request for changes to the final merge
  or close: 1 when settled at once, ½ after two weeks. Contested as in conflict resolution time. What is undecided
  counts with the time so far, which is the most that it can still score. The interval is that of a mean, by the normal
  approximation; a single item has none.
definition_zh-CN: >-
  对评审意见相左的变更请求取 1 / (1 + t / 14 天) 的平均，t 为从首次要求修改到最终合并或关闭的时间：立即解决为 1，两周后
  为 ½。意见相左的含义同冲突解决时长。尚未决定的按迄今的时间计，那是它还能得到的最高分。区间为均值的正态近似区间；只有一
  个条目时没有区间。
bias: >-
  Undecided ones flatter the newest periods. Otherwise as conflict resolution time.
bias_zh-CN: >-
  尚未决定的会美化最近的时段。其余同冲突解决时长。
standard: Own definition, a reading of efficiency of conflict resolution
standard_zh-CN: 自有定义，对冲突解决效率的一种解读
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
  decided_at is not null as is_event,
  1 / (1 + contested.seconds / 1209600) as score
from contested
join slot on slot.bucket = bucket(contested.began_at)
