/*---
title: Time to first response
title_zh-CN: 首次响应时间
question: How long does someone who opens an issue wait for a first human answer?
question_zh-CN: 提出议题的人要等多久才能得到人的首次答复？
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
definition_zh-CN: >-
  从创建议题到作者以外的人首次评论或关闭的时间中位数（Kaplan–Meier）。没有得到答复的议题计为等待至最近一次同步，或至其作
  者自行关闭。机器人或 AI 代理的评论或关闭既不算答复，也不结束等待；已注销账号按人计算。随议题转移而来、早于议题的评论不
  算。
bias: >-
  Answers elsewhere (chat, mailing list, a linked change) aren't seen, so it looks slower than it feels. A maintainer's
  own notes get no answer and lengthen it. Authors who close in disappointment are taken as withdrawn.
bias_zh-CN: >-
  别处的答复（聊天、邮件列表、关联的变更）看不到，因此看上去比实际感受更慢。维护者自己记的议题无人答复，会使其变长。失望
  而关闭议题的作者被当作撤回。
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
