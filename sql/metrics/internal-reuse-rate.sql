/*---
title: Internal reuse rate
title_zh-CN: 内部复用率
question: Do the projects of the ecosystem build on each other?
question_zh-CN: 生态系统中的项目是否互相构建于彼此之上？
family: reuse
aggregate: known-share
unit: share
better: higher
target: null
noun: repository
item_value: amount
sources: [dependency, package]
definition: >-
  Of the repositories of which a manifest was read, the share that directly depends on at least one package that a
  repository of the scope with another owner publishes, each listed with the number of such packages. As of the last
  sync, so only the period that holds it has a value. In a scope of one owner nobody can: its repositories are listed,
  but there is no share, since it has no denominator.
definition_zh-CN: >-
  读取过清单文件的仓库中，直接依赖至少一个由范围内其他所有者的仓库所发布之软件包的占比，每个仓库连同此类软件包的个数列
  出。以最近一次同步时为准，因此只有包含该时刻的时段才有值。范围内只有一个所有者时谁也做不到：仓库照常列出，但因没有分
  母而没有占比。
bias: >-
  Only what a manifest names and a registry knows counts; copied code doesn't. A manifest without any dependency can't
  be told from none, and packages are told apart by their names alone, whatever their registry. Grows with the number of
  repositories in the scope, so compare like with like.
bias_zh-CN: >-
  只计清单中写明且软件包注册表所知道的；复制的代码不算。没有任何依赖的清单与没有清单无从区分；软件包只按名称区分，不论
  属于哪个注册表。随范围内仓库数而增大，因此只宜同类相比。
standard: Own definition, the reference model's resource reuse rate inside the ecosystem
standard_zh-CN: 自有定义，参考模型的资源复用率，限于生态系统内部
---*/
with size as (
  select scope.series, count(distinct repository.owner) as owners
  from repository
  join scope on scope.repo_id = repository.repo_id
  group by scope.series
),
published as (
  select scope.series, package.package, repository.owner
  from package
  join scope on scope.repo_id = package.repo_id
  join repository on repository.repo_id = package.repo_id
),
manifest as (
  select
    scope.series,
    scope.as_of,
    dependency.repo_id,
    count(distinct dependency.package) filter (where dependency.is_direct and published.owner <> repository.owner) as packages
  from dependency
  join scope on scope.repo_id = dependency.repo_id
  join repository on repository.repo_id = dependency.repo_id
  left join published on published.series = scope.series and published.package = dependency.package
  group by scope.series, scope.as_of, dependency.repo_id
)
select
  manifest.series,
  period.start_at as period,
  manifest.repo_id as item_id,
  case when size.owners = 1 then 'only_owner' when manifest.packages > 0 then 'reuses' else 'alone' end as outcome,
  manifest.packages::double as seconds,
  case when size.owners > 1 then manifest.packages > 0 end as is_hit
from manifest
join size on size.series = manifest.series
join period on period.start_at <= manifest.as_of and period.end_at > manifest.as_of
