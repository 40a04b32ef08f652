/*---
title: Decided in the open
title_zh-CN: 公开决定率
question: Can it be seen why change requests were merged or declined?
question_zh-CN: 能否看出变更请求为何被合并或拒绝？
family: changes
aggregate: share
unit: share
better: higher
target: null
noun: change_request
sources: [pull_request, comment, review, event]
definition: >-
  Of the change requests that got their final merge or close in the period, the share that leaves a public trace of its
  reasons: it says which issue it closes, or a person other than the author commented on it or reviewed it up to the
  decision. A word at the very instant of the decision counts; bots and AI agents leave no reasons, a deleted account
  does. Change requests by bots are a series of their own.
definition_zh-CN: >-
  在时段内得到最终合并或关闭的变更请求中，公开留下理由痕迹的占比：注明了所关闭的议题，或在决定之前（含决定之时）有作者以
  外的人评论或评审过。恰在决定那一刻的发言也算；机器人和 AI 代理不留理由，已注销账号则算。机器人的变更请求自成序列。
bias: >-
  That something was said doesn't mean that it was the reason. What was agreed elsewhere (chat, a call, a mailing list)
  isn't seen, and small fixes may need no word. Links to issues are as of the fetch.
bias_zh-CN: >-
  有人说过话，并不表示那就是理由。在别处（聊天、通话、邮件列表）商定的看不到，小修复也可能无须多言。与议题的关联以采集时
  为准。
standard: Own definition, the transparency of a reading of governance efficiency
standard_zh-CN: 自有定义，治理效率的一种解读中的透明度
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.closes_issue then 'linked' when decision.is_discussed then 'discussed' else 'undiscussed' end as outcome,
  seconds_between(decision.started_at, decision.decided_at) as seconds,
  decision.closes_issue or decision.is_discussed as is_hit
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and (decision.reopened_at is null or decision.reopened_at > scope.as_of)
  and ($actors = 'all' or decision.author_kind = $actors)
