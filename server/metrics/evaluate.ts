/** Scope × periods × metric → series: one statement for the points, one for the whole window and each comparison. */
import type { z } from 'zod'
import type { MetricAnswer } from '../routes/schemas.ts'
import type { Store } from '../store/open.ts'
import { instant } from '../store/values.ts'
import type { Catalogue } from './catalogue.ts'
import { changesOf } from './change-points.ts'
import { comparableOf, comparisons, previousOf, yearAgoOf, type Comparison } from './comparison.ts'
import { answerSql, levelOf, parametersOf, type ActorFilter } from './compose.ts'
import { holesIn, resourceOf, type Holes } from './coverage.ts'
import { askedPeriods, wholePeriod, type Whole } from './look-back.ts'
import { periodCoverage, pointOf, type AnswerRow, type PointAnswer } from './point.ts'
import { prepare, type Prepared, type Question } from './question.ts'
import type { ResolvedScope } from './scope.ts'
import { missingSources, type Source } from './sources.ts'
import { periodsOf, shift, type AskedPeriod, type Period } from './window.ts'

type SeriesAnswer = z.infer<typeof MetricAnswer>['series'][number]

/** By series and period's start. */
type Answers = Map<string, AnswerRow>

const keyOf = (series: number, period: Date): string => `${series} ${instant(period)}`

/** Each kind of actor by itself, as `actors=each` answers them. */
export const eachActors = ['human', 'bot', 'agent'] as const

async function run(
  store: Store,
  { metric, scopes }: Prepared,
  actors: ActorFilter,
  periods: AskedPeriod[],
  grain: string,
): Promise<Answers> {
  const rows = await store.query<AnswerRow>(
    answerSql(metric, levelOf(periods)),
    parametersOf(metric, scopes, periods, actors),
    { grain, windowStart: instant(periods[0]?.start ?? new Date(0)) },
  )
  return new Map(rows.map((row) => [`${row.series} ${row.period}`, row]))
}

type Wholes = { summary: AskedPeriod } & Record<Comparison, AskedPeriod | null>

/** The window as one period, and what it is compared with. */
function wholesOf(
  { as_of, back, byDay, window }: Prepared,
  periods: Period[],
  compare: readonly Comparison[],
): Wholes {
  const asked = (name: Comparison, whole: () => Whole | null, look = back): AskedPeriod | null => {
    const found = compare.includes(name) ? whole() : null
    return found === null ? null : wholePeriod(found, window.grain, look)
  }
  // It stands beside one point, which looks back by steps.
  const pointBack = back === null ? null : { ...back, isYear: false }
  return {
    summary: wholePeriod({ ...window, full: window.to }, window.grain, back),
    previous: asked('previous', () => previousOf(window, as_of, byDay)),
    year_ago: asked('year_ago', () => yearAgoOf(window, as_of, byDay)),
    comparable: asked('comparable', () => comparableOf(periods, window, as_of, byDay), pointBack),
  }
}

interface Found {
  actors: ActorFilter
  points: Answers
  /** By what was asked; equal stretches are asked once. */
  wholes: Map<string, Answers>
}

const spanKey = ({ end, lookFrom, start }: AskedPeriod): string =>
  [start, lookFrom, end].map((date) => date.getTime()).join(' ')

async function find(
  store: Store,
  prepared: Prepared,
  actors: ActorFilter,
  asked: AskedPeriod[],
  wholes: Wholes,
): Promise<Found> {
  const spans = Object.values(wholes).filter((each) => each !== null)
  const distinct = [...new Map(spans.map((span) => [spanKey(span), span]))]
  const [points, ...rest] = await Promise.all([
    run(store, prepared, actors, asked, prepared.window.grain),
    ...distinct.map(([, span]) => run(store, prepared, actors, [span], 'window')),
  ])
  const found = distinct.map(([key], index) => [key, rest[index] ?? new Map()] as const)
  return { actors, points, wholes: new Map(found) }
}

