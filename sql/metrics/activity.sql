/*---
title: Activity
title_zh-CN: 活跃度
question: How much goes on, counted so that many people weigh more than one busy one?
question_zh-CN: 总体有多活跃？计算方式使多人参与比一人忙碌更有分量。
family: activity
aggregate: weighted-sum
unit: number
better: higher
target: null
noun: contributor
item_value: amount
sources: [issue, pull_request, comment]
definition: >-
  OpenDigger's activity: for each person and month the square root of Σ weight × contributions, summed over people and
  months of the period. Weights: comment 0.5252, issue 2.2235, change request 4.0679, review comment 0.7427, and 2.0339
  to the author of a change that is merged. Where the period cuts a month, each part of it has a root of its own, so
  weeks don't add up to their month. Each person is listed with their part.
definition_zh-CN: >-
  OpenDigger 的活跃度：对每人每月取 Σ 权重 × 贡献数 的平方根，再对时段内的人和月求和。权重：评论 0.5252，议题 2.2235，变
  更请求 4.0679，评审评论 0.7427，变更被合并时其作者另得 2.0339。时段截断某个月时，该月的各部分分别取平方根，因此各周之
  和不等于所在月的值。每个人连同其所占部分一并列出。
bias: >-
  The weights are experts' judgement; reviews without comments, triage and releases count nothing. Splitting work into
  more pieces raises it, and so does spreading one person's over several accounts.
bias_zh-CN: >-
  权重出自专家判断；不带评论的评审、分拣和发布不计分。把工作拆得更碎会抬高它，把一个人的工作分散到多个账号也会。
standard: OpenDigger activity (X-lab), on GitHub's own rows in place of its event stream
standard_zh-CN: OpenDigger 活跃度（X-lab），以 GitHub 自身的记录代替其事件流
---*/
with person_month as (
  select
    scope.series,
    day_slot.start_at,
    activity.person_id,
    day_slot.on_month,
    -- Fractions add up to other last digits in another order of rows: rounded, here and below.
    sqrt(round(sum(activity.contributions * contribution_weight.weight), 6)) as amount
  from activity
  join scope on scope.repo_id = activity.repo_id
  join day_slot on day_slot.on_day = activity.on_day
  join contribution_weight on contribution_weight.kind = activity.kind
  where contribution_weight.weights = 'opendigger'
    and activity.on_day >= $from and activity.on_day < $to
    and ($actors = 'all' or activity.person_kind = $actors)
  group by scope.series, day_slot.start_at, activity.person_id, day_slot.on_month
)
select
  series,
  start_at as period,
  person_id as item_id,
  'active' as outcome,
  round(sum(amount), 6) as seconds,
  round(sum(amount), 6) as amount,
  1.0::double as weight
from person_month
group by series, start_at, person_id
