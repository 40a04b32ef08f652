/*---
title: Resource reuse rate
title_zh-CN: 资源复用率
question: Is what the project publishes built on by others?
question_zh-CN: 项目所发布的东西是否有他人在其上构建？
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
definition_zh-CN: >-
  被复用的资源占全部资源的比例：仓库所发布的软件包中，至少有一个其他所有者的软件包依赖于它的占比。以最近一次同步时为准，
  因此只有包含该时刻的时段才有值。依赖者不详的软件包列为未知，不计入占比。
bias: >-
  Only what a registry knows of counts: programs, copied code and private users don't. One dependent weighs as much as
  thousands.
bias_zh-CN: >-
  只计软件包注册表所知道的：应用程序、复制的代码和私有用户不算。一个依赖者与数千个分量相同。
standard: Own definition, the reference model's resource reuse rate
standard_zh-CN: 自有定义，参考模型的资源复用率
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
