/*---
columns: [is_hit, is_known]
empty: follow_up_too_short
---*/
-- Share of hits among those that have been watched for long enough, as people who could be seen again, with the 95 %
-- interval of Wilson (1927). Those of whom it can't be known yet are in n_censored and in no share.
tally as (
  select
    series,
    period,
    (sum(people) filter (where is_known))::double as total,
    coalesce(sum(people) filter (where is_known and is_hit), 0)::double / sum(people) filter (where is_known) as share,
    sum(people)::bigint as n,
    coalesce(sum(people) filter (where not is_known), 0)::bigint as n_censored
  from population
  group by series, period
),
answer as (
  select
    series,
    period,
    share as value,
    (share + 3.841458820694124 / (2 * total)
      - 1.959963984540054 * sqrt(share * (1 - share) / total + 3.841458820694124 / (4 * total * total)))
      / (1 + 3.841458820694124 / total) as low,
    (share + 3.841458820694124 / (2 * total)
      + 1.959963984540054 * sqrt(share * (1 - share) / total + 3.841458820694124 / (4 * total * total)))
      / (1 + 3.841458820694124 / total) as high,
    n,
    n_censored,
    null::double as at_least
  from tally
)
