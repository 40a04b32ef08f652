/*---
title: Contribution value
title_zh-CN: 贡献价值
question: What do all contributions together weigh, and which kinds make it up?
question_zh-CN: 全部贡献合起来有多大分量，由哪些类型构成？
family: activity
aggregate: weighted-sum
unit: number
better: higher
target: null
noun: credit
item_value: amount
sources: [issue, pull_request, comment]
definition: >-
  V = Σ Cᵢ·Wᵢ: contributions of each kind in the period times the weight of that kind. The weights are OpenDigger's:
  comment 0.5252, issue 2.2235, change request 4.0679, review comment 0.7427, and 2.0339 to the author of a change that
  is merged. One row for each person and kind, with its points, so that the sum by kind can be seen. Deleted accounts
  are left out.
definition_zh-CN: >-
  V = Σ Cᵢ·Wᵢ：时段内各类贡献的次数乘以该类的权重。权重取自 OpenDigger：评论 0.5252，议题 2.2235，变更请求 4.0679，评审
  评论 0.7427，变更被合并时其作者另得 2.0339。每人每类一行并附分数，因此可以看到各类之和。已注销账号不计入。
bias: >-
  The weights are a judgement, not a measurement; kinds without one count nothing. Splitting work into more pieces
  raises it. Made to see what a project lives on, not to rank people by.
bias_zh-CN: >-
  权重是判断而非测量；没有权重的类型不计分。把工作拆得更碎会抬高它。它用来看项目靠什么维持，而不是给人排名。
standard: Own definition, on OpenDigger's weights
standard_zh-CN: 自有定义，采用 OpenDigger 的权重
---*/
with weighing as (
  select kind, weight, 1::bigint << (row_number() over (order by kind))::integer as mark
  from contribution_weight
  where weights = 'opendigger'
),
-- Where they aren't asked for one by one, those of one person are a row, which knows of how many kinds they are.
person as (
  select
    scope.series,
    slot.start_at,
    activity.person_id,
    case when $listing then activity.kind end as kind,
    -- Fractions add up to other last digits in another order of rows.
    round(sum(activity.contributions * weighing.weight), 6) as amount,
    bit_count(bit_or(weighing.mark)) as kinds
  from activity
  join scope on scope.repo_id = activity.repo_id
  join slot on slot.bucket = bucket(activity.on_day)
  join weighing on weighing.kind = activity.kind
  where activity.on_day >= $from and activity.on_day < $to
    and ($actors = 'all' or activity.person_kind = $actors)
  group by scope.series, slot.start_at, activity.person_id, case when $listing then activity.kind end
)
select
  series,
  start_at as period,
  person_id as item_id,
  kind as outcome,
  amount as seconds,
  amount,
  1.0::double as weight,
  kinds as people
from person
