/*---
title: People active in several repositories
title_zh-CN: 跨仓库贡献者占比
question: What share of the people works in more than one of the repositories?
question_zh-CN: 有多大比例的人在不止一个仓库中工作？
family: people
aggregate: known-share
unit: share
better: higher
target: null
noun: contributor
item_value: amount
sources: [issue, pull_request, comment]
definition: >-
  Of the people who contributed anything in the period, the share that did so in two or more repositories of the scope,
  each listed with the number of those. Contributions are those of contributors: that somebody's change was merged is
  no act of theirs. In a scope of a single repository nobody can be in two: its people are listed, but there is no
  share, since it has no denominator.
definition_zh-CN: >-
  在时段内有任何贡献的人中，在范围内两个或更多仓库贡献的占比，每人连同其仓库数列出。贡献的含义同贡献者：变更被他人合并不
  算作者本人的行为。范围只有一个仓库时谁也不可能活跃于两个：人员照常列出，但因没有分母而没有占比。
bias: >-
  Grows with the number of repositories in the scope and with the length of the period, so compare like with like. One
  comment elsewhere is enough, and a project split over several repositories has it by construction.
bias_zh-CN: >-
  随范围内仓库数和时段长度而增大，因此只宜同类相比。在别处有一条评论即可；拆分为多个仓库的项目天然如此。
standard: Own definition, for the reference model's talent in resource integration and its synergy
standard_zh-CN: 自有定义，用于参考模型的资源整合（人才）及其协同
---*/
with place as (
  select
    scope.series,
    slot.start_at,
    person_activity.person_id,
    person_activity.repo_id
  from person_activity
  join scope on scope.repo_id = person_activity.repo_id
  join slot on slot.bucket = bucket(person_activity.on_day)
  where person_activity.contributions > 0
    and person_activity.on_day >= $from and person_activity.on_day < $to
    and ($actors = 'all' or person_activity.person_kind = $actors)
  group by scope.series, slot.start_at, person_activity.person_id, person_activity.repo_id
),
person as (
  select series, start_at, person_id, count(*) as repositories
  from place
  group by series, start_at, person_id
),
size as (
  select series, count(*) as repositories
  from scope
  group by series
)
select
  person.series,
  person.start_at as period,
  person.person_id as item_id,
  case
    when size.repositories = 1 then 'only_repository'
    when person.repositories > 1 then 'several_repositories'
    else 'one_repository'
  end as outcome,
  person.repositories::double as seconds,
  case when size.repositories > 1 then person.repositories > 1 end as is_hit
from person
join size on size.series = person.series
