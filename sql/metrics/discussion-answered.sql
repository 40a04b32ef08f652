/*---
title: Discussions answered within 14 days
title_zh-CN: 讨论 14 天内获答率
question: Does a question in the discussions get an answer?
family: responsiveness
aggregate: survival-share
horizon: 14 d
unit: share
better: higher
target: null
noun: discussion
sources: [discussion]
definition: >-
  Share (Kaplan–Meier) of the discussions opened in the period, in a category that takes answers, in which an answer
  was accepted within 14 days. The others count as waiting until the last sync, closed or not. By who opened them.
bias: >-
  Many good answers are never marked, so it understates; an asker's own answer, marked by themselves, counts. An answer
  that was unmarked or moved leaves no trace.
standard: Own definition, on CHAOSS Time to First Response
---*/
select
  scope.series,
  slot.start_at as period,
  discussion.item_id,
  case when discussion.answered_at <= scope.as_of then 'answered' else 'waiting' end as outcome,
  seconds_between(
    discussion.created_at,
    case when discussion.answered_at <= scope.as_of then discussion.answered_at else scope.as_of end
  ) as seconds,
  coalesce(discussion.answered_at <= scope.as_of, false) as is_event
from discussion
join scope on scope.repo_id = discussion.repo_id
join slot on slot.bucket = bucket(discussion.created_at)
where discussion.is_answerable
  and discussion.created_at >= $from and discussion.created_at < $to
  and discussion.created_at <= scope.as_of
  and ($actors = 'all' or discussion.author_kind = $actors)
