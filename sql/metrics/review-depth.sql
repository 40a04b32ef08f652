/*---
title: Reviewers per change request
title_zh-CN: 每个变更请求的评审人数
question: How many people look at a change request before it is decided?
family: review
aggregate: quantile
quantile: 0.5
unit: number
better: neither
target: null
noun: change_request
item_value: amount
sources: [pull_request, review, event]
definition: >-
  Median number of different people other than the author who reviewed a change request before its final merge or close,
  of those decided in the period; the value of each item is that number. Bots and AI agents don't count; a person whose
  review was dismissed does.
bias: >-
  Counts people, not care. Large and contested changes draw more of them, so more isn't always better.
standard: Own definition, after review engagement in LFX Insights
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.is_merge then 'merged' else 'declined' end as outcome,
  decision.reviewers::double as seconds
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and (decision.reopened_at is null or decision.reopened_at > scope.as_of)
  and ($actors = 'all' or decision.author_kind = $actors)
