/*---
title: Merged by somebody else
title_zh-CN: 非作者合并率
question: What share of merged change requests was merged by somebody other than the author?
question_zh-CN: 已合并的变更请求中，有多大比例由作者以外的人合并？
family: review
aggregate: share
unit: share
better: higher
target: null
noun: change_request
sources: [pull_request, event]
definition: >-
  Merged change requests whose merger is another person than the author, over all that a person merged in the period.
  What a bot or a merge queue merged is left out: who decided there isn't known. A deleted account is another person,
  unless the author's is deleted too.
definition_zh-CN: >-
  由作者以外的人合并的变更请求，占时段内全部由人合并者的比例。由机器人或合并队列合并的不计入：无从得知是谁作的决定。已注
  销账号视为另一个人，除非作者的账号也已注销。
bias: >-
  Where maintainers merge their own approved changes, as some projects want it, it is low without any harm. Automatic
  merging that a person switched on counts as theirs.
bias_zh-CN: >-
  若维护者按某些项目的惯例自行合并已获批准的变更，数值偏低而并无害处。由人开启的自动合并计为该人所为。
standard: Own definition, after code merge ratio in OSS Compass
standard_zh-CN: 自有定义，参照 OSS Compass 的代码合并比率
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.is_independent then 'independent' else 'by_author' end as outcome,
  seconds_between(decision.started_at, decision.decided_at) as seconds,
  decision.is_independent as is_hit
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and decision.is_independent is not null
  and ($actors = 'all' or decision.author_kind = $actors)
