/*---
title: Time to first maintainer response
title_zh-CN: 维护者首次响应时间
question: How long does someone who opens an issue wait for somebody who can decide?
question_zh-CN: 提出议题的人要等多久才能等到能作决定的人？
family: responsiveness
aggregate: survival-median
unit: duration
better: lower
target: null
noun: issue
sources: [issue, comment, event]
definition: >-
  Median time (Kaplan–Meier) from opening an issue to the first comment by an owner, member or collaborator other than
  its author, or the first close by any person other than the author. Issues without one count as waiting until the
  last sync, or until their author closed them. Bots and AI agents don't answer.
definition_zh-CN: >-
  从创建议题到作者以外的所有者、成员或协作者首次评论，或作者以外的任何人首次关闭的时间中位数（Kaplan–Meier）。没有等到的
  议题计为等待至最近一次同步，或至其作者自行关闭。机器人和 AI 代理不算响应。
bias: >-
  Who is a member is told as of the fetch: people who have left since look like outsiders, and members whose
  membership is private may do so too. A maintainer's own notes get no answer and lengthen it.
bias_zh-CN: >-
  谁是成员以采集时为准：后来离开的人看上去像外部人员，成员身份未公开的人也可能如此。维护者自己记的议题无人答复，会使其变
  长。
standard: CHAOSS Time to First Response, by role
standard_zh-CN: CHAOSS Time to First Response，按角色区分
---*/
select
  scope.series,
  slot.start_at as period,
  issue.item_id,
  case
    when issue.first_maintainer_response_at <= scope.as_of then 'answered'
    when issue.withdrawn_at <= scope.as_of then 'withdrawn'
    else 'waiting'
  end as outcome,
  seconds_between(
    issue.created_at,
    case
      when issue.first_maintainer_response_at <= scope.as_of then issue.first_maintainer_response_at
      when issue.withdrawn_at <= scope.as_of then issue.withdrawn_at
      else scope.as_of
    end
  ) as seconds,
  coalesce(issue.first_maintainer_response_at <= scope.as_of, false) as is_event
from issue
join scope on scope.repo_id = issue.repo_id
join slot on slot.bucket = bucket(issue.created_at)
where issue.created_at >= $from and issue.created_at < $to
  and issue.created_at <= scope.as_of
  and ($actors = 'all' or issue.author_kind = $actors)
