/** Real repositories, collected through GraphQL, against a computation in plain TypeScript straight from their files. */
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { evaluate } from '../../server/metrics/evaluate.ts'
import { hasData } from '../github-server/client.ts'
import { withCollected } from '../published/store.ts'
import { archiveHistories, backupHistories, devlakeHistories } from './raw-histories.ts'
import { references, type Reference } from './real-references.ts'

const catalogue = await loadCatalogue()
const known = Object.keys(references).filter((key) => catalogue.has(key))

/** What looks at people from one year to the next is told of whole years alone. */
const ofWholeYears = new Set(['contributor-retention', 'newcomer-retention'])
/** Nothing is said of a time that isn't known, whatever the files hold of it. */
const holes = new Set(['before_start', 'not_collected', 'gap', 'no_source'])

const repositories = [
  { name: 'bitcoin-core/gui', folder: 'bitcoin-core-gui', read: backupHistories },
  { name: 'tlswg/tls13-spec', folder: 'ietf', read: () => archiveHistories('tlswg-tls13-spec') },
  {
    name: 'mlswg/mls-protocol',
    folder: 'ietf',
    read: () => archiveHistories('mlswg-mls-protocol'),
  },
  { name: 'panjf2000/ants', folder: 'devlake-ants', read: devlakeHistories },
]

type Point = Awaited<ReturnType<typeof evaluate>>['series'][number]['summary']

function compare(point: Point, expected: Reference, label: string): void {
  expect(point.n, `n of ${label}`).toBe(expected.n)
  for (const field of ['value', 'low', 'high'] as const) {
    const wanted = expected[field]
    // Without a value no upper bound is told; a lower one may be.
    if (wanted === undefined || (field === 'high' && expected.value === null)) continue
    const found = point[field]
    if (wanted === null) expect(found, `${field} of ${label}`).toBeNull()
    else if (Math.abs(wanted) < 1e-12) expect(found, `${field} of ${label}`).toBeCloseTo(0, 9)
    else expect((found ?? NaN) / wanted, `${field} of ${label}`).toBeCloseTo(1, 6)
  }
}

describe.skipIf(!hasData)('metrics of real repositories (needs the real data folder)', () => {
  it('at least ten metrics of the catalogue have an independent computation', () => {
    expect(known.length).toBeGreaterThanOrEqual(10)
  })

  it.each(repositories)('$name: year by year and as a whole', async ({ name, folder, read }) => {
    const histories = read()
    const compared = new Set<string>()
    await withCollected(name, folder, async (store, as_of) => {
      const raw = { histories, asOf: Date.parse(as_of) }
      for (const metric of known) {
        const compute = references[metric]
        if (compute === undefined) continue
        const window = { from: '2010-01-01', to: '2028-01-01' }
        const { series } = await evaluate(store, catalogue, {
          metric,
          scopes: [`repo:${name}`],
          ...window,
          grain: 'year',
          actors: 'human',
        })
        const isWholeToo = catalogue.get(metric)?.trailing === null && !ofWholeYears.has(metric)
        for (const point of series[0]?.points ?? []) {
          const from = Date.parse(point.period)
          const to = Date.UTC(new Date(from).getUTCFullYear() + 1, 0)
          if (ofWholeYears.has(metric) && to > raw.asOf) continue
          if (holes.has(point.reason ?? '')) continue
          compare(point, compute(raw, from, to), `${metric} in ${point.period.slice(0, 4)}`)
          if (point.value !== null && point.n > 0) compared.add(metric)
        }
        const whole = series[0]?.summary
        if (isWholeToo && whole !== undefined) {
          const [from, to] = [Date.parse(window.from), Date.parse(window.to)]
          compare(whole, compute(raw, from, to), `${metric} as a whole`)
        }
      }
    })
    expect(compared.size, [...compared].join(', ')).toBeGreaterThanOrEqual(10)
  })
})
