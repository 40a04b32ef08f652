/*---
title: Approval coverage
title_zh-CN: 批准覆盖率
question: What share of merged change requests had somebody else approved first?
question_zh-CN: 已合并的变更请求中，有多大比例事先得到他人批准？
family: review
aggregate: share
unit: share
better: higher
target: null
noun: change_request
sources: [pull_request, review, event]
definition: >-
  Merged change requests with at least one approval by a person other than the author before the merge, over all merged
  in the period. The stricter form of review coverage: comments and requests for changes alone don't count, nor do
  approvals by bots and AI agents, after the merge, or dismissed since.
definition_zh-CN: >-
  合并前至少得到一次作者以外的人批准的已合并变更请求，占时段内全部已合并变更请求的比例。这是评审覆盖率的更严格形式：仅有
  评论或修改要求不算，机器人和 AI 代理的批准、合并之后的批准、后来被撤销的批准也不算。
bias: >-
  Projects that approve by comment or by a bot's command look unapproved. An approval in passing counts like a study.
bias_zh-CN: >-
  以评论或机器人命令表示批准的项目看上去像是未经批准。随手一批与细读之后的批准同等计入。
standard: OpenSSF Scorecard Code-Review, of one period
standard_zh-CN: OpenSSF Scorecard Code-Review，限于一个时段
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.is_approved then 'approved' else 'unapproved' end as outcome,
  seconds_between(decision.started_at, decision.decided_at) as seconds,
  decision.is_approved as is_hit
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and decision.is_merge
  and ($actors = 'all' or decision.author_kind = $actors)
