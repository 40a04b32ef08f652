/*---
title: Reviewers per change request
title_zh-CN: 每个变更请求的评审人数
question: How many people look at a change request before it is decided?
question_zh-CN: 变更请求在决定之前有多少人看过？
family: review
aggregate: quantile
quantile: 0.5
unit: number
better: neither
target: null
noun: change_request
item_value: amount
sources: [pull_request, review, event]
definition: >-
  Median number of different people other than the author who reviewed a change request before its final merge or close,
  of those decided in the period; the value of each item is that number. Bots and AI agents don't count; a person whose
  review was dismissed does.
definition_zh-CN: >-
  时段内决定的变更请求，在最终合并或关闭之前评审过它的作者以外的不同人数的中位数；每个条目的数值就是该人数。机器人和 AI
  代理不计；其评审被撤销的人计入。
bias: >-
  Counts people, not care. Large and contested changes draw more of them, so more isn't always better.
bias_zh-CN: >-
  统计的是人数，而不是用心程度。规模大、有争议的变更会吸引更多人，因此并非越多越好。
standard: Own definition, after review engagement in LFX Insights
standard_zh-CN: 自有定义，参照 LFX Insights 的评审参与度
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.is_merge then 'merged' else 'declined' end as outcome,
  decision.reviewers::double as seconds
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and (decision.reopened_at is null or decision.reopened_at > scope.as_of)
  and ($actors = 'all' or decision.author_kind = $actors)
