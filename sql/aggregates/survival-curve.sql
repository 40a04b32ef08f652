/*---
columns: [seconds, is_event]
step: true
---*/
-- Kaplan and Meier (1958): the share not finished after each observed time, with Greenwood's variance on the
-- log-log scale. Items that aren't finished stay in the count of those at risk until they are last seen.
-- Events at one time are taken one after the other: their factors multiply to those of all at once, (n − d) / n, and
-- their parts of the variance add up to d / (n (n − d)). So they do for all events of a stretch of time in which
-- nobody is lost: such a stretch needs no order, and only where the answer lies is the curve drawn row by row.
queue as (
  select series, period, seconds, is_event, stretch_of(seconds) as stretch
  from population
),
stretch as (
  select
    series,
    period,
    stretch,
    min(seconds) as from_seconds,
    max(seconds) as to_seconds,
    count(*) as leaving,
    count(*) filter (where is_event) as events
  from queue
  group by series, period, stretch
),
at_risk as (
  select *, sum(leaving) over (partition by series, period order by stretch desc)::double as risk
  from stretch
),
-- Where some finish and others are lost, order matters.
mixed as (
  select
    series,
    period,
    stretch,
    sum(case when risk > 1 then ln(risk / (risk - 1)) end) as hazard,
    sum(case when risk > 1 then 1 / (risk * (risk - 1)) end) as greenwood,
    min(risk) as least
  from (
    select
      queue.series,
      queue.period,
      queue.stretch,
      queue.is_event,
      at_risk.risk + 1 - row_number() over (
        partition by queue.series, queue.period, queue.stretch order by queue.seconds, queue.is_event desc
      ) as risk
    from queue
    join at_risk
      on at_risk.series = queue.series and at_risk.period = queue.period and at_risk.stretch = queue.stretch
    where at_risk.events > 0 and at_risk.events < at_risk.leaving
  ) as place
  where is_event
  group by series, period, stretch
),
-- The hazard of a stretch is minus the logarithm of its factor. Once everybody at risk has finished the factor is 0:
-- 1000 stands for its logarithm, as exp(−1000) is 0.
passed as (
  select
    at_risk.*,
    case
      when at_risk.events = 0 then 0
      when mixed.least = 1 or mixed.least is null and at_risk.leaving = at_risk.risk then 1000
      when mixed.least is null then ln(at_risk.risk / (at_risk.risk - at_risk.leaving))
      else mixed.hazard
    end as hazard,
    case
      when at_risk.events = 0 or at_risk.leaving = at_risk.risk and mixed.least is null then 0
      when mixed.least is null then 1 / (at_risk.risk - at_risk.leaving) - 1 / at_risk.risk
      else coalesce(mixed.greenwood, 0)
    end as greenwood
  from at_risk
  left join mixed
    on mixed.series = at_risk.series and mixed.period = at_risk.period and mixed.stretch = at_risk.stretch
),
summed as (
  select
    *,
    sum(hazard) over so_far as hazard_after,
    sum(greenwood) over so_far as greenwood_after
  from passed
  window so_far as (partition by series, period order by stretch rows unbounded preceding)
),
-- How far the two bounds of the interval have come, on the scale ln(−ln S): at the end of the stretch, and at most
-- within it. The first event of a stretch adds at least 1 / risk to the hazard.
bounded as (
  select
    *,
    ln(hazard_after) + 1.959963984540054 * sqrt(greenwood_after) / hazard_after as low_at_end,
    ln(hazard_after) - 1.959963984540054 * sqrt(greenwood_after) / hazard_after as high_at_end,
    ln(hazard_after) + 1.959963984540054 * sqrt(greenwood_after) / (hazard_before + 1 / risk) as low_at_most,
    ln(hazard_after) - 1.959963984540054 * sqrt(greatest(greenwood_before, 0)) / hazard_after as high_at_most
  from (
    select *, hazard_after - hazard as hazard_before, greenwood_after - greenwood as greenwood_before
    from summed
  ) as begun
  where hazard_after > 0
),
-- The stretches in which half may be passed, by the curve or by a bound; that of the horizon, where there is one; and
-- that in which the last finish.
chosen as (
  select *
  from (
    select
      *,
      max(low_at_end) over earlier as low_before,
      max(case when hazard_after < 1000 then high_at_end end) over earlier as high_before
    from bounded
    window earlier as (partition by series, period order by stretch rows between unbounded preceding and 1 preceding)
  ) as weighed
  where events > 0
    and (
      hazard_before < ln(2) and hazard_after > ln(2) - 1e-6
      or low_at_most > ln(ln(2)) - 1e-6 and coalesce(low_before < ln(ln(2)) + 1e-6, true)
      or high_at_most > ln(ln(2)) - 1e-6 and coalesce(high_before < ln(ln(2)) + 1e-6, true)
      or from_seconds <= $horizon::double and to_seconds > $horizon::double
      or hazard >= 1000
    )
),
event as (
  select
    queue.series,
    queue.period,
    queue.seconds,
    queue.is_event,
    chosen.hazard_before,
    chosen.greenwood_before,
    chosen.stretch,
    chosen.risk + 1 - row_number() over in_order as risk
  from queue
  join chosen on chosen.series = queue.series and chosen.period = queue.period and chosen.stretch = queue.stretch
  window in_order as (
    partition by queue.series, queue.period, queue.stretch order by queue.seconds, queue.is_event desc
  )
),
curve as (
  select
    series,
    period,
    seconds,
    case when risk = 1 then 1000
      else hazard_before + sum(case when risk > 1 then ln(risk / (risk - 1)) end) over so_far end as hazard,
    greenwood_before + sum(case when risk > 1 then 1 / (risk * (risk - 1)) else 0 end) over so_far as greenwood,
    lead(seconds) over so_far as next_seconds
  from event
  where is_event
  window so_far as (partition by series, period, stretch order by risk desc rows unbounded preceding)
),
band as (
  select
    series,
    period,
    seconds,
    exp(-hazard) as survival,
    case when hazard < 1000 then exp(-hazard * exp(1.959963984540054 * sqrt(greenwood) / hazard)) else 0 end
      as survival_low,
    case when hazard < 1000 then exp(-hazard * exp(-1.959963984540054 * sqrt(greenwood) / hazard)) end
      as survival_high
  from (
    select series, period, seconds, hazard, greenwood from curve where next_seconds is distinct from seconds
    union all
    select series, period, to_seconds, hazard_after, greenwood_after from bounded where hazard < 1000
  ) as point
),
total as (
  select
    series,
    period,
    sum(leaving)::bigint as n,
    sum(events)::bigint as events,
    max(to_seconds) as longest
  from stretch
  group by series, period
)
