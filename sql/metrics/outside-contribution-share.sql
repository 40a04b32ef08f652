/*---
title: Contributions from outside
title_zh-CN: 外部贡献占比
question: How much of the work on a repository is done by people who don't belong to it?
family: reuse
aggregate: amount-share
unit: share
better: higher
target: null
noun: credit
item_value: amount
sources: [issue, pull_request, comment]
definition: >-
  Of all contributions in the period (as of contributors, each counting 1), the share of people who are neither owner,
  member nor collaborator of the repository in question: whom the source doesn't call so on any issue, change request,
  comment or review there. That is the reading of "outside its owner" here, since whose a repository is isn't known
  beyond its members. One row for each person, as a member and as an outsider, with the number of contributions. A
  census, so without an interval.
bias: >-
  Told as of the fetch: whoever has become a member since counts as one for earlier work too. A member who only commits
  or labels is never called one, and looks like an outsider. Questions and bug reports count as much as changes.
standard: Own definition, the reference model's resource integration, code
---*/
with met as (
  select
    scope.series,
    scope.as_of,
    slot.start_at,
    activity.repo_id,
    activity.person_id,
    sum(activity.contributions) as contributions
  from activity
  join scope on scope.repo_id = activity.repo_id
  join slot on slot.bucket = bucket(activity.on_day)
  where activity.kind <> 'merged'
    and activity.on_day >= $from and activity.on_day < $to
    and ($actors = 'all' or activity.person_kind = $actors)
  group by scope.series, scope.as_of, slot.start_at, activity.repo_id, activity.person_id
),
placed as (
  select
    met.series,
    met.start_at,
    met.person_id,
    met.contributions,
    coalesce(membership.known_at > met.as_of, true) as is_outsider
  from met
  left join membership on membership.repo_id = met.repo_id and membership.person_id = met.person_id
)
select
  series,
  start_at as period,
  person_id as item_id,
  case when is_outsider then 'outsider' else 'insider' end as outcome,
  sum(contributions)::double as seconds,
  sum(contributions) as amount,
  is_outsider as is_hit
from placed
group by series, start_at, person_id, is_outsider
