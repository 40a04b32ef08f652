/*---
title: Organisations
title_zh-CN: 参与组织数
question: How many organisations take part?
family: people
aggregate: organisation-count
unit: count
better: higher
target: 2
noun: contributor
item_value: amount
trailing: 12 months
sources: [issue, pull_request, comment]
definition: >-
  Organisations to which people belonged, as far as is known, at the time at which they contributed anything in the
  twelve months up to the end of the period. n counts the people. High adds each person of whom no organisation is known
  as one of their own; where nobody's is known there is no value. The CNCF asks a project for two at least.
bias: >-
  One comment makes an organisation take part. It grows with what is known of people, and two names of one company
  count as two until a rule joins them.
standard: CHAOSS Organizational Diversity, number of organisations
---*/
with met as (
  -- Summed step by step of time first, since each is looked at from several periods.
  select
    scope.series,
    bucket(activity.on_day) as bucket,
    activity.person_id,
    activity.organisation,
    sum(activity.contributions) as contributions
  from activity
  join scope on scope.repo_id = activity.repo_id
  where activity.kind <> 'merged'
    and activity.on_day >= $from and activity.on_day < $to
    and ($actors = 'all' or activity.person_kind = $actors)
  group by scope.series, bucket(activity.on_day), activity.person_id, activity.organisation
)
select
  met.series,
  slot.start_at as period,
  met.person_id as item_id,
  coalesce(met.organisation, 'unknown') as outcome,
  sum(met.contributions)::double as seconds,
  met.organisation
from met
join slot on slot.bucket = met.bucket
group by met.series, slot.start_at, met.person_id, met.organisation
