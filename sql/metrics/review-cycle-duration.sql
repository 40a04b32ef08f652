/*---
title: Review cycle duration
title_zh-CN: 评审周期时长
question: How long does a version of a change wait until somebody reviews or decides it?
question_zh-CN: 变更的一个版本要等多久才有人评审或决定？
family: review
aggregate: survival-median
unit: duration
better: lower
target: null
noun: cycle
sources: [pull_request, review, event]
definition: >-
  Median time (Kaplan–Meier) of the review cycles that began in the period. A cycle begins when a change request becomes
  ready for review, is reopened, or when commits are pushed to it while it is; a push before the review starts the clock
  anew. It ends with the next review by a person other than the author, or with a merge or close. Cycles that still run
  count until the last sync, those that the author took back as a draft until then.
definition_zh-CN: >-
  在时段内开始的评审周期的时间中位数（Kaplan–Meier）。当变更请求变为可供评审、被重新打开，或在可供评审期间有新提交推送
  时，一个周期开始；在评审之前再次推送则重新计时。周期以作者以外的人的下一次评审，或以合并或关闭结束。仍在进行的周期计至
  最近一次同步，被作者撤回为草稿的计至撤回之时。
bias: >-
  Commits are dated by when they were made, not pushed: work made before the last review and pushed after it starts no
  cycle. Authors who keep polishing restart the clock and look well served. Projects that review by plain comments look
  slow.
bias_zh-CN: >-
  提交以其创作时间而非推送时间为准：在上次评审之前完成、之后才推送的工作不会开始新的周期。不断打磨的作者反复重新计时，看
  上去得到了良好的对待。以普通评论进行评审的项目看上去很慢。
standard: CHAOSS Review Cycle Duration within a Change Request
---*/
select
  scope.series,
  slot.start_at as period,
  review_cycle.item_id,
  review_cycle.outcome,
  seconds_between(review_cycle.started_at, coalesce(review_cycle.ended_at, scope.as_of)) as seconds,
  review_cycle.outcome in ('reviewed', 'decided') as is_event
from review_cycle
join scope on scope.repo_id = review_cycle.repo_id
join slot on slot.bucket = bucket(review_cycle.started_at)
where review_cycle.started_at >= $from and review_cycle.started_at < $to
  and ($actors = 'all' or review_cycle.author_kind = $actors)
