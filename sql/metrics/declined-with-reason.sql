/*---
title: Declined with a word
title_zh-CN: 附理由的拒绝率
question: Does somebody say why a change request is declined?
question_zh-CN: 变更请求被拒绝时，有人说明原因吗？
family: quality
aggregate: share
unit: share
better: higher
target: null
noun: change_request
sources: [pull_request, comment, review, event]
definition: >-
  Of the change requests that were closed unmerged for good in the period, the share on which a person other than the
  author had commented or that such a person had reviewed up to the close. A word at the very instant of the close
  counts. Bots and AI agents give no reasons, a deleted account does.
definition_zh-CN: >-
  在时段内最终未合并即关闭的变更请求中，到关闭为止有作者以外的人评论过或评审过的占比。恰在关闭那一刻的发言也算。机器人和
  AI 代理不给出理由，已注销账号则算。
bias: >-
  Any word counts, whether or not it gives a reason. Authors who withdraw their own change owe nobody a word, and count
  as declined here as everywhere: where they are many, it looks worse. Duplicates closed by a script look worse too.
bias_zh-CN: >-
  任何发言都算，不论是否给出理由。撤回自己变更的作者无须向任何人说明，而这里与别处一样计为拒绝：此类情形多时看上去更差。
  由脚本关闭的重复项也会使其看上去更差。
standard: Own definition, the quality of a reading of governance efficiency
standard_zh-CN: 自有定义，治理效率的一种解读中的决策质量
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.is_discussed then 'discussed' else 'undiscussed' end as outcome,
  seconds_between(decision.started_at, decision.decided_at) as seconds,
  decision.is_discussed as is_hit
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and (decision.reopened_at is null or decision.reopened_at > scope.as_of)
  and not decision.is_merge
  and ($actors = 'all' or decision.author_kind = $actors)
