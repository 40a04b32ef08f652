/*---
title: Contributions from outside
title_zh-CN: 外部贡献占比
question: How much of the work on a repository is done by people who don't belong to it?
question_zh-CN: 一个仓库的工作有多少是由不属于它的人完成的？
family: reuse
aggregate: amount-share
unit: share
better: higher
target: null
noun: credit
item_value: amount
sources: [issue, pull_request, comment]
definition: >-
  Of all contributions in the period (as of contributors, each counting 1), the share of people who are neither owner,
  member nor collaborator of the repository in question: whom the source doesn't call so on any issue, change request,
  comment or review there. That is the reading of "outside its owner" here, since whose a repository is isn't known
  beyond its members. One row for each person, as a member and as an outsider, with the number of contributions. A
  census, so without an interval.
definition_zh-CN: >-
  时段内的全部贡献（含义同贡献者，每次计 1）中，由既非所在仓库的所有者、也非成员或协作者的人作出的占比：即来源在该仓库的
  任何议题、变更请求、评论或评审上都未如此标明的人。这是此处对“所有者之外”的解读，因为除成员之外，无从得知仓库归谁所有。
  每人以成员和以外部人员身份各一行，附贡献次数。全量统计，因此没有区间。
bias: >-
  Told as of the fetch: whoever has become a member since counts as one for earlier work too. A member who only commits
  or labels is never called one, and looks like an outsider. Questions and bug reports count as much as changes.
bias_zh-CN: >-
  以采集时为准：后来成为成员的人，其更早的工作也算成员所为。只提交或只加标签的成员从未被标明身份，看上去像外部人员。提问
  和缺陷报告与变更同等计数。
standard: Own definition, the reference model's resource integration, code
standard_zh-CN: 自有定义，参考模型的资源整合（代码）
---*/
with met as (
  select
    scope.series,
    scope.as_of,
    day_slot.start_at,
    person_activity.repo_id,
    person_activity.person_id,
    sum(person_activity.contributions) as contributions
  from person_activity
  join scope on scope.repo_id = person_activity.repo_id
  join day_slot on day_slot.on_day = person_activity.on_day
  where person_activity.contributions > 0
    and person_activity.on_day >= $from and person_activity.on_day < $to
    and ($actors = 'all' or person_activity.person_kind = $actors)
  group by scope.series, scope.as_of, day_slot.start_at, person_activity.repo_id, person_activity.person_id
),
placed as (
  select
    met.series,
    met.start_at,
    met.person_id,
    met.contributions,
    coalesce(membership.known_at > met.as_of, true) as is_outsider
  from met
  left join membership on membership.repo_id = met.repo_id and membership.person_id = met.person_id
)
select
  series,
  start_at as period,
  person_id as item_id,
  case when is_outsider then 'outsider' else 'insider' end as outcome,
  sum(contributions)::double as seconds,
  sum(contributions) as amount,
  is_outsider as is_hit
from placed
group by series, start_at, person_id, is_outsider
