/*---
title: Review coverage
title_zh-CN: 评审覆盖率
question: What share of merged change requests did somebody else look at first?
question_zh-CN: 已合并的变更请求中，有多大比例事先有他人看过？
family: review
aggregate: share
unit: share
better: higher
target: 0.5
noun: change_request
sources: [pull_request, review, event]
definition: >-
  Merged change requests with at least one review (approval, request for changes or comment) by a person other than the
  author before the merge, over all merged in the period. Reviews by bots and AI agents, by the author, after the merge
  and dismissed ones don't count. Half is what the gold badge of the OpenSSF asks for. Change requests by bots are a
  series of their own.
definition_zh-CN: >-
  合并前至少得到一次作者以外的人评审（批准、要求修改或评论）的已合并变更请求，占时段内全部已合并者的比例。机器人和 AI 代
  理的评审、作者本人的评审、合并之后的评审和被撤销的评审不算。OpenSSF 金级徽章要求达到一半。机器人的变更请求自成序列。
bias: >-
  A glance counts like a study. Reviews outside of the source (mailing list, pairing, another tool) aren't seen.
bias_zh-CN: >-
  扫一眼与仔细研究同等计入。在来源之外进行的评审（邮件列表、结对编程、其他工具）看不到。
standard: OpenSSF Best Practices two_person_review; as in Scorecard Code-Review, of one period
standard_zh-CN: OpenSSF Best Practices two_person_review；同 Scorecard Code-Review，限于一个时段
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.is_reviewed then 'reviewed' else 'unreviewed' end as outcome,
  seconds_between(decision.started_at, decision.decided_at) as seconds,
  decision.is_reviewed as is_hit
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and decision.is_merge
  and ($actors = 'all' or decision.author_kind = $actors)
