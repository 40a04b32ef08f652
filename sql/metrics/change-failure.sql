/*---
title: Change failure
title_zh-CN: 变更失败率
question: How many releases had to be put right within a week?
question_zh-CN: 有多少次发布须在一周内补救？
family: quality
aggregate: share
trailing: 12 months
unit: share
better: lower
target: 0.05
noun: release
sources: [release, commit]
definition: >-
  Of the releases of the twelve months before the end of the period that were at least 7 days old at the last sync, the
  share that within 7 days (a) was followed by a higher patch version of the same package and major.minor version, or
  (b) had one of its commits reverted: a commit of the default branch named Revert "…" after one that was committed
  since the release before. Calendar versions are only judged by (b). Drafts and pre-releases are left out; releases
  count whoever published them.
definition_zh-CN: >-
  时段结束前 12 个月内、且在最近一次同步时已满 7 天的发布中，7 天之内出现下列情形之一的占比：(a) 同一软件包、同一主版本
  号与次版本号之下又发布了更高的修订版本；(b) 其中一个提交被回退，即默认分支上出现名为 Revert "…" 的提交，所回退的提交是
  在上一次发布之后提交的。日历版本只按 (b) 判断。草稿和预发布版本不计；发布不论由谁发布均计入。
bias: >-
  A proxy: nobody says that the release failed. Planned patches within a week count as failures, and a fault that is
  put right later, or in the next minor version, doesn't. Reverts whose subject was rewritten or cut short aren't seen.
bias_zh-CN: >-
  这只是代理指标：没有人声明该次发布失败。按计划在一周内发布的修订也算失败，而之后才修复或在下一个次版本中修复的缺陷不
  算。标题被改写或截断的回退看不到。
standard: Own definition, a proxy of DORA change failure rate
standard_zh-CN: 自有定义，DORA 变更失败率的近似代理
---*/
with aged as (
  select
    scope.series,
    scope.as_of,
    release.item_id,
    release.published_at,
    seconds_between(release.published_at, release.patched_at) as patched_after,
    seconds_between(release.published_at, release.reverted_at) as reverted_after
  from release
  join scope on scope.repo_id = release.repo_id
  where not release.is_prerelease
    and seconds_between(release.published_at, scope.as_of) >= 604800
),
judged as (
  select
    *,
    case when reverted_after <= 604800 then 'reverted' when patched_after <= 604800 then 'patched' else 'stood' end as outcome
  from aged
)
select
  judged.series,
  period.start_at as period,
  judged.item_id,
  judged.outcome,
  case judged.outcome when 'reverted' then judged.reverted_after when 'patched' then judged.patched_after end as seconds,
  judged.outcome <> 'stood' as is_hit
from judged
join period on judged.published_at >= period.from_at and judged.published_at < period.end_at
where period.start_at <= judged.as_of
