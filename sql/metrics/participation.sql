/*---
title: Participation
title_zh-CN: 参与度
question: How deeply do people take part, on average?
question_zh-CN: 平均而言，人们参与得有多深？
family: people
aggregate: mean
unit: number
better: higher
target: null
noun: contributor
item_value: amount
sources: [issue, pull_request, comment]
definition: >-
  Σ contributions × weight of their tier, over the people who contributed at all in the period. Tiers: basic (issues,
  comments) 1; advanced (change requests, reviews, discussions) 2; core (merges, releases, closing and triage) 3. The
  formula lost its body in print; tiers as it names them, weights and the reading as an average are ours. Commits are
  in no tier, since they come with change requests; who only commits counts with 0. Each person is listed with their
  score and the highest tier in which they did something.
definition_zh-CN: >-
  Σ 贡献数 × 所属层级的权重，除以时段内有任何贡献的人数。层级：基础层（议题、评论）1；进阶层（变更请求、评审、讨论）2；
  核心层（合并、发布、关闭与分拣）3。公式的主体在印刷中缺失；层级沿用其名称，权重与取平均的解读为我们自定。提交随变更请
  求而来，因此不属任何层级；只提交的人以 0 计入。每人连同其得分和有所作为的最高层级一并列出。
bias: >-
  A few very busy people lift it, a wave of visitors lowers it. Closing what others report in a sweep counts as core
  work. Changes to documentation aren't told apart from others.
bias_zh-CN: >-
  少数非常忙的人会抬高它，一波来访者会压低它。集中关闭他人的报告算作核心层工作。对文档的变更与其他变更未作区分。
standard: Reference model of AI open-source ecosystems, participation; weights our own
standard_zh-CN: AI 开源生态参考模型，参与度；权重为我们自定
---*/
select
  scope.series,
  day_slot.start_at as period,
  activity.person_id as item_id,
  case max(contribution_weight.weight)
    when 3 then 'core'
    when 2 then 'advanced'
    when 1 then 'basic'
    else 'no_tier'
  end as outcome,
  coalesce(sum(activity.contributions * contribution_weight.weight), 0)::double as seconds
from activity
join scope on scope.repo_id = activity.repo_id
join day_slot on day_slot.on_day = activity.on_day
left join contribution_weight
  on contribution_weight.kind = activity.kind
  and contribution_weight.weights = 'tiers'
where activity.kind <> 'merged'
  and activity.on_day >= $from and activity.on_day < $to
  and ($actors = 'all' or activity.person_kind = $actors)
group by scope.series, day_slot.start_at, activity.person_id