/** Where a period itself begins within the window. */
const ownStart = (start: Date, { from }: { from: Date }): Date => (start < from ? from : start)

/** Whether a period isn't over yet for a scope. */
const runs = (scope: ResolvedScope, end: Date): boolean =>
  scope.as_of !== null && end.getTime() > Date.parse(scope.as_of)

function seriesOf(
  { back, metric, window }: Prepared,
  index: number,
  scope: ResolvedScope,
  found: Found,
  plan: { periods: Period[]; asked: AskedPeriod[]; wholes: Wholes; holes: Holes },
  needs: Source[],
): SeriesAnswer {
  const { asked, holes, periods, wholes } = plan
  const isWithout = needs.length > 0
  const whole = (span: AskedPeriod): PointAnswer =>
    pointOf(
      metric,
      span.start,
      found.wholes.get(spanKey(span))?.get(keyOf(index, span.start)),
      periodCoverage(scope, span.start, span, holes, isWithout),
      runs(scope, span.end),
    )
  const points = asked.map((span, place) => {
    const from = ownStart(span.start, window)
    // What looks back isn't cut by the window's beginning.
    const isCut =
      back === null ? periods[place]?.isCut === true : span.end < shift(span.start, window.grain, 1)
    return pointOf(
      metric,
      span.start,
      found.points.get(keyOf(index, span.start)),
      periodCoverage(scope, back === null ? from : span.start, span, holes, isWithout),
      isCut || runs(scope, span.end),
    )
  })
  const compared = (name: Comparison): PointAnswer | null =>
    wholes[name] === null ? null : whole(wholes[name])
  return {
    scope: scope.scope,
    actors: found.actors,
    as_of: scope.as_of,
    needs,
    points,
    // Points that look back share most of what they are made from: neighbours are alike by construction.
    changes: back !== null && back.steps > 1 ? [] : changesOf(points),
    summary: whole(wholes.summary),
    previous: compared('previous'),
    year_ago: compared('year_ago'),
    comparable: compared('comparable'),
  }
}

/**
 * The answer to a question: one series a scope (and kind of actor), one point a period, the whole window and what it is
 * compared with. Durations in seconds, shares in 0…1, times in ISO 8601 UTC.
 *
 * @throws AppError as `prepare` and `periodsOf` say
 */
export async function evaluate(
  store: Store,
  catalogue: Catalogue,
  question: Question,
): Promise<z.infer<typeof MetricAnswer>> {
  const prepared = await prepare(store, catalogue, question)
  const { as_of, back, metric, scopes, window } = prepared
  const periods = periodsOf(window)
  const asked = askedPeriods(periods, window, back)
  const wholes = wholesOf(prepared, periods, question.compare ?? comparisons)
  const all = [...asked, ...Object.values(wholes).filter((each) => each !== null)]
  const spans = all.flatMap(({ end, lookFrom, start }) =>
    [start, ownStart(start, window), lookFrom].map((from) => ({ from, to: end })),
  )
  const kinds = question.actors === 'each' ? eachActors : [question.actors]
  const [found, holes, needs, version] = await Promise.all([
    Promise.all(kinds.map((actors) => find(store, prepared, actors, asked, wholes))),
    holesIn(store, resourceOf(metric.sources), scopes, spans),
    missingSources(store, metric.sources, scopes),
    store.remembered<{ version: number }>('select max(version) as version from rule_version'),
  ])
  const plan = { periods, asked, wholes, holes }
  return {
    metric: metric.key,
    as_of,
    window: {
      from: instant(window.from),
      to: instant(window.to),
      grain: window.grain,
      trailing: back?.steps ?? null,
    },
    actors: question.actors,
    rules_version: version[0]?.version ?? 0,
    series: scopes.flatMap((scope, index) =>
      found.map((each) => seriesOf(prepared, index, scope, each, plan, needs[index] ?? [])),
    ),
  }
}
