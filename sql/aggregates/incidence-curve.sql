/*---
columns: [seconds, is_event, is_competing]
step: true
---*/
-- Aalen and Johansen (1978): the share that has come to this outcome after each observed time, where another outcome
-- (a decline, an expiry) rules it out. Counting that one as censored would describe a world in which it never happens.
-- Variance by the delta method (Marubini and Valsecchi 1995), interval on the log-log scale of what remains.
left_at as (
  select
    series,
    period,
    seconds,
    (count(*) filter (where is_event))::double as events,
    (count(*) filter (where is_event or is_competing))::double as decided,
    count(*)::double as leaving
  from population
  group by series, period, seconds
),
at_risk as (
  select *, sum(leaving) over (partition by series, period order by seconds desc) as risk
  from left_at
),
undecided as (
  select
    *,
    case when max(case when decided >= risk then 1 else 0 end) over so_far = 1 then 0.0
      else exp(sum(case when decided < risk then ln(1 - decided / risk) else 0 end) over so_far) end as survival
  from at_risk
  window so_far as (partition by series, period order by seconds)
),
stepped as (
  select *, lag(survival, 1, 1.0) over (partition by series, period order by seconds) as before
  from undecided
),
summed as (
  select *, sum(before * events / risk) over (partition by series, period order by seconds) as incidence
  from stepped
),
-- With F the incidence now and F' at each earlier time, the three sums of the variance are expanded in F.
moments as (
  select
    *,
    sum(case when decided < risk then decided / (risk * (risk - decided)) else 0 end) over so_far as a0,
    sum(case when decided < risk then incidence * decided / (risk * (risk - decided)) else 0 end) over so_far as a1,
    sum(case when decided < risk then incidence * incidence * decided / (risk * (risk - decided)) else 0 end)
      over so_far as a2,
    sum(before * before * (risk - events) * events / (risk * risk * risk)) over so_far as b0,
    sum(before * events / (risk * risk)) over so_far as c0,
    sum(incidence * before * events / (risk * risk)) over so_far as c1
  from summed
  window so_far as (partition by series, period order by seconds)
),
spread as (
  select
    *,
    sqrt(greatest(
      incidence * incidence * a0 - 2 * incidence * a1 + a2 + b0 - 2 * (incidence * c0 - c1), 0
    )) as deviation
  from moments
),
band as (
  select
    *,
    case when incidence <= 0 then 0.0 when incidence < 1 - 1e-12
      then 1 - pow(1 - incidence, exp(-1.959963984540054 * deviation / ((1 - incidence) * abs(ln(1 - incidence)))))
    end as incidence_low,
    case when incidence <= 0 then 0.0 when incidence >= 1 - 1e-12 then 1.0
      else 1 - pow(1 - incidence, exp(1.959963984540054 * deviation / ((1 - incidence) * abs(ln(1 - incidence)))))
    end as incidence_high
  from spread
)
