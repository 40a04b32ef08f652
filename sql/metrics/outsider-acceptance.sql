/*---
title: Acceptance of outsiders' change requests
title_zh-CN: 外部变更请求接受率
question: What share of outsiders' decided change requests is merged?
question_zh-CN: 外部人员已有决定的变更请求中，有多大比例被合并？
family: changes
aggregate: share
unit: share
better: higher
target: null
noun: change_request
sources: [pull_request, event]
definition: >-
  As change request acceptance, of authors who are neither owner, member nor collaborator of the repository: merged over
  merged and closed unmerged, by the period of the final close, with the interval of Wilson.
definition_zh-CN: >-
  与变更请求接受率相同，但限于作者既非仓库的所有者、也非成员或协作者的变更请求：已合并者占已合并与未合并即关闭者的比例，
  按最终关闭所在的时段计，附 Wilson 区间。
bias: >-
  Who is an outsider is told as of the fetch: contributors who became members since look like insiders, which leaves the
  less successful ones here. An author's own withdrawal counts as declined.
bias_zh-CN: >-
  谁是外部人员以采集时为准：后来成为成员的贡献者看上去是内部人员，留在这里的因而是较不成功的人。作者自行撤回的计为拒绝。
standard: CHAOSS Change Request Acceptance Ratio, as a share, of outsiders
standard_zh-CN: CHAOSS Change Request Acceptance Ratio，以占比表示，限于外部人员
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
  and decision.is_outsider
  and ($actors = 'all' or decision.author_kind = $actors)
