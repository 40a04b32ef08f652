/*---
title: Time to first maintainer response
title_zh-CN: 维护者首次响应时间
question: How long does someone who opens an issue wait for somebody who can decide?
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
bias: >-
  Who is a member is told as of the fetch: people who have left since look like outsiders, and members whose
  membership is private may do so too. A maintainer's own notes get no answer and lengthen it.
standard: CHAOSS Time to First Response, by role
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
