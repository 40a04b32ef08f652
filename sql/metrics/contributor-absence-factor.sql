/*---
title: Contributor absence factor
title_zh-CN: 贡献者缺席系数
question: How few people could leave before half the work is gone?
family: concentration
aggregate: absence-factor
threshold: 0.5
unit: number
better: higher
target: 2
noun: contributor
item_value: amount
trailing: 12 months
sources: [pull_request]
definition: >-
  The smallest number of people who wrote half or more of the change requests that were merged in the twelve months up
  to the end of the period, the largest share first. Exactly half is enough. A census, so without an interval; n is the
  number of people with a merged change. Two is the least that the OpenSSF badge asks for.
bias: >-
  A change of one line counts as much as a rewrite; reviewing and answering don't count. Who wrote it gets the credit,
  co-authors none. Work that is committed without a change request isn't seen, nor that of deleted accounts.
standard: CHAOSS Contributor Absence Factor (bus factor), by merged change requests
---*/
with met as (
  -- Summed step by step of time first, since each is looked at from several periods.
  select
    scope.series,
    bucket(activity.on_day) as bucket,
    activity.person_id,
    sum(activity.contributions) as contributions
  from activity
  join scope on scope.repo_id = activity.repo_id
  where activity.kind = 'merged'
    and activity.on_day >= $from and activity.on_day < $to
    and ($actors = 'all' or activity.person_kind = $actors)
  group by scope.series, bucket(activity.on_day), activity.person_id
)
select
  met.series,
  slot.start_at as period,
  met.person_id as item_id,
  'merged' as outcome,
  sum(met.contributions)::double as seconds
from met
join slot on slot.bucket = met.bucket
group by met.series, slot.start_at, met.person_id
