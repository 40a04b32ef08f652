/*---
title: Lag of the documentation
title_zh-CN: 文档滞后时长
question: How long has the code been changing without its documentation?
question_zh-CN: 代码在没有更新文档的情况下已经改了多久？
family: reuse
aggregate: quantile
quantile: 0.5
unit: duration
better: lower
target: null
noun: repository
sources: [commit, commit_path]
definition: >-
  Time from the last commit that touches documentation to the last one that touches code, on the default branch up to
  the end of the period (or to the last sync), whoever wrote them; 0 where the documentation is as young. By path and
  file name: code is what is neither documentation nor tests, build, CI or data. Where no commit ever touched
  documentation, it is as old as the first one of the code. Of several repositories the median. A repository without
  code in its known history isn't counted.
definition_zh-CN: >-
  默认分支上，截至时段结束（或最近一次同步），从最近一次涉及文档的提交到最近一次涉及代码的提交的时间，不论作者是谁；文档
  不比代码旧时为 0。按路径和文件名判断：既不是文档，也不是测试、构建、持续集成或数据的，即为代码。从未有提交涉及文档时，
  以代码的第一次提交作为文档的时间。多个仓库取中位数。已知历史中没有代码的仓库不计入。
bias: >-
  One corrected word makes documentation young, and a change of code that needs no word makes it old. Documentation in
  comments, in a wiki or in another repository isn't seen; a changelog is.
bias_zh-CN: >-
  改正一个字就使文档显得年轻，无须说明的代码改动则使文档显得陈旧。写在注释、wiki 或其他仓库中的文档看不到；变更日志看得
  到。
standard: Own definition, the reference model's documentation health
standard_zh-CN: 自有定义，参考模型的文档健康
---*/
with step as (
  -- Each step of time by itself, from the beginning of the history.
  select
    scope.series,
    scope.as_of,
    commit.repo_id,
    bucket(commit.committed_at) as bucket,
    min(commit.committed_at) as first_at,
    max(commit.committed_at) filter (where commit.touches_source) as code_at,
    max(commit.committed_at) filter (where commit.touches_docs) as docs_at
  from commit_fact as commit
  join scope on scope.repo_id = commit.repo_id
  where (commit.touches_source or commit.touches_docs)
    and commit.committed_at < $to
    and commit.committed_at <= scope.as_of
  group by scope.series, scope.as_of, commit.repo_id, bucket(commit.committed_at)
),
state as (
  select
    series,
    as_of,
    repo_id,
    bucket,
    lead(bucket) over (partition by series, repo_id order by bucket) as next_bucket,
    min(first_at) over so_far as first_at,
    max(code_at) over so_far as code_at,
    max(docs_at) over so_far as docs_at
  from step
  window so_far as (partition by series, repo_id order by bucket rows unbounded preceding)
)
select
  state.series,
  period.start_at as period,
  state.repo_id as item_id,
  case
    when state.docs_at is null then 'no_docs'
    when state.docs_at < state.code_at then 'docs_behind'
    else 'docs_current'
  end as outcome,
  -- Without documentation what comes first is code.
  greatest(seconds_between(coalesce(state.docs_at, state.first_at), state.code_at), 0) as seconds
from state
join period
  on state.bucket < period.end_at and (state.next_bucket is null or state.next_bucket >= period.end_at)
where state.code_at is not null
  and period.start_at <= state.as_of
