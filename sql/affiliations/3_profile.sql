/*---
source: profile
---*/
-- An account's own profile names a company, and a rule of the user's says which organisation that is. It holds from the
-- look that saw it to the one that saw something else, within the rule's interval.
select
  coalesce(identity.person_id, profile.actor_id) as person_id,
  rule.organisation,
  greatest(profile.from_at, rule.from_at) as from_at,
  -- What has no end leaves the other's, or none.
  least(profile.to_at, rule.to_at) as to_at
from profile
join affiliation_rule as rule on rule.kind = 'company' and rule.value = profile.company
left join identity on identity.account_id = profile.actor_id
