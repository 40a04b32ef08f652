/*---
title: Commits
title_zh-CN: 提交数
question: How many commits reached the default branch?
question_zh-CN: 有多少提交进入了默认分支？
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
definition_zh-CN: >-
  committed_at 落在时段内的默认分支提交，不含合并提交，按作者身份归类。克隆过的仓库以 git 的记录为准，否则以 GitHub 的记
  录为准。项目速度的三个组成之一，另两个是新建的议题与变更请求，以及贡献者。
bias: >-
  A squash makes one commit of many, so habits move it more than work does. A rewritten or imported history carries the
  day of the rewriting. A person whose address GitHub doesn't know counts as a person of their own.
bias_zh-CN: >-
  压缩合并（squash）把多个提交变成一个，因此习惯对它的影响大于工作本身。被改写或导入的历史以改写之日为准。GitHub 不认识
  其邮箱地址的人被当作另一个人。
standard: CHAOSS Project Velocity, one of its parts
standard_zh-CN: CHAOSS Project Velocity，其组成之一
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
