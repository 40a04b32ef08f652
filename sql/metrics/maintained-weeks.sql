/*---
title: Maintained weeks
title_zh-CN: 维护周占比
question: In how many of the last 13 weeks did somebody work on the code?
question_zh-CN: 最近 13 周中，有几周有人在代码上工作？
family: activity
aggregate: watched-mean
unit: share
better: higher
target: 1
noun: repository
item_value: share
sources: [commit]
definition: >-
  Share of the 13 consecutive 7-day spans before the end of the period (or before the last sync) in which the default
  branch has at least one commit, by committed_at; merges count. By default commits of people only. An archived
  repository has 0; one younger than 90 days has no value yet. Of several repositories, each one's weeks count alike.
definition_zh-CN: >-
  时段结束（或最近一次同步）前连续 13 个 7 天区间中，默认分支至少有一次提交的占比，按 committed_at；合并提交也算。默认只
  计人的提交。已归档的仓库为 0；不足 90 天的仓库尚无值。多个仓库时，各仓库的周同等计数。
bias: >-
  A finished library that needs no work looks unmaintained. Answers, reviews and releases without a commit aren't
  seen. Rewriting history moves committed_at.
bias_zh-CN: >-
  已完成而无须改动的库看上去像无人维护。没有提交的答复、评审和发布看不到。改写历史会移动 committed_at。
standard: OSS Compass and OpenSSF Scorecard "Maintained", with the youngest repositories left open
standard_zh-CN: OSS Compass 与 OpenSSF Scorecard 的“Maintained”，最年轻的仓库暂不判定
---*/
with day as (
  select
    scope.series,
    scope.as_of,
    commit.repo_id,
    -- A day touches two spans at most: its first and its last commit tell both.
    min(commit.committed_at) as first_at,
    max(commit.committed_at) as last_at
  from commit_fact as commit
  join scope on scope.repo_id = commit.repo_id
  where commit.committed_at <= scope.as_of
    and commit.committed_at >= $from - interval 91 day
    and ($actors = 'all' or commit.author_kind = $actors)
  group by scope.series, scope.as_of, commit.repo_id, date_trunc('day', commit.committed_at)
),
touch as (
  select series, as_of, repo_id, first_at as at from day
  union
  select series, as_of, repo_id, last_at from day
),
watch as (
  select
    scope.series,
    period.start_at as period,
    repository.item_id,
    repository.repo_id,
    seconds_between(repository.created_at, least(period.end_at, scope.as_of)) < 7776000 as is_young,
    case
      when repository.archived_at is null then repository.is_archived and period.end_at >= scope.as_of
      else repository.archived_at < period.end_at and repository.archived_at <= scope.as_of
    end as is_archived
  from repository
  join scope on scope.repo_id = repository.repo_id
  join resource on resource.repo_id = repository.repo_id and resource.resource = 'commit'
  join period on repository.created_at < period.end_at and period.start_at <= scope.as_of
  where repository.created_at <= scope.as_of
),
active as (
  select
    touch.series,
    period.start_at as period,
    touch.repo_id,
    -- Half-open spans: what lies exactly one span back belongs to it. The instant of the sync itself is in the last one.
    count(distinct greatest(ceil(seconds_between(touch.at, least(period.end_at, touch.as_of)) / 604800), 1)) as weeks
  from touch
  join period on touch.at >= period.start_at - interval 91 day and touch.at < period.end_at
  where touch.at >= least(period.end_at, touch.as_of) - interval 91 day
  group by touch.series, period.start_at, touch.repo_id
)
select
  watch.series,
  watch.period,
  watch.item_id,
  case
    when watch.is_archived then 'archived'
    when watch.is_young then 'young'
    when active.weeks is not null then 'maintained'
    else 'idle'
  end as outcome,
  case
    when watch.is_archived then 0
    when watch.is_young then null
    else coalesce(active.weeks, 0) / 13.0
  end::double as seconds
from watch
left join active
  on active.series = watch.series and active.period = watch.period and active.repo_id = watch.repo_id
