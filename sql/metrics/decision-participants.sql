/*---
title: People in a decision
title_zh-CN: 每项决定的参与人数
question: How many people have a part in deciding a change request?
question_zh-CN: 有多少人参与决定一个变更请求？
family: changes
aggregate: quantile
quantile: 0.5
unit: number
better: higher
target: null
noun: change_request
item_value: amount
sources: [pull_request, comment, review, event]
definition: >-
  Median number of different people with a part in a change request up to its final merge or close, of those decided in
  the period: its author, who commented, who reviewed, and who decided, each once. The value of each item is that
  number. Bots and AI agents don't count; all deleted accounts of one change request count as one person.
definition_zh-CN: >-
  到最终合并或关闭为止参与变更请求的不同人数的中位数，以时段内决定者为限：作者、评论者、评审者和决定者，每人只计一次。每
  个条目的数值就是该人数。机器人和 AI 代理不计；同一变更请求的全部已注销账号合计为一人。
bias: >-
  Counts who spoke, not who was heard. Large and contested changes draw more people, so more isn't always better. Talk
  on the linked issue or elsewhere isn't seen.
bias_zh-CN: >-
  统计的是谁发了言，而不是谁被听取。规模大、有争议的变更会吸引更多人，因此并非越多越好。在所关联的议题或别处的讨论看不
  到。
standard: Own definition, the participation of a reading of governance efficiency
standard_zh-CN: 自有定义，治理效率的一种解读中的参与度
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.is_merge then 'merged' else 'declined' end as outcome,
  decision.participants::double as seconds
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and (decision.reopened_at is null or decision.reopened_at > scope.as_of)
  and ($actors = 'all' or decision.author_kind = $actors)
