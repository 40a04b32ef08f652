/*---
title: Contributors
title_zh-CN: 贡献者
question: How many people take part?
question_zh-CN: 有多少人参与？
family: people
aggregate: count
unit: count
better: higher
target: null
noun: contributor
item_value: amount
sources: [issue, pull_request, comment]
definition: >-
  People who contributed at least once in the period: opened an issue, change request or discussion, commented,
  reviewed, merged, closed, labelled or assigned, published a release or wrote a commit. That somebody's change was
  merged is no act of theirs. Several accounts of one person are one; a person active in several repositories counts
  once. Each is listed with the number of their contributions. One of the three parts of project velocity, beside
  commits and work items.
definition_zh-CN: >-
  在时段内至少贡献过一次的人：创建议题、变更请求或讨论，评论，评审，合并，关闭，添加标签或指派，发布版本，或编写提交。变
  更被他人合并不算作者本人的行为。同一人的多个账号计为一人；活跃于多个仓库的人只计一次。每人连同其贡献次数列出。项目速度
  的三个组成之一，另两个是提交和工作项。
bias: >-
  One comment counts as much as a year's work. Deleted accounts can't be told apart and are left out; squash merges
  date a commit to the merge. Accounts that no rule has joined count as several people.
bias_zh-CN: >-
  一条评论与一年的工作同等计数。已注销账号无法区分，不计入；压缩合并（squash）使提交日期变为合并日期。没有规则将其归并的
  账号被当作几个人。
standard: CHAOSS Contributors; Project Velocity
---*/
select
  scope.series,
  slot.start_at as period,
  person_activity.person_id as item_id,
  'active' as outcome,
  sum(person_activity.contributions)::double as seconds
from person_activity
join scope on scope.repo_id = person_activity.repo_id
join slot on slot.bucket = bucket(person_activity.on_day)
where person_activity.contributions > 0
  and person_activity.on_day >= $from and person_activity.on_day < $to
  and ($actors = 'all' or person_activity.person_kind = $actors)
group by scope.series, slot.start_at, person_activity.person_id
