/*---
title: Producers
title_zh-CN: 生产者占比
question: What share of the people mainly makes things?
family: people
aggregate: share
unit: share
better: neither
target: null
noun: contributor
item_value: share
part: producer
sources: [issue, pull_request, comment]
definition: >-
  Of the people who took part in the period, the share that is a producer: mainly makes things.
  Everybody has the role in which the largest share of their weighted contributions lies; where shares are equal,
  producer goes before decomposer and decomposer before consumer. Producing: change requests, reviews, merges, releases,
  commits, and comments on one's own change requests. Decomposing: labels and other triage, closing and commenting on
  what others opened, and changes to neither code nor tests, such as documentation, builds and CI, where git's paths are
  known. Consuming: issues, discussions, and comments on one's own. Weights: a merged change 5; opening, closing,
  releasing and a commit without a change request 2; anything else 1. Somebody whose earlier change was merged in the
  period is one of them. Each is listed with their role and its share.
bias: >-
  Counts acts, not their depth. Without the paths of commits, who writes documentation looks like a producer. A
  project with many users has a low share, which is no fault of it.
standard: Reference model of AI open-source ecosystems, roles; reading and weights our own
---*/
with person as (
  select
    scope.series,
    slot.start_at,
    role_activity.person_id,
    sum(role_activity.producer)::double as producer,
    sum(role_activity.decomposer)::double as decomposer,
    sum(role_activity.consumer)::double as consumer
  from role_activity
  join scope on scope.repo_id = role_activity.repo_id
  join slot on slot.bucket = bucket(role_activity.on_day)
  where role_activity.on_day >= $from and role_activity.on_day < $to
    and ($actors = 'all' or role_activity.person_kind = $actors)
  group by scope.series, slot.start_at, role_activity.person_id
),
judged as (
  select
    *,
    case
      when producer >= greatest(decomposer, consumer) then 'producer'
      when decomposer >= consumer then 'decomposer'
      else 'consumer'
    end as role
  from person
)
select
  series,
  start_at as period,
  person_id as item_id,
  role as outcome,
  greatest(producer, decomposer, consumer) / (producer + decomposer + consumer) as seconds,
  role = $part as is_hit
from judged
