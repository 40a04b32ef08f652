/** Metrics once more in plain TypeScript, straight from their definitions, over the deeds of the raw files. */
import { isHuman, type History } from './raw-histories.ts'
import {
  byOthers,
  closesOf,
  contributions,
  day,
  decided,
  finalClose,
  readyOf,
  spansOf,
} from './real-replay.ts'
import {
  incidenceMedian,
  incidenceShare,
  quantile,
  share,
  survivalMedian,
  survivalShare,
  type Result,
  type Row,
} from './reference.ts'

export interface Raw {
  /** By people and by bots. */
  histories: History[]
  asOf: number
}

export interface Reference extends Partial<Result> {
  value: number | null
  n: number
}

/** The value of a half-open window; a trailing one's is the twelve months of a calendar year. */
type Compute = (raw: Raw, from: number, to: number) => Reference

const items = ({ histories }: Raw, isPull: boolean): History[] =>
  histories.filter((history) => history.isPull === isPull && isHuman(history.author))
const opened = (raw: Raw, isPull: boolean, from: number, to: number): History[] =>
  items(raw, isPull).filter(({ created }) => created >= from && created < to && created <= raw.asOf)

const row = (milliseconds: number, is_event: boolean, is_competing = false): Row => ({
  seconds: milliseconds / 1000,
  is_event,
  is_competing,
})
const of = (rows: Row[], result: Result): Reference => ({ ...result, n: rows.length })
const counted = (n: number): Reference => ({ n, value: n })

function responses(raw: Raw, from: number, to: number): Row[] {
  return opened(raw, false, from, to).map((history) => {
    const answer = byOthers(history, ['commented', 'closed'])[0]
    const withdrawal = history.deeds.find(
      ({ what, who }) => what === 'closed' && who === history.author,
    )
    const end = answer?.at ?? withdrawal?.at ?? raw.asOf
    return row(end - history.created, answer !== undefined)
  })
}

function resolutions(raw: Raw, from: number, to: number): Row[] {
  return opened(raw, false, from, to).map((history) => {
    const close = finalClose(history)
    const isExpired = close?.isExpired === true
    return row((close?.at ?? raw.asOf) - history.created, close !== null && !isExpired, isExpired)
  })
}

function decisions(raw: Raw, from: number, to: number): { merge: Row; decision: Row }[] {
  return opened(raw, true, from, to).map((history) => {
    const at = decided(history)
    const end = at ?? raw.asOf
    const ready = readyOf(history)
    const wait = end - (ready !== null && ready <= end ? ready : history.created)
    const isMerged = history.merged !== null
    return {
      merge: row(wait, isMerged, !isMerged && at !== null),
      decision: row(wait, at !== null),
    }
  })
}

function reviews(raw: Raw, from: number, to: number): Row[] {
  return opened(raw, true, from, to).flatMap((history) => {
    const ready = readyOf(history)
    const end = decided(history) ?? raw.asOf
    if (ready === null || ready > end) return []
    const first = byOthers(history, ['commented', 'reviewed']).find(({ at }) => at >= ready)
    const isReviewed = first !== undefined && first.at <= end
    return [row((isReviewed ? first.at : end) - ready, isReviewed)]
  })
}

/** Closes of a window that still held at its end. */
const closed = (raw: Raw, from: number, to: number) =>
  raw.histories
    .filter(({ isPull }) => !isPull)
    .flatMap((history) =>
      closesOf(history)
        .filter(({ at, reopened }) => at >= from && at < to && (reopened ?? Infinity) >= to)
        .map((close) => ({ ...close, history })),
    )

/** Decided in a window, and never taken back. */
const settled = (raw: Raw, from: number, to: number): History[] =>
  items(raw, true).filter((history) => {
    const at = decided(history)
    return at !== null && at >= from && at < to
  })

const people = (raw: Raw, from: number, to: number): Set<string> =>
  new Set(
    contributions(raw.histories)
      .filter(({ at }) => at >= from && at < to)
      .map(({ who }) => who),
  )

/** The year before one that begins at `from`. */
const yearBefore = (from: number): number => Date.UTC(new Date(from).getUTCFullYear() - 1, 0)

