/*---
table: label_span
of: item
needs: [raw.event, raw.item_label]
---*/
-- From when to when items carried labels that metrics ask for, by what the labels mean.
with meant as (select label, meaning from label_meaning where repo_id = $repo_id),
labelling as (
  select event.item_id, event.kind, meant.label, meant.meaning, event.created_at
  from raw.event as event
  join meant on meant.label = event.detail
  where event.repo_id = $repo_id and event.kind in ('labeled', 'unlabeled') and event.item_id in (from touched)
),
span as (
  select
    *,
    lead(created_at) over (partition by item_id, label order by created_at, kind) as to_at
  from labelling
)
select item_id, $repo_id as repo_id, meaning, created_at as from_at, to_at
from span
where kind = 'labeled'
union all
-- Labels whose time isn't known are taken as there from the start.
select item_label.item_id, $repo_id, meant.meaning, timestamp '1970-01-01', null
from raw.item_label as item_label
join meant on meant.label = item_label.label
anti join labelling
  on labelling.item_id = item_label.item_id and labelling.label = item_label.label and labelling.kind = 'labeled'
where item_label.repo_id = $repo_id and item_label.item_id in (from touched)
