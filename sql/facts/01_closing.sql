/*---
table: closing
of: item
---*/
-- Every close and, where it was undone, when: events replayed, since the item itself holds its latest close only.
with item as (
  select id, repo_id, 'issue' as item_kind, author_id, created_at, closed_at, null::timestamp as merged_at,
    null::varchar as merged_by_id, state_reason
  from raw.issue
  where repo_id = $repo_id and id in (from touched)
  union all
  select id, repo_id, 'change_request', author_id, created_at, closed_at, merged_at, merged_by_id, null
  from raw.pull_request
  where repo_id = $repo_id and id in (from touched)
),
happened as (
  select item_id, kind, actor_id, detail, created_at
  from raw.event
  where repo_id = $repo_id
    and kind in ('closed', 'reopened', 'labeled', 'unlabeled')
    and item_id in (select id from item)
),
recorded as (
  select item_id, kind, actor_id, detail, created_at as happened_at from happened where kind in ('closed', 'reopened')
),
change as (
  from recorded
  union all
  -- Old items, and archives without events, know their last close only by the item itself.
  select item.id, 'closed', item.merged_by_id, item.state_reason, item.closed_at
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
  select
    *,
    lead(happened_at) over after as next_at,
    lead(actor_id) over after as next_actor_id
  from turn
  window after as (partition by item_id order by happened_at, kind desc)
),
labelling as (
  select item_id, kind, detail, created_at
  from happened
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
  where item_label.repo_id = $repo_id
    and item_label.item_id in (select id from item)
    and lower(item_label.label) in (select label from stale_label)
),
closed as (
  select
    span.*,
    closer.person_id,
    coalesce(closer.kind, 'human') as actor_kind,
    reopener.person_id as reopened_by_id,
    case when span.next_at is not null then coalesce(reopener.kind, 'human') end as reopened_by_kind
  from span
  left join account as closer on closer.account_id = span.actor_id
  left join account as reopener on reopener.account_id = span.next_actor_id
  where span.kind = 'closed'
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
  item.repo_id,
  item.item_kind,
  author.person_id as author_id,
  coalesce(author.kind, 'human') as author_kind,
  item.created_at,
  closed.happened_at as closed_at,
  closed.person_id as actor_id,
  closed.actor_kind,
  closed.detail as reason,
  item.merged_at is not null and closed.next_at is null as is_merge,
  expired.item_id is not null as is_expired,
  closed.next_at as reopened_at,
  closed.reopened_by_id,
  closed.reopened_by_kind
from closed
join item on item.id = closed.item_id
left join account as author on author.account_id = item.author_id
left join expired on expired.item_id = closed.item_id and expired.happened_at = closed.happened_at
