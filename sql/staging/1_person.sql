-- Who acts: a person, a bot or an AI agent. Decided here, once.
create or replace view person as
select
  actor.id as person_id,
  actor.login,
  actor.name,
  case
    when rule.kind is not null then rule.kind
    when actor.account_type = 'Bot' or ends_with(actor.login, '[bot]') then 'bot'
    else 'human'
  end as kind
from raw.actor as actor
left join actor_rule as rule on rule.login = lower(replace(actor.login, '[bot]', ''));
