/*---
title: Newcomers answered within 7 days
title_zh-CN: 新人 7 天内响应率
question: What share of newcomers gets a first human answer within a week?
question_zh-CN: 有多大比例的新人在一周内得到人的首次答复？
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
definition_zh-CN: >-
  时段内创建的、人们借以初次来到某个仓库的议题和变更请求（其首个条目，且在其首次作出任何贡献的当天创建）中，创建后 7 天
  内得到他人首次评论、评审或关闭的占比（Kaplan–Meier）。不足 7 天而尚无答复的按已被观察的时间计入，由作者自行关闭的计至
  关闭之时。机器人和 AI 代理不算答复；已注销账号按人计算。可能在已知历史之前就来过的人不计入。OpenSSF 徽章要求半数以上的
  报告得到确认；一周的界限为我们自定。
bias: >-
  Who was active elsewhere, or under an account that no rule has joined, looks new. A form letter counts as an answer;
  answers in a chat aren't seen. Members who join a new repository of their own are newcomers to it too.
bias_zh-CN: >-
  此前活跃于别处的人，或使用没有规则将其归并之账号的人，看上去是新人。套话也算答复；聊天中的答复看不到。成员加入自家的新
  仓库时，对该仓库而言也是新人。
standard: Own definition, on CHAOSS Time to First Response and OpenSSF report_responses
standard_zh-CN: 自有定义，基于 CHAOSS Time to First Response 与 OpenSSF report_responses
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
