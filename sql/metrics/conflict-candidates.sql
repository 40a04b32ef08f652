/*---
title: Conflict candidates
title_zh-CN: 疑似冲突
question: On how many items may people have been in conflict?
question_zh-CN: 人们可能在多少个条目上发生过冲突？
family: quality
aggregate: count
unit: count
better: neither
target: null
noun: item
sources: [issue, pull_request, comment, review, event]
definition: >-
  Issues and change requests that show a first sign of disagreement in the period. The signs: one person approved and
  another requested changes (contested); a person locked it as too heated while it was talked about, that is within 7
  days of the last remark (heated); it was closed by one person and reopened by another, twice (ping-pong). Candidates
  to look at, not proven conflicts; an item counts once.
definition_zh-CN: >-
  在时段内首次显出分歧迹象的议题和变更请求。迹象有：一人批准而另一人要求修改（评审意见相左）；在讨论进行期间，即最后一次
  发言后 7 天内，有人以争论过激为由将其锁定（过激）；由一人关闭、另一人重新打开，达到两次（反复）。它们只是值得查看的对
  象，并非已证实的冲突；每个条目只计一次。
bias: >-
  Deleted and hidden remarks and moderation can't be seen. Honest disagreement about code is healthy and is in it. Few
  may mean peace, or nobody there. A dismissed review is no longer a sign.
bias_zh-CN: >-
  被删除和隐藏的发言以及管理操作看不到。对代码的坦诚分歧是健康的，也包括在内。数量少可能是和睦，也可能是无人。被撤销的评
  审不再是迹象。
standard: Own definition; locks as in Ferreira, Adams and Cheng (2022)
standard_zh-CN: 自有定义；锁定的含义同 Ferreira、Adams 和 Cheng（2022）
---*/
select
  scope.series,
  slot.start_at as period,
  conflict.item_id,
  conflict.kind as outcome,
  seconds_between(conflict.created_at, conflict.signalled_at) as seconds
from conflict
join scope on scope.repo_id = conflict.repo_id
join slot on slot.bucket = bucket(conflict.signalled_at)
where conflict.is_first
  and conflict.signalled_at >= $from and conflict.signalled_at < $to
  and conflict.signalled_at <= scope.as_of
  and ($actors = 'all' or conflict.author_kind = $actors)
