/*---
title: Internal reuse rate
title_zh-CN: 内部复用率
question: Do the projects of the ecosystem build on each other?
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
bias: >-
  Only what a manifest names and a registry knows counts; copied code doesn't. A manifest without any dependency can't
  be told from none, and packages are told apart by their names alone, whatever their registry. Grows with the number of
  repositories in the scope, so compare like with like.
standard: Own definition, the reference model's resource reuse rate inside the ecosystem
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
