-- The company that an account's profile names, and from which look to which: GitHub tells the present only. The @ of a
-- mention, case and blanks don't make another one.
create or replace view profile as
select
  actor_id,
  nullif(trim(regexp_replace(regexp_replace(lower(company), '[\t\n\v\f\r\p{Z}]+', ' ', 'g'), '^ ?@', '')), '') as company,
  seen_at as from_at,
  lead(seen_at) over (partition by actor_id order by seen_at) as to_at
from raw.profile;
