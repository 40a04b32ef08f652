/*---
rule: noreply
is_on: true
description: >-
  An address that GitHub gives out itself, such as 123+login@users.noreply.github.com, is the account of that login.
  Whoever took over a login that another has given up is mistaken for them.
---*/
with given as (
  select distinct email, regexp_extract(email, '^(?:[0-9]+\+)?([^@+]+)@users\.noreply\.github\.com$', 1) as login
  from fact.address
),
named as (
  select email, replace(login, '[bot]', '') as login, ends_with(login, '[bot]') as is_bot
  from given
  where login <> ''
)
select 'email:' || named.email as account_id, min(actor.id) as into_id
from named
join raw.actor as actor
  on lower(replace(actor.login, '[bot]', '')) = named.login and (actor.account_type = 'Bot') = named.is_bot
group by named.email
having count(*) = 1
