/*---
title: Newcomer parity
title_zh-CN: 新人合并率之比
question: Are first-time authors' change requests merged as often as those of others?
question_zh-CN: 首次提交者的变更请求是否与他人的同样常被合并？
family: people
aggregate: share-ratio
unit: ratio
better: higher
target: 1
noun: change_request
sources: [pull_request, event]
definition: >-
  The share merged of decided change requests that were their author's first in the repository, over the share merged of
  all other decided ones, by the period of the final close. 1: no difference; below 1, newcomers are declined more often.
  The interval is that of a ratio of two shares, on the logarithm. Deleted accounts, whose first one can't be told, are
  left out.
definition_zh-CN: >-
  已决定的变更请求中，属于作者在该仓库首个者的合并占比，除以其余全部已决定者的合并占比，按最终关闭所在的时段计。1：没有
  差别；小于 1：新人更常被拒绝。区间为两个占比之比的区间，取对数。已注销账号无从判断哪个是首个，不计入。
bias: >-
  First attempts are often smaller or less fitting than those of regulars, so below 1 isn't unfairness by itself. What
  happened before the collected history makes some regulars look new. Silence isn't seen: open ones aren't in it.
bias_zh-CN: >-
  首次尝试往往比常客的更小或更不合要求，因此小于 1 本身并不说明不公。所采集历史之前发生的事会使一些常客看上去是新人。沉
  默看不到：未关闭的不在其中。
standard: Own definition, on CHAOSS Change Request Acceptance Ratio by role
standard_zh-CN: 自有定义，基于 CHAOSS Change Request Acceptance Ratio，按角色区分
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case
    when first_request.item_id is not null and decision.is_merge then 'first_merged'
    when first_request.item_id is not null then 'first_declined'
    when decision.is_merge then 'merged'
    else 'declined'
  end as outcome,
  seconds_between(decision.started_at, decision.decided_at) as seconds,
  case when first_request.item_id is not null then 'numerator' else 'denominator' end as part,
  decision.is_merge as is_hit
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
left join first_request on first_request.repo_id = decision.repo_id and first_request.item_id = decision.item_id
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and (decision.reopened_at is null or decision.reopened_at > scope.as_of)
  and decision.author_id is not null
  and ($actors = 'all' or decision.author_kind = $actors)
