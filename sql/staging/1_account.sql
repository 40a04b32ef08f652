-- Every account, and every address that a commit names, with the person behind it and what that is: a person, a bot or
-- an AI agent. Decided here, once.
create or replace view account_by_rule as
with
known as (
  select
    id as account_id,
    login,
    name,
    lower(replace(login, '[bot]', '')) as rule_name,
    account_type = 'Bot' or ends_with(login, '[bot]') as is_bot,
    false as is_address
  from raw.actor
  union all
  select 'email:' || email, email, any_value(name), email, contains(email, '[bot]@'), true
  from fact.address
  group by email
),
pattern as (
  -- Of several that fit, the longest says most.
  select known.account_id, max_by(rule.kind, (length(rule.login), rule.login)) as kind
  from known
  join (from actor_rule where contains(login, '*')) as rule on known.rule_name glob rule.login
  group by known.account_id
),
decided as (
  select
    known.account_id,
    identity.person_id,
    known.login,
    known.name,
    known.is_address,
    coalesce(rule.kind, pattern.kind, case when known.is_bot then 'bot' else 'human' end) as kind,
    case
      when rule.kind is not null then 'rule'
      when pattern.kind is not null then 'pattern'
      when known.is_bot then 'source'
      else 'default'
    end as why
  from known
  left join identity on identity.account_id = known.account_id
  left join actor_rule as rule on rule.login = known.rule_name
  left join pattern on pattern.account_id = known.account_id
)
select
  decided.account_id,
  coalesce(decided.person_id, decided.account_id) as person_id,
  decided.login,
  decided.name,
  -- An address of a bot's account is the bot, unless it has a rule of its own.
  case when decided.is_address and decided.why <> 'rule' then coalesce(main.kind, decided.kind) else decided.kind end
    as kind,
  case when decided.is_address and decided.why <> 'rule' and main.kind is not null then 'account' else decided.why end
    as why
from decided
left join decided as main on main.account_id = decided.person_id and main.account_id <> decided.account_id;

-- The same as it was decided with the last change of accounts, addresses or rules: it is asked for at every turn.
create or replace view account as from fact.account;
