/*---
title: Time to first response
title_zh-CN: 首次响应时间
question: How long does someone who opens an issue wait for a first human answer?
family: responsiveness
aggregate: survival-median
unit: duration
better: lower
target: null
noun: issue
definition: >-
  Median time (Kaplan–Meier) from opening an issue to the first comment or close by a person other than its author.
  Issues without an answer count as waiting until the last sync, or until their author closed them. A bot's or AI
  agent's comment or close is neither an answer nor an end of waiting; a deleted account counts as a person. Comments
  older than the issue, which a transfer brings along, don't count.
bias: >-
  Answers elsewhere (chat, mailing list, a linked change) aren't seen, so it looks slower than it feels. A maintainer's
  own notes get no answer and lengthen it. Authors who close in disappointment are taken as withdrawn.
standard: CHAOSS Time to First Response
---*/
with cohort as (
  select scope.series, scope.as_of, issue.item_id, issue.author_id, issue.created_at
  from issue
  join scope on scope.repo_id = issue.repo_id
  where issue.created_at >= $from and issue.created_at < $to
    and issue.created_at <= scope.as_of
    and ($actors = 'all' or issue.author_kind = $actors)
),
human_act as (
  select item_id, author_id as actor_id, created_at as acted_at from comment where author_kind = 'human'
  union all
  select item_id, actor_id, closed_at from closing where actor_kind = 'human'
),
first_response as (
  select cohort.series, cohort.item_id, min(human_act.acted_at) as answered_at
  from cohort
  join human_act on human_act.item_id = cohort.item_id
  where human_act.actor_id is distinct from cohort.author_id
    and human_act.acted_at >= cohort.created_at
    and human_act.acted_at <= cohort.as_of
  group by cohort.series, cohort.item_id
),
withdrawal as (
  select cohort.series, cohort.item_id, min(closing.closed_at) as withdrawn_at
  from cohort
  join closing on closing.item_id = cohort.item_id
  where closing.actor_id is not distinct from cohort.author_id
    and closing.closed_at <= cohort.as_of
  group by cohort.series, cohort.item_id
)
select
  cohort.series,
  bucket(cohort.created_at) as period,
  cohort.item_id,
  case
    when first_response.answered_at is not null then 'answered'
    when withdrawal.withdrawn_at is not null then 'withdrawn'
    else 'waiting'
  end as outcome,
  seconds_between(
    cohort.created_at,
    coalesce(first_response.answered_at, withdrawal.withdrawn_at, cohort.as_of)
  ) as seconds,
  first_response.answered_at is not null as is_event
from cohort
left join first_response
  on first_response.series = cohort.series and first_response.item_id = cohort.item_id
left join withdrawal
  on withdrawal.series = cohort.series and withdrawal.item_id = cohort.item_id
