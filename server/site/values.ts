/** The series of every metric, one file a metric, range and step: people's, and beside it everybody else's. */
import type { z } from 'zod'
import type { MetricAnswer } from '../routes/schemas.ts'
import type { Grain } from '../metrics/window.ts'
import type { Asking } from './ask.ts'
import type { Dates, Site } from './site.ts'
import type { Target } from './target.ts'

type Answer = z.infer<typeof MetricAnswer>
type Kind = Answer['series'][number]['actors']

/** As many scopes are asked of at once. */
const atOnce = 100

/** Which kinds of actor have anything at all behind a metric's numbers. */
export type Counted = Map<string, Set<Kind>>

async function answerTo(
  ask: Asking,
  site: Site,
  metric: string,
  { from, to }: Dates,
  grain: Grain,
): Promise<Answer> {
  const isEach = site.actors.includes('bot') || site.actors.includes('agent')
  const kinds = [isEach ? 'each' : 'human', ...(site.actors.includes('all') ? ['all'] : [])]
  const names = site.scopes.map(({ scope }) => scope)
  const parts = Array.from({ length: Math.ceil(names.length / atOnce) }, (_, part) =>
    names.slice(part * atOnce, (part + 1) * atOnce),
  )
  const answers = await Promise.all(
    parts.flatMap((scope) =>
      kinds.map((actors) =>
        ask.json<Answer>(`metrics/${metric}`, { scope, from, to, grain, actors }),
      ),
    ),
  )
  const [first] = answers
  if (first === undefined) throw new Error('No scope is published.')
  return { ...first, series: answers.flatMap(({ series }) => series) }
}

/**
 * Writes them. All scopes are asked of at once, as a page that shows them together does, so that what is compared with
 * the time before is cut at the same instant for all: the newest that is known.
 */
export async function writeValues(
  ask: Asking,
  target: Target,
  site: Site,
  metrics: readonly string[],
  done: (metric: string) => void,
): Promise<Counted> {
  const counted: Counted = new Map()
  for (const metric of metrics) {
    const kinds = new Set<Kind>()
    const asks = Object.entries(site.windows).flatMap(([range, dates]) =>
      (range === 'report' ? (['month'] as const) : site.grains).map((grain) => ({
        range,
        dates,
        grain,
      })),
    )
    await Promise.all(
      asks.map(async ({ dates, grain, range }) => {
        const answer = await answerTo(ask, site, metric, dates, grain)
        for (const { actors, points, summary } of answer.series) {
          if (summary.n > 0 || points.some(({ n }) => n > 0)) kinds.add(actors)
        }
        const write = (name: string, isOf: (actors: Kind) => boolean): Promise<void> =>
          target.answer(`values/${metric}/${range}-${grain}${name}`, {
            ...answer,
            series: answer.series.filter(({ actors }) => isOf(actors)),
          })
        await write('', (actors) => actors === 'human')
        if (site.actors.length > 1) await write('-others', (actors) => actors !== 'human')
      }),
    )
    counted.set(metric, kinds)
    done(metric)
  }
  return counted
}
