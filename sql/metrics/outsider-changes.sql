/*---
title: Share of merged changes by outsiders
title_zh-CN: 外部贡献合并占比
question: How much of what is merged comes from outside?
family: changes
aggregate: share
unit: share
better: higher
target: null
noun: change_request
sources: [pull_request, event]
definition: >-
  Of the change requests merged in the period, the share whose author is neither owner, member nor collaborator of the
  repository, with the interval of Wilson. Deleted accounts count as the source says of them, which is as outsiders.
bias: >-
  Who is an outsider is told as of the fetch: contributors who became members since look like insiders even for what
  they wrote before, so it understates. A small share may mean a closed project or one that makes regulars members.
standard: Own definition, for the reference model's openness
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.is_outsider then 'outsider' else 'insider' end as outcome,
  seconds_between(decision.started_at, decision.decided_at) as seconds,
  decision.is_outsider as is_hit
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.is_merge
  and decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and ($actors = 'all' or decision.author_kind = $actors)
