-- Every close of an issue or change request and, where it was undone, when.
-- A close stands at an instant T when closed_at <= T and it wasn't reopened by then.
create or replace view closing as
with item as (
  select id, repo_id, closed_at, null::timestamp as merged_at, null::varchar as merged_by_id, state_reason
  from raw.issue
  union all
  select id, repo_id, closed_at, merged_at, merged_by_id, null from raw.pull_request
),
recorded as (
  select item_id, repo_id, kind, actor_id, detail, created_at as happened_at
  from raw.event
  where kind in ('closed', 'reopened')
),
change as (
  from recorded
  union all
  -- Old items, and archives without events, know their last close only by the item itself.
  select item.id, item.repo_id, 'closed', item.merged_by_id, item.state_reason, item.closed_at
  from item
  anti join recorded on recorded.item_id = item.id and recorded.kind = 'closed'
  where item.closed_at is not null
),
-- A second close of what is closed already changes nothing.
turn as (
  select *
  from change
  qualify kind is distinct from lag(kind, 1, 'reopened') over (partition by item_id order by happened_at, kind desc)
),
span as (
  select *, lead(happened_at) over (partition by item_id order by happened_at, kind desc) as next_at
  from turn
),
closed as (
  select span.*, coalesce(closer.kind, 'human') as actor_kind
  from span
  left join person as closer on closer.person_id = span.actor_id
  where span.kind = 'closed'
),
labelling as (
  select item_id, kind, detail, created_at
  from raw.event
  where kind in ('labeled', 'unlabeled') and lower(detail) in (select label from stale_label)
),
-- From when to when an item carried a label with which bots close what nobody touches.
stale_span as (
  select labelled.item_id, labelled.created_at as from_at, min(removed.created_at) as to_at
  from labelling as labelled
  left join labelling as removed
    on removed.item_id = labelled.item_id
    and removed.detail = labelled.detail
    and removed.kind = 'unlabeled'
    and removed.created_at >= labelled.created_at
  where labelled.kind = 'labeled'
  group by labelled.item_id, labelled.detail, labelled.created_at
  union all
  -- Labels whose time isn't known are taken as there from the start.
  select item_label.item_id, timestamp '1970-01-01', null
  from raw.item_label
  anti join labelling
    on labelling.item_id = item_label.item_id
    and labelling.detail = item_label.label
    and labelling.kind = 'labeled'
  where lower(item_label.label) in (select label from stale_label)
),
expired as (
  select distinct closed.item_id, closed.happened_at
  from closed
  join stale_span
    on stale_span.item_id = closed.item_id
    and stale_span.from_at <= closed.happened_at
    and (stale_span.to_at is null or stale_span.to_at > closed.happened_at)
  where closed.actor_kind = 'bot'
)
select
  closed.item_id,
  closed.repo_id,
  closed.happened_at as closed_at,
  closed.next_at as reopened_at,
  closed.actor_id,
  closed.actor_kind,
  closed.detail as reason,
  item.merged_at is not null and closed.next_at is null as is_merge,
  expired.item_id is not null as is_expired
from closed
join item on item.id = closed.item_id
left join expired on expired.item_id = closed.item_id and expired.happened_at = closed.happened_at;
