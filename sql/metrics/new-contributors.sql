/*---
title: New contributors
title_zh-CN: 新贡献者
question: How many people contribute for the first time?
question_zh-CN: 有多少人首次作出贡献？
family: people
aggregate: known-count
unit: count
better: higher
target: null
noun: contributor
item_value: none
sources: [issue, pull_request, comment]
definition: >-
  People whose first contribution ever to any repository of the scope lies in the period. All history counts, so nobody
  is new twice. Where data was imported from the middle of a project's life, whom it shows in its first year may have
  come before: such a period has no value, and they are listed as not knowable.
definition_zh-CN: >-
  对范围内任一仓库的有史以来首次贡献落在时段内的人。全部历史都算，因此谁也不会两次成为新人。若数据是从项目中途开始导入
  的，其第一年出现的人可能更早就来过：这样的时段没有值，这些人列为无从得知。
bias: >-
  Who was active elsewhere before, or under an account that no rule has joined, looks new. A new repository is full of
  newcomers who have long been at home in the next one; ask for the ecosystem to see those who are new to all of it.
bias_zh-CN: >-
  此前活跃于别处的人，或使用没有规则将其归并之账号的人，看上去是新人。新仓库里满是在相邻仓库早已熟门熟路的新人；要看对整
  个生态系统而言的新人，请以生态系统为范围。
standard: CHAOSS New Contributors
---*/
with first as (
  select
    scope.series,
    arrival.person_id,
    min(arrival.first_on) as first_on,
    min(arrival.first_on) filter (where not arrival.is_sure) as unsure_on
  from arrival
  join scope on scope.repo_id = arrival.repo_id
  where $actors = 'all' or arrival.person_kind = $actors
  group by scope.series, arrival.person_id
)
select
  first.series,
  slot.start_at as period,
  first.person_id as item_id,
  case when first.unsure_on = first.first_on then 'not_knowable' else 'new' end as outcome,
  null::double as seconds,
  first.unsure_on is null or first.unsure_on > first.first_on as is_known
from first
join slot on slot.bucket = bucket(first.first_on)
where first.first_on >= $from and first.first_on < $to
