/*---
title: Review coverage
title_zh-CN: 评审覆盖率
question: What share of merged change requests did somebody else look at first?
family: review
aggregate: share
unit: share
better: higher
target: 0.5
noun: change_request
sources: [pull_request, review, event]
definition: >-
  Merged change requests with at least one review (approval, request for changes or comment) by a person other than the
  author before the merge, over all merged in the period. Reviews by bots and AI agents, by the author, after the merge
  and dismissed ones don't count. Half is what the gold badge of the OpenSSF asks for. Change requests by bots are a
  series of their own.
bias: >-
  A glance counts like a study. Reviews outside of the source (mailing list, pairing, another tool) aren't seen.
standard: OpenSSF Best Practices two_person_review; as in Scorecard Code-Review, of one period
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.is_reviewed then 'reviewed' else 'unreviewed' end as outcome,
  seconds_between(decision.started_at, decision.decided_at) as seconds,
  decision.is_reviewed as is_hit
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and decision.is_merge
  and ($actors = 'all' or decision.author_kind = $actors)