export const references: Record<string, Compute> = {
  'time-to-first-response': (...asked) =>
    of(responses(...asked), survivalMedian(responses(...asked))),
  'response-coverage-7d': (...asked) =>
    of(responses(...asked), survivalShare(responses(...asked), 7 * 86_400)),
  'issue-resolution-duration': (...asked) =>
    of(resolutions(...asked), incidenceMedian(resolutions(...asked))),
  'change-request-merge-time': (...asked) => {
    const rows = decisions(...asked).map(({ merge }) => merge)
    return of(rows, incidenceMedian(rows))
  },
  'merge-within-48h': (...asked) => {
    const rows = decisions(...asked).map(({ merge }) => merge)
    return of(rows, incidenceShare(rows, 2 * 86_400))
  },
  'time-to-decision': (...asked) => {
    const rows = decisions(...asked).map(({ decision }) => decision)
    return of(rows, survivalMedian(rows))
  },
  'time-to-first-review': (...asked) => of(reviews(...asked), survivalMedian(reviews(...asked))),
  'issues-opened': (raw, from, to) => counted(opened(raw, false, from, to).length),
  // Whose close it is decides here, not whose issue.
  'issues-closed': (raw, from, to) =>
    counted(closed(raw, from, to).filter(({ who }) => isHuman(who)).length),
  'issue-resolution-rate': (raw, from, to) => {
    const raised = opened(raw, false, from, to).length
    const resolved = closed(raw, from, to).filter(
      ({ history, isExpired }) => isHuman(history.author) && !isExpired,
    ).length
    return { n: raised + resolved, value: raised === 0 ? null : resolved / raised }
  },
  'time-to-close': (raw, from, to) => {
    const rows = closed(raw, from, to)
      .filter(({ history }) => isHuman(history.author))
      .map(({ at, history }) => row(at - history.created, true))
    return of(rows, quantile(rows, 0.5))
  },
  'backlog-age': (raw, _from, to) => {
    const end = Math.min(to, raw.asOf)
    const rows = items(raw, false)
      .filter((history) =>
        spansOf(history).some(
          (span) => span.from < to && span.from <= raw.asOf && (span.to === null || span.to >= to),
        ),
      )
      .map((history) => row(end - history.created, true))
    return of(rows, quantile(rows, 0.5))
  },
  'reopen-rate': (raw, from, to) => {
    const rows = items(raw, false).flatMap((history) => {
      const closes = closesOf(history).filter(
        ({ at, isExpired }) => at >= from && at < to && raw.asOf - at > 30 * day && !isExpired,
      )
      const isHit = closes.some(({ at, reopened }) => (reopened ?? Infinity) - at <= 30 * day)
      return closes.length === 0 ? [] : [row(0, isHit)]
    })
    return of(rows, share(rows))
  },
  'change-request-acceptance': (raw, from, to) => {
    const rows = settled(raw, from, to).map(({ merged }) => row(0, merged !== null))
    return of(rows, share(rows))
  },
  'change-request-closure-ratio': (raw, from, to) => {
    const rows = items(raw, true).flatMap((history) => {
      const spans = spansOf(history).filter(
        (span) => span.from < to && span.from <= raw.asOf && (span.to ?? Infinity) >= from,
      )
      return spans.length === 0 ? [] : [row(0, (spans.at(-1)?.to ?? Infinity) < to)]
    })
    return of(rows, share(rows))
  },
  'review-coverage': (raw, from, to) => {
    const rows = settled(raw, from, to)
      .filter(({ merged }) => merged !== null)
      .map((history) => {
        const given = byOthers(history, ['reviewed']).filter(
          ({ at, state }) => state !== 'DISMISSED' && at < (history.merged ?? 0),
        )
        return row(0, given.length > 0)
      })
    return of(rows, share(rows))
  },
  contributors: (raw, from, to) => counted(people(raw, from, to).size),
  'contributor-absence-factor': (raw, from, to) => {
    const merges = new Map<string, number>()
    for (const { author, isPull, merged } of raw.histories) {
      if (!isPull || merged === null || author === null || !isHuman(author)) continue
      if (merged >= from && merged < to) merges.set(author, (merges.get(author) ?? 0) + 1)
    }
    const counts = [...merges.values()].toSorted((one, other) => other - one)
    const total = counts.reduce((sum, each) => sum + each, 0)
    let covered = 0
    const factor = 1 + counts.findIndex((each) => (covered += each) >= total / 2)
    return { n: counts.length, value: total === 0 ? null : factor }
  },
  'contributor-retention': (raw, from, to) => {
    const before = people(raw, yearBefore(from), from)
    const stayed = [...people(raw, from, to)].filter((who) => before.has(who))
    return { n: before.size, value: before.size === 0 ? null : stayed.length / before.size }
  },
  'newcomer-retention': (raw, from, to) => {
    const known = people(raw, -Infinity, yearBefore(from))
    const came = [...people(raw, yearBefore(from), from)].filter((who) => !known.has(who))
    const now = people(raw, from, to)
    const stayed = came.filter((who) => now.has(who))
    return { n: came.length, value: came.length === 0 ? null : stayed.length / came.length }
  },
}
