/*---
title: Declined with a word
title_zh-CN: 附理由的拒绝率
question: Does somebody say why a change request is declined?
family: quality
aggregate: share
unit: share
better: higher
target: null
noun: change_request
sources: [pull_request, comment, review, event]
definition: >-
  Of the change requests that were closed unmerged for good in the period, the share on which a person other than the
  author had commented or that such a person had reviewed up to the close. A word at the very instant of the close
  counts. Bots and AI agents give no reasons, a deleted account does.
bias: >-
  Any word counts, whether or not it gives a reason. Authors who withdraw their own change owe nobody a word, and count
  as declined here as everywhere: where they are many, it looks worse. Duplicates closed by a script look worse too.
standard: Own definition, the quality of a reading of governance efficiency
---*/
select
  scope.series,
  slot.start_at as period,
  decision.item_id,
  case when decision.is_discussed then 'discussed' else 'undiscussed' end as outcome,
  seconds_between(decision.started_at, decision.decided_at) as seconds,
  decision.is_discussed as is_hit
from decision
join scope on scope.repo_id = decision.repo_id
join slot on slot.bucket = bucket(decision.decided_at)
where decision.decided_at >= $from and decision.decided_at < $to
  and decision.decided_at <= scope.as_of
  and (decision.reopened_at is null or decision.reopened_at > scope.as_of)
  and not decision.is_merge
  and ($actors = 'all' or decision.author_kind = $actors)
