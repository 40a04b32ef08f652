/*---
title: Decisions with outsiders
title_zh-CN: 外部人员参与率
question: How often do people from outside take part in a decision?
family: changes
aggregate: share
unit: share
better: higher
target: null
noun: change_request
sources: [pull_request, comment, review, event]
definition: >-
  Of the change requests that got their final merge or close in the period, the share in which at least one person took
  part up to then who is neither owner, member nor collaborator of the repository: as its author, with a comment or with
  a review. Bots and AI agents are nobody's outsiders.
bias: >-
  Who is an outsider is told as of the fetch: contributors who became members since look like insiders, which makes
  older periods look more closed. Most of it is authors from outside: a project with many of them scores well even
  where nobody else joins in.
standard: Own definition, the participation of a reading of governance efficiency
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.has_outsider then 'with_outsider' else 'members_only' end as outcome,
  seconds_between(decision.started_at, decision.decided_at) as seconds,
  decision.has_outsider as is_hit
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and (decision.reopened_at is null or decision.reopened_at > scope.as_of)
  and ($actors = 'all' or decision.author_kind = $actors)
