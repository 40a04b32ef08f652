/*---
title: Conflict candidates
title_zh-CN: 疑似冲突
question: On how many items may people have been in conflict?
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
bias: >-
  Deleted and hidden remarks and moderation can't be seen. Honest disagreement about code is healthy and is in it. Few
  may mean peace, or nobody there. A dismissed review is no longer a sign.
standard: Own definition; locks as in Ferreira, Adams and Cheng (2022)
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
