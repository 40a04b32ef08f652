/*---
title: Conflicts decided by somebody else
title_zh-CN: 冲突由非当事人决定的比例
question: How often does somebody outside of a dispute decide it?
question_zh-CN: 争议由当事人以外的人决定的情形有多常见？
family: quality
aggregate: known-share
unit: share
better: neither
target: null
noun: change_request
sources: [pull_request, review, event]
definition: >-
  Of the contested change requests that got their final merge or close in the period, the share that was decided by
  somebody who isn't a party. Parties are the author and the people who had approved or requested changes by the time
  both had happened, that is when it became contested; who came in later isn't one. Contested as in conflict resolution
  time, before the decision. What a bot, a merge queue or a deleted account decided is listed as unknown and in no
  share.
definition_zh-CN: >-
  在时段内得到最终合并或关闭的、评审意见相左的变更请求中，由非当事人决定的占比。当事人是作者，以及到批准与修改要求两者都
  已出现（即意见开始相左）之时已经批准或要求修改的人；此后加入者不是当事人。意见相左的含义同冲突解决时长，且须发生在决定
  之前。由机器人、合并队列或已注销账号决定的列为未知，不计入占比。
bias: >-
  Where both sides came to agree, a party may well decide, so low need do no harm, and in a project of few maintainers
  there is nobody else. Automatic merging that a person switched on counts as theirs. What was talked about in comments
  makes nobody a party.
bias_zh-CN: >-
  双方达成一致时，由当事人决定也未尝不可，因此数值低未必有害；维护者很少的项目也没有旁人可用。由人开启的自动合并计为该人
  所为。在评论中参与讨论不使人成为当事人。
standard: Own definition, a reading of efficiency of conflict resolution
standard_zh-CN: 自有定义，对冲突解决效率的一种解读
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.is_by_party then 'by_party' when not decision.is_by_party then 'by_other' else 'unknown' end as outcome,
  seconds_between(conflict.began_at, decision.decided_at) as seconds,
  not decision.is_by_party as is_hit
from conflict
join decision on decision.item_id = conflict.item_id
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where conflict.kind = 'contested'
  and conflict.signalled_at <= decision.decided_at
  and decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and (decision.reopened_at is null or decision.reopened_at > scope.as_of)
  and ($actors = 'all' or decision.author_kind = $actors)
