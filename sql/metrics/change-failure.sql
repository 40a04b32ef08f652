/*---
title: Change failure
title_zh-CN: 变更失败率
question: How many releases had to be put right within a week?
family: quality
aggregate: share
trailing: 12 months
unit: share
better: lower
target: 0.05
noun: release
sources: [release, commit]
definition: >-
  Of the releases of the twelve months before the end of the period that were at least 7 days old at the last sync, the
  share that within 7 days (a) was followed by a higher patch version of the same package and major.minor version, or
  (b) had one of its commits reverted: a commit of the default branch named Revert "…" after one that was committed
  since the release before. Calendar versions are only judged by (b). Drafts and pre-releases are left out; releases
  count whoever published them.
bias: >-
  A proxy: nobody says that the release failed. Planned patches within a week count as failures, and a fault that is
  put right later, or in the next minor version, doesn't. Reverts whose subject was rewritten or cut short aren't seen.
standard: Own definition, a proxy of DORA change failure rate
---*/
with aged as (
  select
    scope.series,
    scope.as_of,
    release.item_id,
    release.published_at,
    seconds_between(release.published_at, release.patched_at) as patched_after,
    seconds_between(release.published_at, release.reverted_at) as reverted_after
  from release
  join scope on scope.repo_id = release.repo_id
  where not release.is_prerelease
    and seconds_between(release.published_at, scope.as_of) >= 604800
),
judged as (
  select
    *,
    case when reverted_after <= 604800 then 'reverted' when patched_after <= 604800 then 'patched' else 'stood' end as outcome
  from aged
)
select
  judged.series,
  period.start_at as period,
  judged.item_id,
  judged.outcome,
  case judged.outcome when 'reverted' then judged.reverted_after when 'patched' then judged.patched_after end as seconds,
  judged.outcome <> 'stood' as is_hit
from judged
join period on judged.published_at >= period.from_at and judged.published_at < period.end_at
where period.start_at <= judged.as_of
