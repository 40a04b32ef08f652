/*---
title: Participation
title_zh-CN: 参与度
question: How deeply do people take part, on average?
family: people
aggregate: mean
unit: number
better: higher
target: null
noun: contributor
item_value: amount
sources: [issue, pull_request, comment]
definition: >-
  Σ contributions × weight of their tier, over the people who contributed at all in the period. Tiers: basic (issues,
  comments) 1; advanced (change requests, reviews, discussions) 2; core (merges, releases, closing and triage) 3. The
  formula lost its body in print; tiers as it names them, weights and the reading as an average are ours. Commits are
  in no tier, since they come with change requests; who only commits counts with 0. Each person is listed with their
  score and the highest tier in which they did something.
bias: >-
  A few very busy people lift it, a wave of visitors lowers it. Closing what others report in a sweep counts as core
  work. Changes to documentation aren't told apart from others.
standard: Reference model of AI open-source ecosystems, participation; weights our own
---*/
select
  scope.series,
  slot.start_at as period,
  activity.person_id as item_id,
  case max(contribution_weight.weight)
    when 3 then 'core'
    when 2 then 'advanced'
    when 1 then 'basic'
    else 'no_tier'
  end as outcome,
  coalesce(sum(activity.contributions * contribution_weight.weight), 0)::double as seconds
from activity
join scope on scope.repo_id = activity.repo_id
join slot on slot.bucket = bucket(activity.on_day)
left join contribution_weight
  on contribution_weight.kind = activity.kind
  and contribution_weight.weights = 'tiers'
where activity.kind <> 'merged'
  and activity.on_day >= $from and activity.on_day < $to
  and ($actors = 'all' or activity.person_kind = $actors)
group by scope.series, slot.start_at, activity.person_id
