-- Where persons belong and when, whichever of their accounts it was said of.
create or replace view belonging as
select
  coalesce(identity.person_id, affiliation.person_id) as person_id,
  affiliation.organisation,
  affiliation.from_at,
  affiliation.to_at,
  affiliation.source
from affiliation
left join identity on identity.account_id = affiliation.person_id;
