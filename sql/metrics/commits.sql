/*---
title: Commits
title_zh-CN: 提交数
question: How many commits reach the default branch?
family: activity
aggregate: count
unit: count
better: neither
target: null
noun: commit
sources: [commit]
definition: >-
  Commits on the default branch without merge commits, by the instant at which they were committed, by who wrote them.
  One of the three parts of project velocity, beside work items and contributors: that is a picture of three numbers on
  logarithmic axes, never one figure.
bias: >-
  Projects that squash a change into one commit have few, those that keep every step have many. Rewritten history moves
  them. Size and worth aren't seen.
standard: CHAOSS Code Changes Commits; Project Velocity
---*/
select
  scope.series,
  slot.start_at as period,
  commit_fact.repo_id || ' ' || commit_fact.oid as item_id,
  'committed' as outcome,
  null::double as seconds
from commit_fact
join scope on scope.repo_id = commit_fact.repo_id
join slot on slot.bucket = bucket(commit_fact.committed_at)
where not commit_fact.is_merge
  and commit_fact.committed_at >= $from and commit_fact.committed_at < $to
  and commit_fact.committed_at <= scope.as_of
  and ($actors = 'all' or commit_fact.author_kind = $actors)
