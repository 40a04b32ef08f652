/*---
title: People in a decision
title_zh-CN: 每项决定的参与人数
question: How many people have a part in deciding a change request?
family: changes
aggregate: quantile
quantile: 0.5
unit: number
better: higher
target: null
noun: change_request
item_value: amount
sources: [pull_request, comment, review, event]
definition: >-
  Median number of different people with a part in a change request up to its final merge or close, of those decided in
  the period: its author, who commented, who reviewed, and who decided, each once. The value of each item is that
  number. Bots and AI agents don't count; all deleted accounts of one change request count as one person.
bias: >-
  Counts who spoke, not who was heard. Large and contested changes draw more people, so more isn't always better. Talk
  on the linked issue or elsewhere isn't seen.
standard: Own definition, the participation of a reading of governance efficiency
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.is_merge then 'merged' else 'declined' end as outcome,
  decision.participants::double as seconds
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and (decision.reopened_at is null or decision.reopened_at > scope.as_of)
  and ($actors = 'all' or decision.author_kind = $actors)
