/*---
title: Burstiness
title_zh-CN: 突发性
question: Does work flow steadily or come in bursts?
family: activity
aggregate: burstiness
unit: number
better: neither
target: null
noun: day
trailing: 12 months
sources: [issue, pull_request, comment]
definition: >-
  (σ − μ) / (σ + μ) of the times between one contribution by a person and the next in the same repository, for all that
  ended in the twelve months up to the end of the period: −1 as regular as a clock, 0 at random, towards 1 in bursts.
  What happens in one second is one event. Under 30 such times there is no value. Times of several repositories are
  pooled. They are kept summed by day, so n counts days of repositories on which one ended, each listed with their
  average.
bias: >-
  Nights and weekends alone make it positive. It is biased where there are few events (Kim and Jo 2016), and a wave of
  comments on one topic weighs as much as a release.
standard: Goh and Barabási 2008; CHAOSS Burstiness
---*/
select
  scope.series,
  slot.start_at as period,
  gap.repo_id as item_id,
  cast(cast(gap.on_day as date) as varchar) as outcome,
  gap.total / gap.gaps as seconds,
  gap.gaps,
  gap.total,
  gap.squares
from activity_gap as gap
join scope on scope.repo_id = gap.repo_id
join slot on slot.bucket = bucket(gap.on_day)
where gap.on_day >= $from and gap.on_day < $to
  and gap.actor_kind = $actors
