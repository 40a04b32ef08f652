/*---
title: Merged by somebody else
title_zh-CN: 非作者合并率
question: What share of merged change requests was merged by somebody other than the author?
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
bias: >-
  Where maintainers merge their own approved changes, as some projects want it, it is low without any harm. Automatic
  merging that a person switched on counts as theirs.
standard: Own definition, after code merge ratio in OSS Compass
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
