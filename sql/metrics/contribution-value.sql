/*---
title: Contribution value
title_zh-CN: 贡献价值
question: What do all contributions together weigh, and which kinds make it up?
family: activity
aggregate: weighted-sum
unit: number
better: higher
target: null
noun: credit
item_value: amount
sources: [issue, pull_request, comment]
definition: >-
  V = Σ Cᵢ·Wᵢ: contributions of each kind in the period times the weight of that kind. The weights are OpenDigger's:
  comment 0.5252, issue 2.2235, change request 4.0679, review comment 0.7427, and 2.0339 to the author of a change that
  is merged. One row for each person and kind, with its points, so that the sum by kind can be seen. Deleted accounts
  are left out.
bias: >-
  The weights are a judgement, not a measurement; kinds without one count nothing. Splitting work into more pieces
  raises it. Made to see what a project lives on, not to rank people by.
standard: Own definition, on OpenDigger's weights
---*/
select
  scope.series,
  slot.start_at as period,
  activity.person_id as item_id,
  activity.kind as outcome,
  sum(activity.contributions) * any_value(contribution_weight.weight) as seconds,
  sum(activity.contributions)::double as amount,
  any_value(contribution_weight.weight) as weight
from activity
join scope on scope.repo_id = activity.repo_id
join slot on slot.bucket = bucket(activity.on_day)
join contribution_weight on contribution_weight.kind = activity.kind
where contribution_weight.weights = 'opendigger'
  and activity.on_day >= $from and activity.on_day < $to
  and ($actors = 'all' or activity.person_kind = $actors)
group by scope.series, slot.start_at, activity.person_id, activity.kind
