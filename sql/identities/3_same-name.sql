/*---
rule: same-name
is_on: false
description: >-
  Addresses with the same full name and the same part before the @ are one person, e.g. Jane Roe of jane.roe@one.org and
  jane.roe@two.org. Off unless switched on: namesakes do share such parts.
---*/
with address as (
  select distinct 'email:' || email as account_id, lower(name) as name, split_part(email, '@', 1) as local_part
  from fact.address
  where name like '% %' and email not like '%@users.noreply.github.com' and length(split_part(email, '@', 1)) > 4
),
spelled as (
  select
    address.*,
    coalesce(spelling.person_id, address.account_id) as person_id,
    spelling.person_id not like 'email:%' as is_account
  from address
  left join spelling on spelling.account_id = address.account_id
),
same as (
  -- Two accounts can't be told apart by a name: such a group says nothing.
  select
    name,
    local_part,
    coalesce(min(person_id) filter (where is_account), min(person_id)) as person_id
  from spelled
  group by name, local_part
  having count(distinct person_id) filter (where is_account) < 2
)
select spelled.person_id as account_id, min(same.person_id) as into_id
from spelled
join same on same.name = spelled.name and same.local_part = spelled.local_part
where spelled.person_id <> same.person_id
group by spelled.person_id
having count(distinct same.person_id) = 1
