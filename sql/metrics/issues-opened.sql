/*---
title: Issues opened
title_zh-CN: 新建议题
question: How many issues were opened?
family: throughput
aggregate: count
unit: count
better: neither
target: null
noun: issue
item_value: none
sources: [issue]
definition: >-
  Issues whose created_at lies in the period, by who opened them. A reopening isn't an opening. Pull requests aren't
  issues.
bias: >-
  Counts reports, not problems: one release with a fault, a new issue form or a spam wave moves it. Issues that were
  deleted, or transferred away, before they were collected are missing.
standard: CHAOSS Issues New
---*/
select
  scope.series,
  slot.start_at as period,
  issue.item_id,
  'opened' as outcome,
  null::double as seconds
from issue
join scope on scope.repo_id = issue.repo_id
join slot on slot.bucket = bucket(issue.created_at)
where issue.created_at >= $from and issue.created_at < $to
  and issue.created_at <= scope.as_of
  and ($actors = 'all' or issue.author_kind = $actors)
