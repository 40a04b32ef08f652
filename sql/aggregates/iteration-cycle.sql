/*---
columns: [part, repo_id]
empty: no_denominator
---*/
-- T = N / (F · D): planned items over items finished a week times iterations, here in seconds. Finished items are
-- those of 13 weeks. Where several repositories plan, F is that of one of them: their iterations run side by side.
tally as (
  select
    series,
    period,
    count(*) as n,
    (count(*) filter (where part = 'planned'))::double as planned,
    (count(*) filter (where part = 'finished'))::double as finished,
    (count(*) filter (where part = 'iteration'))::double as iterations,
    (count(distinct repo_id) filter (where part = 'iteration'))::double as repositories
  from population
  group by series, period
),
answer as (
  select
    series,
    period,
    case when finished * iterations > 0
      then 604800 * planned / (finished / 13 / repositories * iterations) end as value,
    null::double as low,
    null::double as high,
    n,
    0 as n_censored,
    null::double as at_least
  from tally
)
