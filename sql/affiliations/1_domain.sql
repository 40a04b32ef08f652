/*---
source: domain
---*/
-- Who commits with an organisation's address belongs to it from that day on: until they use another organisation's, and
-- for a year at most, since nobody says when they leave. So what comes later changes nothing of before.
with host as (
  select distinct split_part(email, '@', -1) as host from fact.address
),
owned as (
  select host.host, rule.organisation, rule.from_at, coalesce(rule.to_at, timestamp '9999-01-01') as to_at
  from host
  join affiliation_rule as rule
    on rule.kind = 'domain' and (host.host = rule.value or ends_with(host.host, '.' || rule.value))
  -- A rule of a sub-domain stands above its domain's.
  qualify rank() over (partition by host.host order by length(rule.value) desc) = 1
),
worn as (
  select coalesce(identity.person_id, 'email:' || day.email) as person_id, day.on_day, owned.organisation, owned.to_at
  from fact.address_day as day
  join owned
    on owned.host = split_part(day.email, '@', -1)
    and owned.from_at <= day.on_day
    and owned.to_at > day.on_day
  left join identity on identity.account_id = 'email:' || day.email
),
used as (
  from worn
  qualify row_number() over (partition by person_id, on_day order by organisation, to_at desc) = 1
),
held as (
  select
    person_id,
    organisation,
    on_day,
    -- Who uses none after it has no next day, which the least of all leaves out.
    least(on_day + interval 365 days, to_at, lead(on_day) over (partition by person_id order by on_day)) as to_at
  from used
),
begun as (
  select
    *,
    lag(to_at) over of_person is not distinct from on_day
      and lag(organisation) over of_person is not distinct from organisation as goes_on
  from held
  window of_person as (partition by person_id order by on_day)
),
numbered as (
  select *, count(*) filter (where not goes_on) over (partition by person_id order by on_day) as stretch
  from begun
)
select person_id, organisation, min(on_day) as from_at, max(to_at) as to_at
from numbered
group by person_id, organisation, stretch
