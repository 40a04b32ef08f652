/*---
title: Resource reuse rate
title_zh-CN: 资源复用率
question: Is what the project publishes built on by others?
family: reuse
aggregate: known-share
unit: share
better: higher
target: null
noun: package
item_value: amount
sources: [package]
definition: >-
  Reused resources over all resources: of the packages that the repositories publish, the share on which at least one
  package of another owner builds. As of the last sync, so only the period that holds it has a value. Packages of which
  the dependents aren't known are listed as unknown and aren't in the share.
bias: >-
  Only what a registry knows of counts: programs, copied code and private users don't. One dependent weighs as much as
  thousands.
standard: Own definition, the reference model's resource reuse rate
---*/
select
  scope.series,
  period.start_at as period,
  package.item_id,
  case when package.external_dependents >= 1 then 'reused' when package.external_dependents is null then 'unknown' else 'unused' end as outcome,
  package.external_dependents::double as seconds,
  package.external_dependents >= 1 as is_hit
from package
join scope on scope.repo_id = package.repo_id
join period on period.start_at <= scope.as_of and period.end_at > scope.as_of
