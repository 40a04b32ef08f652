/** The rows of a portfolio: what is found, in which order, and how dark a month is. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Metric } from '../../web/api.ts'
import { byScope, searched, shades, sorted, turned, type ProjectRow } from '../../web/portfolio.ts'

const metrics = [{ key: 'backlog-age' }] as Metric[]
const row = (name: string, value: number | null, atLeast: number | null = null): ProjectRow =>
  ({
    repo: { owner: 'acme', name, description: `${name} of the works` },
    series: [{ summary: { value, at_least: atLeast } }],
    index: { score: value === null ? null : 1 / value },
    life: { state: value === null ? 'unknown' : value > 5 ? 'stable' : 'declining' },
  }) as unknown as ProjectRow
const names = (rows: ProjectRow[]): string[] => rows.map(({ repo }) => repo.name)
const rows = [row('beam', 3), row('Anvil', null), row('chisel', 9), row('drill', null, 7)]

describe('an order', () => {
  it('by name doesn’t look at capitals', () => {
    expect(names(sorted(rows, 'name', metrics))).toEqual(['Anvil', 'beam', 'chisel', 'drill'])
    expect(names(sorted(rows, '-name', metrics))[0]).toBe('drill')
  })

  it('by a metric has what is at least so much among the others, and what isn’t known last both ways', () => {
    expect(names(sorted(rows, 'backlog-age', metrics))).toEqual([
      'beam',
      'drill',
      'chisel',
      'Anvil',
    ])
    expect(names(sorted(rows, '-backlog-age', metrics))).toEqual([
      'chisel',
      'drill',
      'beam',
      'Anvil',
    ])
  })

  it('by state begins with what needs somebody', () => {
    expect(names(sorted(rows, 'state', metrics)).slice(0, 2)).toEqual(['beam', 'chisel'])
  })

  it('by the index, and by what nobody knows, keeps every row', () => {
    expect(names(sorted(rows, 'index', metrics)).slice(0, 2)).toEqual(['chisel', 'beam'])
    expect(names(sorted(rows, 'no-such', metrics))).toEqual(names(rows))
  })

  it('by what is drawn has the first metric, whichever that is', () => {
    const two = rows.map((row, at) => ({
      ...row,
      series: [{ summary: { value: -at } }, ...row.series],
    })) as ProjectRow[]
    const both = [{ key: 'throughput' }, ...metrics] as Metric[]
    expect(names(sorted(two, 'lead', both))).toEqual(['drill', 'chisel', 'Anvil', 'beam'])
    expect(names(sorted(two, '-lead', both))).toEqual(['beam', 'Anvil', 'chisel', 'drill'])
  })

  it('turns round at the second asking', () => {
    expect(turned('name', 'state')).toBe('state')
    expect(turned('state', 'state')).toBe('-state')
    expect(turned('-state', 'state')).toBe('state')
  })
})

it('is found by all words, in name or description', () => {
  expect(names(searched(rows, ' WORKS chis'))).toEqual(['chisel'])
  expect(searched(rows, '')).toHaveLength(rows.length)
})

it('is the darker the more, equal where equal, and nothing where nothing is known', () => {
  const point = fc.record({
    value: fc.option(fc.integer({ min: -5, max: 5 }), { nil: null }),
    at_least: fc.constant(null),
  })
  fc.assert(
    fc.property(fc.array(fc.array(point, { maxLength: 6 }), { maxLength: 4 }), (lines) => {
      const all = shades(lines).flat()
      const values = lines.flat().map(({ value }) => value)
      for (const [at, shade] of all.entries()) {
        expect(shade === null).toBe(values[at] === null)
        if (shade === null) continue
        expect(shade >= 0 && shade <= 1).toBe(true)
        for (const [other, value] of values.entries()) {
          if (value !== null && value < (values[at] ?? 0)) expect(all[other]).toBeLessThan(shade)
          if (value === values[at]) expect(all[other]).toBe(shade)
        }
      }
    }),
    { numRuns: 500 },
  )
})

describe('what comes later than the rows', () => {
  const all = [{ scope: 'repo:a/b' }]

  it('isn’t known yet, and then is or is not', () => {
    expect(byScope(undefined, false)('repo:a/b')).toBeUndefined()
    expect(byScope(all, false)('repo:a/b')).toBe(all[0])
    expect(byScope(all, false)('repo:a/c')).toBeNull()
  })

  it('never comes after a failure', () => {
    expect(byScope(undefined, true)('repo:a/b')).toBeNull()
  })
})
