/** The aggregates once more in plain TypeScript, straight from their textbook definitions, to compare the SQL with. */

export interface Row {
  seconds: number
  is_event: boolean
  is_competing: boolean
}

export interface Result {
  value: number | null
  low: number | null
  high: number | null
}

const z = 1.959963984540054
const half = 1e-9

const timesOf = (rows: Row[]): number[] =>
  [...new Set(rows.map((row) => row.seconds))].toSorted((a, b) => a - b)

interface Step {
  time: number
  value: number
  low: number
  high: number | null
}

/** Kaplan–Meier with Greenwood's interval on the log-log scale. */
export function survival(rows: Row[]): Step[] {
  let remaining = 1
  let greenwood = 0
  return timesOf(rows).map((time) => {
    const atRisk = rows.filter((row) => row.seconds >= time).length
    const events = rows.filter((row) => row.seconds === time && row.is_event).length
    remaining *= 1 - events / atRisk
    if (events < atRisk) greenwood += events / (atRisk * (atRisk - events))
    if (remaining === 1) return { time, value: 1, low: 1, high: 1 }
    if (remaining <= 0) return { time, value: 0, low: 0, high: null }
    const spread = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(remaining))
    return {
      time,
      value: remaining,
      low: remaining ** Math.exp(spread),
      high: remaining ** Math.exp(-spread),
    }
  })
}

export function survivalMedian(rows: Row[]): Result {
  const steps = survival(rows)
  const first = (reached: (step: Step) => boolean): number | null =>
    steps.find(reached)?.time ?? null
  return {
    value: first((step) => step.value <= 0.5 + half),
    low: first((step) => step.low <= 0.5 + half),
    high: first((step) => step.high !== null && step.high <= 0.5 + half),
  }
}

export function survivalShare(rows: Row[], horizon: number): Result {
  const steps = survival(rows)
  const last = steps.at(-1)
  if (last === undefined || (last.time < horizon && last.value > 0)) {
    return { value: null, low: null, high: null }
  }
  const before = steps.filter((step) => step.time <= horizon)
  const highs = before.map((step) => step.high).filter((high) => high !== null)
  if ((before.at(-1)?.value ?? 1) === 1) return { value: 0, low: null, high: null }
  return {
    value: 1 - (before.at(-1)?.value ?? 1),
    low: 1 - (highs.at(-1) ?? 1),
    high: 1 - (before.at(-1)?.low ?? 1),
  }
}

/** Aalen–Johansen; the variance as the double sum of the delta method, not expanded. */
export function incidence(
  rows: Row[],
): (Omit<Step, 'low'> & { low: number | null; undecided: number })[] {
  let undecided = 1
  let total = 0
  const seen: {
    incidence: number
    before: number
    risk: number
    events: number
    decided: number
  }[] = []
  return timesOf(rows).map((time) => {
    const risk = rows.filter((row) => row.seconds >= time).length
    const events = rows.filter((row) => row.seconds === time && row.is_event).length
    const decided = rows.filter(
      (row) => row.seconds === time && (row.is_event || row.is_competing),
    ).length
    const before = undecided
    total += (before * events) / risk
    undecided *= 1 - decided / risk
    seen.push({ incidence: total, before, risk, events, decided })
    let variance = 0
    for (const at of seen) {
      const gain = total - at.incidence
      if (at.decided < at.risk)
        variance += (gain ** 2 * at.decided) / (at.risk * (at.risk - at.decided))
      variance += (at.before ** 2 * (at.risk - at.events) * at.events) / at.risk ** 3
      variance -= (2 * gain * at.before * at.events) / at.risk ** 2
    }
    if (total <= 0) return { time, value: 0, low: 0, high: 0, undecided }
    if (total >= 1 - 1e-12) return { time, value: total, low: null, high: 1, undecided }
    const spread =
      (z * Math.sqrt(Math.max(variance, 0))) / ((1 - total) * Math.abs(Math.log(1 - total)))
    return {
      time,
      value: total,
      low: 1 - (1 - total) ** Math.exp(-spread),
      high: 1 - (1 - total) ** Math.exp(spread),
      undecided,
    }
  })
}

export function incidenceMedian(rows: Row[]): Result {
  const steps = incidence(rows)
  const first = (of: 'value' | 'low' | 'high'): number | null =>
    steps.find((step) => (step[of] ?? 0) >= 0.5 - half)?.time ?? null
  return { value: first('value'), low: first('high'), high: first('low') }
}

export function incidenceShare(rows: Row[], horizon: number): Result {
  const steps = incidence(rows)
  const last = steps.at(-1)
  if (last === undefined || (last.time < horizon && last.undecided > 0)) {
    return { value: null, low: null, high: null }
  }
  const before = steps.filter((step) => step.time <= horizon)
  const lows = before.map((step) => step.low).filter((low) => low !== null)
  if ((before.at(-1)?.value ?? 0) === 0) return { value: 0, low: null, high: null }
  return {
    value: before.at(-1)?.value ?? 0,
    low: lows.at(-1) ?? 0,
    high: before.at(-1)?.high ?? 0,
  }
}

export function quantile(rows: Row[], q: number): Result {
  const sorted = rows.map((row) => row.seconds).toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * q
  const under = sorted[Math.floor(at)]
  const over = sorted[Math.ceil(at)]
  if (under === undefined || over === undefined) return { value: null, low: null, high: null }
  const spread = z * Math.sqrt(sorted.length * q * (1 - q))
  // Half away from zero, as SQL rounds; the places are positive where they exist.
  return {
    value: under + (at - Math.floor(at)) * (over - under),
    low: sorted[Math.round(sorted.length * q - spread) - 1] ?? null,
    high: sorted[Math.round(1 + sorted.length * q + spread) - 1] ?? null,
  }
}

/** Wilson's interval as the two roots of (p − π)² = z²·π·(1 − π)/n. */
export function share(rows: Row[]): Result {
  const n = rows.length
  if (n === 0) return { value: null, low: null, high: null }
  const p = rows.filter((row) => row.is_event).length / n
  const a = 1 + z ** 2 / n
  const b = -(2 * p + z ** 2 / n)
  const root = Math.sqrt(Math.max(b ** 2 - 4 * a * p ** 2, 0))
  return { value: p, low: (-b - root) / (2 * a), high: (-b + root) / (2 * a) }
}

/** The share of events among the odd rows over that among the even ones, with the interval of Katz. */
export function shareRatio(rows: Row[]): Result {
  const odd = rows.filter((_, index) => index % 2 === 1)
  const even = rows.filter((_, index) => index % 2 === 0)
  const hits = (some: Row[]): number => some.filter((row) => row.is_event).length
  const none = { value: null, low: null, high: null }
  if (odd.length === 0 || hits(even) === 0) return none
  const value = hits(odd) / odd.length / (hits(even) / even.length)
  if (hits(odd) === 0) return { ...none, value }
  const variance = 1 / hits(odd) - 1 / odd.length + 1 / hits(even) - 1 / even.length
  const factor = Math.exp(z * Math.sqrt(variance))
  return { value, low: value / factor, high: value * factor }
}

/** Mean of 1 / (1 + seconds / 1000), with the interval of the normal approximation within 0…1. */
export function meanScore(rows: Row[]): Result {
  const scores = rows.map((row) => 1 / (1 + row.seconds / 1000))
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
  if (scores.length === 1) return { value: mean, low: null, high: null }
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0)
  const error = Math.sqrt(squares / (scores.length - 1) / scores.length)
  return {
    value: mean,
    low: Math.max(mean - z * error, 0),
    high: Math.min(mean + z * error, 1),
  }
}
