/*---
title: Release interval
title_zh-CN: 发布间隔
question: How often does a release come out?
family: releases
aggregate: survival-median
unit: duration
better: neither
target: null
noun: release
sources: [release]
definition: >-
  Median time (Kaplan–Meier) between one release and the next, by published_at. Each interval counts in the period in
  which it ended; the one that still runs counts, unfinished, in the period of the last sync, so that a stall shows.
  Drafts and pre-releases are left out; releases count whoever published them.
bias: >-
  A batch of patch releases on one day shortens it. Projects that only tag, without publishing releases, have none.
standard: Own definition, on CHAOSS Release Frequency
---*/
with step as (
  select
    scope.series,
    scope.as_of,
    release.item_id,
    release.published_at,
    lead(release.published_at) over (
      partition by scope.series, release.repo_id order by release.published_at, release.item_id
    ) as next_at
  from release
  join scope on scope.repo_id = release.repo_id
  where not release.is_prerelease and release.published_at <= scope.as_of
)
select
  step.series,
  slot.start_at as period,
  step.item_id,
  case when next_at is null then 'running' else 'followed' end as outcome,
  seconds_between(published_at, coalesce(next_at, as_of)) as seconds,
  next_at is not null as is_event
from step
join slot on slot.bucket = bucket(coalesce(next_at, as_of))
where coalesce(next_at, as_of) >= $from and coalesce(next_at, as_of) < $to
