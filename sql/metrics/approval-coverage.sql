/*---
title: Approval coverage
title_zh-CN: 批准覆盖率
question: What share of merged change requests had somebody else approved first?
family: review
aggregate: share
unit: share
better: higher
target: null
noun: change_request
sources: [pull_request, review, event]
definition: >-
  Merged change requests with at least one approval by a person other than the author before the merge, over all merged
  in the period. The stricter form of review coverage: comments and requests for changes alone don't count, nor do
  approvals by bots and AI agents, after the merge, or dismissed since.
bias: >-
  Projects that approve by comment or by a bot's command look unapproved. An approval in passing counts like a study.
standard: OpenSSF Scorecard Code-Review, of one period
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.is_approved then 'approved' else 'unapproved' end as outcome,
  seconds_between(decision.started_at, decision.decided_at) as seconds,
  decision.is_approved as is_hit
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and decision.is_merge
  and ($actors = 'all' or decision.author_kind = $actors)
