/*---
title: Bug resolution duration
title_zh-CN: 缺陷解决时长
question: How long until a bug is resolved?
question_zh-CN: 一个缺陷多久能解决？
family: throughput
aggregate: incidence-median
unit: duration
better: lower
target: null
noun: issue
sources: [issue, event]
definition: >-
  As issue resolution duration, of the issues that carry a label which means a bug as of the last sync, whoever set it:
  the time after which half of those opened in the period are resolved, from opening to the final close. A label means a
  bug by its name: bug, bugs, defect or bug report, also behind a word that says what sort of label it is (type: bug,
  kind/bug, C-bug). Open bugs count as unresolved until the last sync; a bot's close of one with a stale label is an
  expiry, which competes with resolution (Aalen–Johansen; without expiries the same as Kaplan–Meier). Labels that no
  event tells of are taken as there from the start.
definition_zh-CN: >-
  与议题解决时长相同，但限于截至最近一次同步带有表示缺陷的标签的议题，不论标签由谁添加：时段内创建的此类议题有一半得到解
  决所需的时间，从创建到最终关闭。标签按名称判断是否表示缺陷：bug、bugs、defect 或 bug report，前面也可带有说明标签类别
  的词（type: bug、kind/bug、C-bug）。未关闭的缺陷计为截至最近一次同步尚未解决；机器人关闭带有 stale 标签的议题属于过期
  关闭，与解决相竞争（Aalen–Johansen；没有过期关闭时与 Kaplan–Meier 相同）。没有事件记录的标签视为自始即有。
bias: >-
  What nobody labelled isn't seen: where only confirmed bugs get the label, the quick closing of the others is left out
  and it looks slower. Closes as not planned or duplicate count as resolved. Types of issues that aren't labels aren't
  read.
bias_zh-CN: >-
  没有人加标签的缺陷看不到：若只有确认过的缺陷才加标签，其余缺陷的快速关闭就被略去，数值因而显得偏慢。以“不做”或“重复”为
  由的关闭计为已解决。不以标签表示的议题类型不予读取。
standard: CHAOSS Issue Resolution Duration, of bugs, with open ones counted
standard_zh-CN: CHAOSS Issue Resolution Duration，限于缺陷，并计入未关闭者
---*/
with bug as (
  -- One issue may carry several such labels. With its repository, without which each would be paired with all of them.
  select distinct scope.series, label_span.repo_id, label_span.item_id
  from label_span
  join scope on scope.repo_id = label_span.repo_id
  where label_span.meaning = 'bug'
    and label_span.from_at <= scope.as_of
    and (label_span.to_at is null or label_span.to_at > scope.as_of)
),
standing as (
  -- By itself, so that the join to it is on equal keys alone: a hash join, not a loop over all pairs.
  select scope.series, closing.item_id, closing.closed_at, closing.reason, closing.is_expired
  from closing
  join scope on scope.repo_id = closing.repo_id
  where closing.item_kind = 'issue'
    and closing.created_at >= $from and closing.created_at < $to
    and closing.closed_at <= scope.as_of
    and (closing.reopened_at is null or closing.reopened_at > scope.as_of)
)
select
  scope.series,
  slot.start_at as period,
  issue.item_id,
  case
    when standing.item_id is null then 'open'
    when standing.is_expired then 'expired'
    else coalesce(lower(standing.reason), 'closed')
  end as outcome,
  seconds_between(issue.created_at, coalesce(standing.closed_at, scope.as_of)) as seconds,
  standing.item_id is not null and not standing.is_expired as is_event,
  standing.item_id is not null and standing.is_expired as is_competing
from issue
join scope on scope.repo_id = issue.repo_id
join slot on slot.bucket = bucket(issue.created_at)
join bug on bug.series = scope.series and bug.repo_id = scope.repo_id and bug.item_id = issue.item_id
left join standing on standing.series = scope.series and standing.item_id = issue.item_id
where issue.created_at >= $from and issue.created_at < $to
  and issue.created_at <= scope.as_of
  and ($actors = 'all' or issue.author_kind = $actors)
