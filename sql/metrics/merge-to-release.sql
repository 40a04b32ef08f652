/*---
title: Merge to release
title_zh-CN: 合并到发布时长
question: How long until a merged change reaches users?
question_zh-CN: 合并的变更多久能到达用户手中？
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
definition_zh-CN: >-
  从变更请求合并到此后其仓库首次发布的时间中位数（Kaplan–Meier），按 published_at，并按合并所在的时段归类。预发布版本和
  草稿不算发布。尚未发布的计为等待至最近一次同步。截至那时未曾发布的仓库，以其中可识别为版本的标签（tag）为准；两者皆无
  的仓库一直在等待。
bias: >-
  Told by time alone: a release from an older branch, or of another package of the repository, is taken for the one that
  has the change. Users who build from the default branch have it at once.
bias_zh-CN: >-
  只凭时间判断：来自旧分支的发布，或仓库中另一个软件包的发布，也被当作含有该变更的发布。从默认分支自行构建的用户立即就能
  得到它。
standard: Own definition, for the reference model's adaptability; DORA lead time for changes, from the merge on
standard_zh-CN: 自有定义，用于参考模型的适应性；DORA 变更前置时间，自合并起算
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
