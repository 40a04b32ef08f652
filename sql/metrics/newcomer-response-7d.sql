/*---
title: Newcomers answered within 7 days
title_zh-CN: 新人 7 天内响应率
question: What share of newcomers gets a first human answer within a week?
family: responsiveness
aggregate: survival-share
horizon: 7 d
unit: share
better: higher
target: 0.5
noun: item
sources: [issue, pull_request, comment, review, event]
definition: >-
  Of the issues and change requests opened in the period with which people came to a repository (their first one, on the
  day of their first contribution of any kind), the share with a first comment, review or close by another person within
  7 days of opening (Kaplan–Meier). Younger ones without an answer count for as long as they have been watched, and
  those that their author closed until then. Bots and AI agents don't answer; a deleted account counts as a person. Who
  may have come before the known history is left out. The OpenSSF badge asks that more than half of the reports be
  acknowledged; the week is ours.
bias: >-
  Who was active elsewhere, or under an account that no rule has joined, looks new. A form letter counts as an answer;
  answers in a chat aren't seen. Members who join a new repository of their own are newcomers to it too.
standard: Own definition, on CHAOSS Time to First Response and OpenSSF report_responses
---*/
select
  scope.series,
  slot.start_at as period,
  first_item.item_id,
  case
    when first_item.first_response_at <= scope.as_of then 'answered'
    when first_item.withdrawn_at <= scope.as_of then 'withdrawn'
    else 'waiting'
  end as outcome,
  seconds_between(
    first_item.created_at,
    case
      when first_item.first_response_at <= scope.as_of then first_item.first_response_at
      when first_item.withdrawn_at <= scope.as_of then first_item.withdrawn_at
      else scope.as_of
    end
  ) as seconds,
  coalesce(first_item.first_response_at <= scope.as_of, false) as is_event
from first_item
join scope on scope.repo_id = first_item.repo_id
join slot on slot.bucket = bucket(first_item.created_at)
where first_item.created_at >= $from and first_item.created_at < $to
  and first_item.created_at <= scope.as_of
  and ($actors = 'all' or first_item.author_kind = $actors)
