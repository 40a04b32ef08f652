/** What the uncertainty of an index costs: the draws of one scope and of a portfolio, beside one plain computation. */
import { Random } from '../../collectors/sample/random.ts'
import { combine } from '../../server/indices/combine.ts'
import { drawsOf, factors } from '../../server/indices/draws.ts'
import { loadIndices } from '../../server/indices/load.ts'
import { standings } from '../../server/indices/standing.ts'
import {
  drawnScores,
  scoresOf,
  spreadOf,
  tornado,
  type Values,
} from '../../server/indices/uncertainty.ts'
import type { Catalogue } from '../../server/metrics/catalogue.ts'
import { quantile } from './quantile.ts'

const count = 1000
const seed = 1

function milliseconds(work: () => void, runs: number): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
  return quantile(times, 0.5)
}

/** Values are random between the anchors, half of them with an interval: only the computation is measured. */
export async function benchIndices(
  catalogue: Catalogue,
  say: (text: string) => void,
): Promise<void> {
  const definition = (await loadIndices(catalogue)).get('community-maturity')?.definition
  if (definition === undefined) throw new Error('There is no index to measure.')
  const random = new Random(seed)
  const values = (): Values =>
    new Map(
      definition.dimensions
        .flatMap(({ indicators }) => indicators)
        .map(({ anchors, key }) => {
          const { best, worst } = anchors ?? { best: 1, worst: 0 }
          const value = worst + (best - worst) * random.uniform()
          const width = random.chance(0.5) ? Math.abs(best - worst) * 0.1 : null
          return [
            key,
            {
              value,
              low: width === null ? null : value - width,
              high: width === null ? null : value + width,
            },
          ] as const
        }),
    )
  const scopes = Array.from({ length: 200 }, (_, place) => ({
    name: `repo:a/${place}`,
    values: values(),
  }))
  const [one] = scopes
  if (one === undefined) return
  const all = new Set(factors)
  const plain = milliseconds(() => void combine(definition, scoresOf(definition, one.values)), 500)
  const uncertain = milliseconds(() => {
    const draws = drawsOf(definition, all, count, seed)
    const { index } = drawnScores(definition, one.values, draws, one.name, seed)
    if (index !== null) spreadOf(index, definition.bands)
  }, 20)
  const bars = milliseconds(() => void tornado(definition, one.values, count, one.name, seed), 5)
  const portfolio = milliseconds(() => {
    const draws = drawsOf(definition, all, count, seed)
    const known = scopes.map((each) => {
      const { index } = drawnScores(definition, each.values, draws, each.name, seed)
      if (index !== null) spreadOf(index, definition.bands)
      return { score: combine(definition, scoresOf(definition, each.values)).score, drawn: index }
    })
    standings(known)
  }, 3)
  say(
    `\nIndex of ${scopes[0]?.values.size} indicators, ${count} draws; ms, median, without the metrics themselves`,
  )
  say(
    `one scope ${uncertain.toFixed(0)} (×${(uncertain / plain).toFixed(0)} of one computation), its tornado ${bars.toFixed(0)}`,
  )
  say(
    `200 scopes with ranks ${portfolio.toFixed(0)} (×${(portfolio / uncertain).toFixed(1)} of one scope)`,
  )
}
