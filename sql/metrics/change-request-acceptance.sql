/*---
title: Change request acceptance
title_zh-CN: 变更请求接受率
question: What share of decided change requests is merged?
question_zh-CN: 已决定的变更请求中，有多大比例被合并？
family: changes
aggregate: share
unit: share
better: neither
target: null
noun: change_request
sources: [pull_request, event]
definition: >-
  Merged change requests over all that were merged or closed unmerged, by the period of their final close: what was
  closed and reopened counts once, by what became of it last. With the interval of Wilson. Neither high nor low is good
  by itself: a project that takes everything and one that takes nothing both have a question to answer.
definition_zh-CN: >-
  已合并的变更请求占全部已合并或未合并即关闭者的比例，按最终关闭所在的时段计：关闭后又重新打开的只计一次，以最终结果为
  准。附 Wilson 区间。高低本身并无好坏之分：全盘接受的项目与全盘拒绝的项目都需要给出解释。
bias: >-
  An author's own withdrawal counts as declined, and so does a change that was merged by hand outside of the pull
  request. Open ones aren't in it, so a project that declines by silence looks welcoming.
bias_zh-CN: >-
  作者自行撤回的计为拒绝，在拉取请求之外手工合并的变更也计为拒绝。未关闭的不在其中，因此以沉默拒绝的项目看上去很友好。
standard: CHAOSS Change Request Acceptance Ratio, as a share
standard_zh-CN: CHAOSS Change Request Acceptance Ratio，以占比表示
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.is_merge then 'merged' else 'declined' end as outcome,
  seconds_between(decision.started_at, decision.decided_at) as seconds,
  decision.is_merge as is_hit
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and (decision.reopened_at is null or decision.reopened_at > scope.as_of)
  and ($actors = 'all' or decision.author_kind = $actors)
