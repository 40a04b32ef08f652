/*---
title: Releases without a breaking step
title_zh-CN: 兼容发布占比
question: Can users take most new versions without changing their own code?
question_zh-CN: 用户能否采用大多数新版本而不必改动自己的代码？
family: releases
aggregate: known-share
trailing: 12 months
unit: share
better: higher
target: null
noun: release
item_value: none
sources: [release]
definition: >-
  Of the releases of the twelve months before the end of the period, the share that by its version doesn't break: it has
  the major number, and of 0.x also the minor number, of a version of the same package that came out before and isn't
  above it. So 2.0.0 after 1.4.0 and 0.3.0 after 0.2.9 break, 2.1.0 after 2.0.0 doesn't, nor does 1.4.1 where 2.0.0 is
  out already. The first version of a package, calendar versions and what can't be read as a version are listed with
  that outcome and aren't in the share. Pre-releases are left out.
definition_zh-CN: >-
  时段结束前 12 个月的发布中，从版本号看不破坏兼容的占比：其主版本号（0.x 版本还包括次版本号）与同一软件包先前发布、且不
  高于它的某个版本相同。因此 1.4.0 之后的 2.0.0、0.2.9 之后的 0.3.0 属于不兼容，2.0.0 之后的 2.1.0 属于兼容，2.0.0 已发
  布时的 1.4.1 也属于兼容。软件包的首个版本、日历版本和无法识别的版本按各自结果列出，不计入占比。预发布版本不计。
bias: >-
  The step is what the project calls it, whether or not something broke. Many patches make it high. A calendar version
  such as 22.10 looks like a semantic one.
bias_zh-CN: >-
  步幅以项目自己的叫法为准，不论是否真有东西被破坏。修订版本多会使其偏高。22.10 这样的日历版本看上去像语义化版本。
standard: Own definition, on Semantic Versioning 2.0.0, for the reference model's extensibility
standard_zh-CN: 自有定义，基于语义化版本 2.0.0，用于参考模型的可扩展性
---*/
select
  scope.series,
  period.start_at as period,
  release.item_id,
  case
    when release.is_breaking then 'breaking'
    when not release.is_breaking then 'compatible'
    when release.level in ('calendar', 'unparsable') then release.level
    else 'first_version'
  end as outcome,
  null::double as seconds,
  not release.is_breaking as is_hit
from release
join scope on scope.repo_id = release.repo_id
join period on release.published_at >= period.from_at and release.published_at < period.end_at
where not release.is_prerelease
  and release.level <> 'prerelease'
  and release.published_at <= scope.as_of
  and period.start_at <= scope.as_of
