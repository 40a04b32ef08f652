-- Whom somebody asked by name: for a review, or to see to an item. Bots and agents wait for nobody to be asked.
create or replace view appointment as
with named as (
  -- A login that two accounts had in turn is the later one's.
  select
    lower(account.login) as login,
    max_by(person.login, account.account_id) as person_login,
    max_by(account.kind, account.account_id) as kind
  from account
  join person on person.person_id = account.person_id
  where account.account_id not like 'email:%'
  group by lower(account.login)
)
select
  event.repo_id,
  event.item_id,
  case when event.kind in ('assigned', 'unassigned') then 'assignee' else 'reviewer' end as role,
  event.kind in ('assigned', 'review_requested') as is_asked,
  -- Null: a team, whose name isn't known. Who has never done anything has no account here.
  coalesce(named.person_login, event.detail) as login,
  event.created_at
from raw.event as event
left join named on named.login = lower(event.detail)
where event.kind in ('review_requested', 'review_request_removed', 'assigned', 'unassigned')
  and coalesce(named.kind, 'human') = 'human';
