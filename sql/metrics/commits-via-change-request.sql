/*---
title: Commits via change requests
title_zh-CN: 经变更请求的提交占比
question: How much of the code came in through a change request?
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
bias: >-
  Commits that were brought over from another branch or pushed again by hand lose the request that they came with. It
  says that there was a request, not that somebody looked at it: see review coverage.
standard: OSS Compass commit–PR linked ratio
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
