/*---
title: Time to first response
title_zh-CN: 首次响应时间
question: How long does someone who opens an issue wait for a first human answer?
family: responsiveness
aggregate: survival-median
unit: duration
better: lower
target: null
noun: issue
sources: [issue, comment, event]
definition: >-
  Median time (Kaplan–Meier) from opening an issue to the first comment or close by a person other than its author.
  Issues without an answer count as waiting until the last sync, or until their author closed them. A bot's or AI
  agent's comment or close is neither an answer nor an end of waiting; a deleted account counts as a person. Comments
  older than the issue, which a transfer brings along, don't count.
bias: >-
  Answers elsewhere (chat, mailing list, a linked change) aren't seen, so it looks slower than it feels. A maintainer's
  own notes get no answer and lengthen it. Authors who close in disappointment are taken as withdrawn.
standard: CHAOSS Time to First Response
---*/
select
  scope.series,
  slot.start_at as period,
  issue.item_id,
  case
    when issue.first_response_at <= scope.as_of then 'answered'
    when issue.withdrawn_at <= scope.as_of then 'withdrawn'
    else 'waiting'
  end as outcome,
  seconds_between(
    issue.created_at,
    case
      when issue.first_response_at <= scope.as_of then issue.first_response_at
      when issue.withdrawn_at <= scope.as_of then issue.withdrawn_at
      else scope.as_of
    end
  ) as seconds,
  coalesce(issue.first_response_at <= scope.as_of, false) as is_event
from issue
join scope on scope.repo_id = issue.repo_id
join slot on slot.bucket = bucket(issue.created_at)
where issue.created_at >= $from and issue.created_at < $to
  and issue.created_at <= scope.as_of
  and ($actors = 'all' or issue.author_kind = $actors)
