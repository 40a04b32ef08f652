/*---
title: Decisions with outsiders
title_zh-CN: 外部人员参与率
question: How often do people from outside take part in a decision?
question_zh-CN: 外部人员参与决定的情形有多常见？
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
definition_zh-CN: >-
  在时段内得到最终合并或关闭的变更请求中，到那时为止至少有一位既非仓库的所有者、也非成员或协作者的人参与的占比：作为作
  者，或发表评论，或作出评审。机器人和 AI 代理不算外部人员。
bias: >-
  Who is an outsider is told as of the fetch: contributors who became members since look like insiders, which makes
  older periods look more closed. Most of it is authors from outside: a project with many of them scores well even
  where nobody else joins in.
bias_zh-CN: >-
  谁是外部人员以采集时为准：后来成为成员的贡献者看上去是内部人员，这使较早的时段显得更封闭。其中多数是外部作者：外部作者
  众多的项目，哪怕没有别人加入，得分也很高。
standard: Own definition, the participation of a reading of governance efficiency
standard_zh-CN: 自有定义，治理效率的一种解读中的参与度
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
