/*---
title: Time to merge, of what was merged
title_zh-CN: 合并时长（按合并时间）
question: How long had the change requests waited that were merged in the period?
question_zh-CN: 时段内合并的变更请求等待了多久？
family: changes
aggregate: quantile
quantile: 0.5
unit: duration
better: neither
target: null
noun: change_request
sources: [pull_request, event]
definition: >-
  Median time from when a change request was ready for review (the first ready_for_review where there is one, else the
  opening) to its merge, of those merged in the period. By the date of the merge: open and declined ones aren't in it,
  so it doesn't say how long a new change request will take; change request merge time does.
definition_zh-CN: >-
  时段内合并的变更请求，从可供评审（有 ready_for_review 时取第一次，否则取创建时间）到合并的时间中位数。按合并日期计：未
  关闭和被拒绝的不在其中，因此它不说明一个新的变更请求要多久；变更请求合并时长说明这一点。
bias: >-
  Leaves out those that still wait, so a project that lets requests lie looks fast, and looks slow just when it merges
  them. Trivial changes and an author's own merges speed it up. Compare it with change request merge time, which counts
  the open ones. What was merged as a draft counts from its opening.
bias_zh-CN: >-
  略去了仍在等待的，因此任请求搁置的项目看上去很快，恰在合并它们时才显得慢。琐碎的变更和作者自行合并的变更会使其变快。请
  与计入未关闭者的变更请求合并时长对照。以草稿状态合并的自创建时起算。
standard: CHAOSS Change Requests Duration, of merged ones only, as DevStats has it
standard_zh-CN: CHAOSS Change Requests Duration，仅限已合并者，与 DevStats 相同
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  'merged' as outcome,
  seconds_between(decision.started_at, decision.decided_at) as seconds
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.is_merge
  and decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and ($actors = 'all' or decision.author_kind = $actors)
