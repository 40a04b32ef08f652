/*---
title: CI and tests
title_zh-CN: 持续集成与测试覆盖率
question: What share of the repositories has tests and runs them?
question_zh-CN: 有多大比例的仓库有测试并运行测试？
family: quality
aggregate: known-share
unit: share
better: higher
target: 1
trailing: 12 months
noun: repository
item_value: none
sources: [commit, commit_path]
definition: >-
  Share of the repositories whose commits of the twelve months up to the end of the period, whoever wrote them, touch
  both a test and the set-up of continuous integration, by path and file name. Both are told by git's changed paths. A
  repository without a commit of known paths in that time is listed as such and isn't in the share: what it has doesn't
  show.
definition_zh-CN: >-
  截至时段结束的 12 个月内，其提交（不论作者是谁）既涉及测试又涉及持续集成配置的仓库占比，按路径和文件名判断。两者均由
  git 记录的改动路径得知。这段时间内没有已知路径之提交的仓库会如实列出，但不计入占比：它有什么无从得知。
bias: >-
  What exists but needed no change in a year isn't seen, and what is run elsewhere neither. That a test was touched
  says nothing of what it covers, nor that it passes. Tests beside the code, in its own files, are code.
bias_zh-CN: >-
  已存在但一年内无须改动的看不到，在别处运行的也看不到。涉及测试并不说明测试覆盖了什么，也不说明测试通过。写在代码文件自
  身之中的测试视为代码。
standard: Own definition, for the reference model's technology base; OpenSSF Scorecard CI-Tests
standard_zh-CN: 自有定义，用于参考模型的技术基础；OpenSSF Scorecard CI-Tests
---*/
with met as (
  -- Summed step by step of time first, since each is looked at from several periods.
  select
    scope.series,
    bucket(commit.committed_at) as bucket,
    commit.repo_id,
    bool_or(commit.touches_tests) as has_tests,
    bool_or(commit.touches_ci) as has_ci
  from commit_fact as commit
  join scope on scope.repo_id = commit.repo_id
  where commit.touches_tests is not null
    and commit.committed_at >= $from and commit.committed_at < $to
    and commit.committed_at <= scope.as_of
  group by scope.series, bucket(commit.committed_at), commit.repo_id
),
seen as (
  select
    met.series,
    slot.start_at as period,
    met.repo_id,
    bool_or(met.has_tests) as has_tests,
    bool_or(met.has_ci) as has_ci
  from met
  join slot on slot.bucket = met.bucket
  group by met.series, slot.start_at, met.repo_id
),
watch as (
  select scope.series, period.start_at as period, repository.item_id, repository.repo_id
  from repository
  join scope on scope.repo_id = repository.repo_id
  join resource on resource.repo_id = repository.repo_id
  join period on repository.created_at < period.end_at
  where resource.resource = 'commit_path'
    and repository.created_at <= scope.as_of
    and period.start_at <= scope.as_of
)
select
  watch.series,
  watch.period,
  watch.item_id,
  case
    when seen.repo_id is null then 'no_commit'
    when seen.has_tests and seen.has_ci then 'ci_and_tests'
    when seen.has_tests then 'tests_only'
    when seen.has_ci then 'ci_only'
    else 'neither'
  end as outcome,
  null::double as seconds,
  seen.has_tests and seen.has_ci as is_hit
from watch
left join seen on seen.series = watch.series and seen.period = watch.period and seen.repo_id = watch.repo_id
