/*---
title: Review cycle duration
title_zh-CN: 评审周期时长
question: How long does a version of a change wait until somebody reviews or decides it?
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
bias: >-
  Commits are dated by when they were made, not pushed: work made before the last review and pushed after it starts no
  cycle. Authors who keep polishing restart the clock and look well served. Projects that review by plain comments look
  slow.
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
