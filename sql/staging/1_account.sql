-- Every account with the person behind it and what that is: a person, a bot or an AI agent. Decided here, once.
create or replace view account as
select
  actor.id as account_id,
  coalesce(identity.person_id, actor.id) as person_id,
  actor.login,
  actor.name,
  case
    when rule.kind is not null then rule.kind
    when actor.account_type = 'Bot' or ends_with(actor.login, '[bot]') then 'bot'
    else 'human'
  end as kind
from raw.actor as actor
left join identity on identity.account_id = actor.id
left join actor_rule as rule on rule.login = lower(replace(actor.login, '[bot]', ''));
