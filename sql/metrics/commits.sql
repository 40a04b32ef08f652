/*---
title: Commits
title_zh-CN: 提交数
question: How many commits reached the default branch?
family: activity
aggregate: count
unit: count
better: neither
target: null
noun: commit
item_value: none
sources: [commit]
definition: >-
  Commits of the default branch whose committed_at lies in the period, merges left out, by what their author is. As git
  tells them where the repository was cloned, else as GitHub does. One of the three parts of project velocity, beside
  issues and change requests opened, and contributors.
bias: >-
  A squash makes one commit of many, so habits move it more than work does. A rewritten or imported history carries the
  day of the rewriting. A person whose address GitHub doesn't know counts as a person of their own.
standard: CHAOSS Project Velocity, one of its parts
---*/
select
  scope.series,
  slot.start_at as period,
  commit.item_id,
  'committed' as outcome,
  null::double as seconds
from commit_fact as commit
join scope on scope.repo_id = commit.repo_id
join slot on slot.bucket = bucket(commit.committed_at)
where commit.committed_at >= $from and commit.committed_at < $to
  and commit.committed_at <= scope.as_of
  and not commit.is_merge
  and ($actors = 'all' or commit.author_kind = $actors)
