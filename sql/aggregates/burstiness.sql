/*---
columns: [gaps, total, squares]
empty: too_few
---*/
-- (σ − μ) / (σ + μ) of the times from one event to the next (Goh and Barabási 2008), σ over all of them: −1 as a clock, 0 at
-- random, towards 1 in bursts. Each row brings sums over its gaps. Under 30 of them the figure says little. Large sums
-- end in other digits in another order of rows: rounded, so that the same question has the same answer.
summed as (
  select
    series,
    period,
    count(*) as n,
    sum(gaps) as gaps,
    sum(total) / sum(gaps) as average,
    sum(squares) / sum(gaps) as square
  from population
  group by series, period
),
spread as (
  select *, sqrt(greatest(square - average * average, 0)) as deviation
  from summed
),
answer as (
  select
    series,
    period,
    case when gaps >= 30 and average > 0 then round((deviation - average) / (deviation + average), 9) end as value,
    null::double as low,
    null::double as high,
    n,
    0 as n_censored,
    null::double as at_least
  from spread
)
