/*---
columns: [seconds, is_event, is_competing]
step: true
---*/
-- Aalen and Johansen (1978): the share that has come to this outcome after each observed time, where another outcome
-- (a decline, an expiry) rules it out. Counting that one as censored would describe a world in which it never happens.
-- Variance by the delta method (Marubini and Valsecchi 1995), interval on the log-log scale of what remains.
-- Through a stretch of time in which nobody is lost, the shares move as those of a multinomial: with S undecided
-- before, r at risk, e coming to this outcome and d deciding at all, F grows by S e / r, and Greenwood's g,
-- w = cov(S, F) / S and v = var(F) each by a term of their own. So the order within it doesn't matter, and only where
-- somebody is lost, or where the answer lies, is the curve drawn time by time.
queue as (
  select series, period, seconds, is_event, is_competing, stretch_of(seconds) as stretch
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
    count(*) filter (where is_event or is_competing) as decided,
    count(*) filter (where is_event) as events
  from queue
  group by series, period, stretch
),
part as (
  select series, period, stretch, from_seconds, to_seconds, leaving::double as leaving, decided::double as decided,
    events::double as events
  from stretch
  where decided = 0 or decided = leaving
  union all
  select
    queue.series,
    queue.period,
    queue.stretch,
    queue.seconds,
    queue.seconds,
    count(*),
    count(*) filter (where queue.is_event or queue.is_competing),
    count(*) filter (where queue.is_event)
  from queue
  join stretch
    on stretch.series = queue.series and stretch.period = queue.period and stretch.stretch = queue.stretch
  where stretch.decided > 0 and stretch.decided < stretch.leaving
  group by queue.series, queue.period, queue.stretch, queue.seconds
),
at_risk as (
  select *, sum(leaving) over (partition by series, period order by to_seconds desc) as risk
  from part
),
undecided as (
  select
    *,
    -- Nobody comes after the last.
    coalesce(exp(sum(case when decided < risk then ln(1 - decided / risk) end) over earlier), 1) as s,
    coalesce(sum(case when decided < risk then decided / (risk * (risk - decided)) end) over earlier, 0) as g
  from at_risk
  window earlier as (
    partition by series, period order by to_seconds rows between unbounded preceding and 1 preceding
  )
),
come as (
  select
    *,
    s * events / risk as gain,
    coalesce(sum(s * events / risk) over earlier, 0) as f,
    coalesce(sum(s * events / risk * (g - 1 / risk)) over earlier, 0) as w
  from undecided
  window earlier as (
    partition by series, period order by to_seconds rows between unbounded preceding and 1 preceding
  )
),
spread as (
  select *, coalesce(sum(widening) over earlier, 0) as v
  from (
    select *, 2 * gain * w + gain * gain * g + gain * s * (1 - events / risk) / risk as widening
    from come
  ) as moved
  window earlier as (
    partition by series, period order by to_seconds rows between unbounded preceding and 1 preceding
  )
),
-- How far the two bounds of the interval have come, on the scale ln(−ln(1 − F)): at the end of the part, and at most
-- within it. The first item of a part that comes to this outcome adds at least s / risk.
ended as (
  select
    *,
    -ln(1 - f - gain) as hazard,
    sqrt(greatest(v + widening, 0)) as deviation,
    sqrt(greatest(v + 2 * gain * greatest(w, 0) + gain * gain * g + gain * s / risk, 0)) as deviation_at_most,
    sqrt(greatest(v + 2 * gain * least(w, 0), 0)) as deviation_at_least,
    least(
      -(1 - f - gain) * ln(1 - f - gain),
      -(1 - f - s / risk) * ln(1 - f - s / risk)
    ) as slope
  from spread
  where events > 0 and f + gain < 1 - 1e-12
),
bounded as (
  select
    *,
    ln(hazard) + 1.959963984540054 * deviation / ((1 - f - gain) * hazard) as high_at_end,
    ln(hazard) - 1.959963984540054 * deviation / ((1 - f - gain) * hazard) as low_at_end,
    ln(hazard) + 1.959963984540054 * deviation_at_most / slope as high_at_most,
    -- −u ln u is at most 1 / e.
    ln(hazard) - 1.959963984540054 * deviation_at_least * exp(1) as low_at_most
  from ended
),
-- The parts in which half may be passed, by the curve or by a bound; that of the horizon, where there is one; and that
-- in which the last come to this outcome.
chosen as (
  select series, period, stretch, to_seconds, risk, s, g, f, w, v
  from (
    select
      *,
      max(high_at_end) over earlier as high_before,
      max(low_at_end) over earlier as low_before
    from bounded
    window earlier as (
      partition by series, period order by to_seconds rows between unbounded preceding and 1 preceding
    )
  ) as weighed
  where from_seconds < to_seconds
    and (
      f < 0.5 and f + gain > 0.5 - 1e-6
      or high_at_most > ln(ln(2)) - 1e-6 and coalesce(high_before < ln(ln(2)) + 1e-6, true)
      or low_at_most > ln(ln(2)) - 1e-6 and coalesce(low_before < ln(ln(2)) + 1e-6, true)
      or from_seconds <= $horizon::double and to_seconds > $horizon::double
    )
  union all
  select series, period, stretch, to_seconds, risk, s, g, f, w, v
  from spread
  where from_seconds < to_seconds and events > 0 and f + gain >= 1 - 1e-12
),
within as (
  select
    chosen.series,
    chosen.period,
    queue.seconds,
    chosen.stretch,
    chosen.risk,
    chosen.s,
    chosen.g,
    chosen.f,
    chosen.w,
    chosen.v,
    (count(*) filter (where queue.is_event))::double as events
  from queue
  join chosen on chosen.series = queue.series and chosen.period = queue.period and chosen.stretch = queue.stretch
  group by all
),
point as (
  select series, period, to_seconds as seconds, risk, s, g, f, w, v, events
  from spread
  union all
  select
    series,
    period,
    seconds,
    risk,
    s,
    g,
    f,
    w,
    v,
    sum(events) over (partition by series, period, stretch order by seconds rows unbounded preceding)
  from within
),
band as (
  select
    series,
    period,
    seconds,
    incidence,
    case when incidence <= 0 then 0.0 when incidence < 1 - 1e-12
      then 1 - pow(1 - incidence, exp(-1.959963984540054 * deviation / ((1 - incidence) * abs(ln(1 - incidence)))))
    end as incidence_low,
    case when incidence <= 0 then 0.0 when incidence >= 1 - 1e-12 then 1.0
      else 1 - pow(1 - incidence, exp(1.959963984540054 * deviation / ((1 - incidence) * abs(ln(1 - incidence)))))
    end as incidence_high
  from (
    select
      series,
      period,
      seconds,
      f + gain as incidence,
      sqrt(greatest(v + 2 * gain * w + gain * gain * g + gain * s * (1 - events / risk) / risk, 0)) as deviation
    from (select *, s * events / risk as gain from point) as reached
  ) as moved
),
total as (
  select
    series,
    period,
    sum(leaving)::bigint as n,
    sum(leaving - decided)::bigint as n_censored,
    max(to_seconds) as longest,
    bool_or(decided = risk) as is_over
  from at_risk
  group by series, period
)
