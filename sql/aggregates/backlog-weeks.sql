/*---
columns: [part, week]
empty: no_denominator
---*/
-- Open items over the median of what was finished in each of 13 weeks, in seconds. The seventh of 13 is the
-- median. Null where that is 0: at such a pace there is no end.
tally as (
  select
    series,
    period,
    sum(people)::bigint as n,
    coalesce(sum(people) filter (where part = 'open'), 0)::double as waiting
  from population
  group by series, period
),
worked as (
  select series, period, week, sum(people) as finished
  from population
  where part = 'finished'
  group by series, period, week
),
ordered as (
  -- From the busiest week down, so that those without a row needn't be there.
  select *, row_number() over (partition by series, period order by finished desc, week) as place
  from worked
),
answer as (
  select
    tally.series,
    tally.period,
    604800 * tally.waiting / ordered.finished as value,
    null::double as low,
    null::double as high,
    tally.n,
    0 as n_censored,
    null::double as at_least
  from tally
  left join ordered on ordered.series = tally.series and ordered.period = tally.period and ordered.place = 7
)
