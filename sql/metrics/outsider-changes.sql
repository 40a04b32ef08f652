/*---
title: Share of merged changes by outsiders
title_zh-CN: 外部贡献合并占比
question: How much of what is merged comes from outside?
question_zh-CN: 所合并的变更有多少来自外部？
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
definition_zh-CN: >-
  时段内合并的变更请求中，作者既非仓库的所有者、也非成员或协作者的占比，附 Wilson 区间。已注销账号以来源所标明的身份为
  准，即外部人员。
bias: >-
  Who is an outsider is told as of the fetch: contributors who became members since look like insiders even for what
  they wrote before, so it understates. A small share may mean a closed project or one that makes regulars members.
bias_zh-CN: >-
  谁是外部人员以采集时为准：后来成为成员的贡献者，其此前所写的也像是内部人员的，因此数值偏低。占比小可能意味着项目封闭，
  也可能意味着项目把常客吸收为成员。
standard: Own definition, for the reference model's openness
standard_zh-CN: 自有定义，用于参考模型的开放性
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
