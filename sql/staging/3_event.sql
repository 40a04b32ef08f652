-- Changes of an item's state, with who made them. A deleted account counts as a person.
create or replace view event as
select
  event.id as event_id,
  event.repo_id,
  event.item_id,
  event.kind,
  event.detail,
  account.person_id as actor_id,
  coalesce(account.kind, 'human') as actor_kind,
  event.created_at
from raw.event as event
left join account on account.account_id = event.actor_id;
