/*---
title: Contributors
title_zh-CN: 贡献者
question: How many people take part?
family: people
aggregate: count
unit: count
better: higher
target: null
noun: contributor
item_value: amount
sources: [issue, pull_request, comment]
definition: >-
  People who contributed at least once in the period: opened an issue, change request or discussion, commented,
  reviewed, merged, closed, labelled or assigned, published a release or wrote a commit. That somebody's change was
  merged is no act of theirs. Several accounts of one person are one; a person active in several repositories counts
  once. Each is listed with the number of their contributions. One of the three parts of project velocity, beside
  commits and work items.
bias: >-
  One comment counts as much as a year's work. Deleted accounts can't be told apart and are left out; squash merges
  date a commit to the merge. Accounts that no rule has joined count as several people.
standard: CHAOSS Contributors; Project Velocity
---*/
select
  scope.series,
  slot.start_at as period,
  person_activity.person_id as item_id,
  'active' as outcome,
  sum(person_activity.contributions)::double as seconds
from person_activity
join scope on scope.repo_id = person_activity.repo_id
join slot on slot.bucket = bucket(person_activity.on_day)
where person_activity.contributions > 0
  and person_activity.on_day >= $from and person_activity.on_day < $to
  and ($actors = 'all' or person_activity.person_kind = $actors)
group by scope.series, slot.start_at, person_activity.person_id
