/*---
title: Lag of the documentation
title_zh-CN: 文档滞后时长
question: How long has the code been changing without its documentation?
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
bias: >-
  One corrected word makes documentation young, and a change of code that needs no word makes it old. Documentation in
  comments, in a wiki or in another repository isn't seen; a changelog is.
standard: Own definition, the reference model's documentation health
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
