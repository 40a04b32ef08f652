/*---
title: Conflicts decided by somebody else
title_zh-CN: 冲突由非当事人决定的比例
question: How often does somebody outside of a dispute decide it?
family: quality
aggregate: known-share
unit: share
better: neither
target: null
noun: change_request
sources: [pull_request, review, event]
definition: >-
  Of the contested change requests that got their final merge or close in the period, the share that was decided by
  somebody who isn't a party. Parties are the author and the people who had approved or requested changes by the time
  both had happened, that is when it became contested; who came in later isn't one. Contested as in conflict resolution
  time, before the decision. What a bot, a merge queue or a deleted account decided is listed as unknown and in no
  share.
bias: >-
  Where both sides came to agree, a party may well decide, so low need do no harm, and in a project of few maintainers
  there is nobody else. Automatic merging that a person switched on counts as theirs. What was talked about in comments
  makes nobody a party.
standard: Own definition, a reading of efficiency of conflict resolution
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.is_by_party then 'by_party' when not decision.is_by_party then 'by_other' else 'unknown' end as outcome,
  seconds_between(conflict.began_at, decision.decided_at) as seconds,
  not decision.is_by_party as is_hit
from conflict
join decision on decision.item_id = conflict.item_id
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where conflict.kind = 'contested'
  and conflict.signalled_at <= decision.decided_at
  and decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and (decision.reopened_at is null or decision.reopened_at > scope.as_of)
  and ($actors = 'all' or decision.author_kind = $actors)
