/*---
title: Discussions answered within 14 days
title_zh-CN: 讨论 14 天内获答率
question: Does a question in the discussions get an answer?
question_zh-CN: 在讨论区提出的问题能得到回答吗？
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
definition_zh-CN: >-
  在时段内创建、且属于可采纳答案之类别的讨论中，14 天内有答案被采纳的占比（Kaplan–Meier）。其余的不论是否已关闭，均计为
  等待至最近一次同步。按讨论的发起者归类。
bias: >-
  Many good answers are never marked, so it understates; an asker's own answer, marked by themselves, counts. An answer
  that was unmarked or moved leaves no trace.
bias_zh-CN: >-
  许多好的回答从未被标记，因此数值偏低；提问者自己作答并自行标记的也算。取消标记或被移走的答案不留痕迹。
standard: Own definition, on CHAOSS Time to First Response
standard_zh-CN: 自有定义，基于 CHAOSS Time to First Response
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
