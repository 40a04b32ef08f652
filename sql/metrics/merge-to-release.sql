/*---
title: Merge to release
title_zh-CN: 合并到发布时长
question: How long until a merged change reaches users?
family: releases
aggregate: survival-median
unit: duration
better: lower
target: null
noun: change_request
sources: [pull_request, release]
definition: >-
  Median time (Kaplan–Meier) from the merge of a change request to the first release of its repository from then on, by
  published_at, in the period of the merge. Pre-releases and drafts are no release. What hasn't been released counts as
  waiting until the last sync. A repository that had published no release by then is known by its tags that are versions;
  one that has neither only waits.
bias: >-
  Told by time alone: a release from an older branch, or of another package of the repository, is taken for the one that
  has the change. Users who build from the default branch have it at once.
standard: Own definition, for the reference model's adaptability; DORA lead time for changes, from the merge on
---*/
select
  scope.series,
  slot.start_at as period,
  merge.item_id,
  case when merge.released_at <= scope.as_of then 'released' else 'unreleased' end as outcome,
  seconds_between(
    merge.merged_at,
    case when merge.released_at <= scope.as_of then merge.released_at else scope.as_of end
  ) as seconds,
  coalesce(merge.released_at <= scope.as_of, false) as is_event
from merge
join scope on scope.repo_id = merge.repo_id
join slot on slot.bucket = bucket(merge.merged_at)
where merge.merged_at >= $from and merge.merged_at < $to
  and merge.merged_at <= scope.as_of
  and ($actors = 'all' or merge.author_kind = $actors)
