/*---
title: Release frequency
title_zh-CN: 发布频率
question: How many releases came out in the last twelve months?
family: releases
aggregate: count
trailing: 12 months
unit: count
better: neither
target: null
noun: release
item_value: none
sources: [release]
definition: >-
  Releases published in the twelve months before the end of the period, by published_at. Drafts and pre-releases are
  left out; releases count whoever published them. A repository that had published no release by the last sync is
  known by its tags that are versions.
bias: >-
  Counts releases, not what is in them: a patch weighs as much as a major version, and a project of many packages
  publishes many. A pre-release that isn't marked as one counts.
standard: CHAOSS Release Frequency
---*/
select
  scope.series,
  period.start_at as period,
  release.item_id,
  release.level as outcome,
  null::double as seconds
from release
join scope on scope.repo_id = release.repo_id
join period on release.published_at >= period.from_at and release.published_at < period.end_at
where not release.is_prerelease
  and release.published_at <= scope.as_of
  and period.start_at <= scope.as_of
