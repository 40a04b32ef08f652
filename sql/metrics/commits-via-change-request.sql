/*---
title: Commits via change requests
title_zh-CN: 经变更请求的提交占比
question: How much of the code came in through a change request?
question_zh-CN: 有多少代码是经变更请求进来的？
family: review
aggregate: known-share
unit: share
better: higher
target: 1
noun: commit
item_value: none
sources: [commit, pull_request]
definition: >-
  Of the commits of the default branch in the period, merges left out, the share that a merged change request brought:
  GitHub names it, or the commit is its merge commit. Commits that only git tells of, and that are no change request's
  merge commit, are listed as unknown and aren't in the share.
definition_zh-CN: >-
  时段内默认分支的提交（不含合并提交）中，由已合并的变更请求带来的占比：GitHub 指明了该请求，或该提交就是其合并提交。只
  有 git 记录、且不是任何变更请求之合并提交的提交列为未知，不计入占比。
bias: >-
  Commits that were brought over from another branch or pushed again by hand lose the request that they came with. It
  says that there was a request, not that somebody looked at it: see review coverage.
bias_zh-CN: >-
  从其他分支移植或手工重新推送的提交会失去当初所经的请求。它只说明有过请求，并不说明有人看过：参见评审覆盖率。
standard: OSS Compass commit–PR linked ratio
standard_zh-CN: OSS Compass 的提交–PR 关联率
---*/
select
  scope.series,
  slot.start_at as period,
  commit.item_id,
  case when commit.pull_request_id is not null then 'via_request' when commit.is_told then 'direct' else 'unknown' end as outcome,
  null::double as seconds,
  case when commit.pull_request_id is not null then true when commit.is_told then false end as is_hit
from commit_fact as commit
join scope on scope.repo_id = commit.repo_id
join slot on slot.bucket = bucket(commit.committed_at)
where commit.committed_at >= $from and commit.committed_at < $to
  and commit.committed_at <= scope.as_of
  and not commit.is_merge
  and ($actors = 'all' or commit.author_kind = $actors)
