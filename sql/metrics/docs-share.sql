/*---
title: Share of commits that touch documentation
title_zh-CN: 涉及文档的提交占比
question: Is the documentation kept up with the code?
question_zh-CN: 文档是否跟上了代码？
family: reuse
aggregate: share
unit: share
better: neither
target: null
noun: commit
item_value: none
sources: [commit, commit_path]
definition: >-
  Of the commits of the default branch in the period whose changed paths are known, merges left out, the share that
  touches documentation, by path and file name. By what their author is.
definition_zh-CN: >-
  时段内默认分支上改动路径已知的提交（不含合并提交）中，涉及文档的占比，按路径和文件名判断。按作者身份归类。
bias: >-
  Documentation that lives in comments, in a wiki or in another repository isn't seen. A corrected typing error counts
  like a new chapter, and squashed commits touch more kinds of files at once.
bias_zh-CN: >-
  写在注释、wiki 或其他仓库中的文档看不到。改正一个错字与新写一章同等计数，压缩合并的提交会同时涉及更多类型的文件。
standard: Own definition, for the reference model's documentation health
standard_zh-CN: 自有定义，用于参考模型的文档健康
---*/
select
  scope.series,
  slot.start_at as period,
  commit.item_id,
  case when commit.touches_docs then 'docs' else 'other_paths' end as outcome,
  null::double as seconds,
  commit.touches_docs as is_hit
from commit_fact as commit
join scope on scope.repo_id = commit.repo_id
join slot on slot.bucket = bucket(commit.committed_at)
where commit.touches_docs is not null
  and commit.committed_at >= $from and commit.committed_at < $to
  and commit.committed_at <= scope.as_of
  and not commit.is_merge
  and ($actors = 'all' or commit.author_kind = $actors)
