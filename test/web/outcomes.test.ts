/** Whatever the list of a metric's items can say became of one has a text in both languages. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadCatalogue, type MetricFile } from '../../server/metrics/catalogue.ts'
import { items } from '../../server/metrics/items.ts'
import { packageRoot } from '../../server/root.ts'
import { nouns } from '../../server/routes/schemas.ts'
import { sharedStore } from '../metrics/sample-store.ts'
import { textsOf } from './texts.ts'

interface Texts {
  noun: Record<string, string>
  outcome: Record<string, string>
}
const languages = ['en', 'zh-CN']
const texts = languages.map((language) => textsOf(language) as unknown as Texts)

const catalogue = await loadCatalogue()
const store = await sharedStore(600)

/** Organisations and dates are shown as they are. */
const isOwnName = ({ aggregate }: MetricFile, outcome: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(outcome) ||
  (outcome !== 'unknown' &&
    ['elephant-factor', 'diversity', 'organisation-count'].includes(aggregate))

/** What the SQL itself calls an outcome: plain, or in the branches of a case. */
function written({ population }: MetricFile): string[] {
  const plain = [...population.matchAll(/'(\w+)' as outcome/g)].map((found) => found[1] ?? '')
  const cases = [...population.matchAll(/case((?:(?!\bcase\b)[^;])*?)end as outcome/g)]
  const branches = cases.flatMap((found) => [
    ...(found[1] ?? '').matchAll(/\b(?:then|else) '(\w+)'/g),
  ])
  return [...plain, ...branches.map((found) => found[1] ?? '')]
}

function listed(value: unknown, found: string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return found
  for (const [name, part] of Object.entries(value)) {
    if (name === 'outcomes' && Array.isArray(part)) found.push(...part.map(String))
    else listed(part, found)
  }
  return found
}

/** What the worked cases of a metric expect. */
const cases = new Map(
  readdirSync(join(packageRoot, 'test/metrics'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => [
      name.replace('.yaml', ''),
      listed(parse(readFileSync(join(packageRoot, 'test/metrics', name), 'utf8'))),
    ]),
)

function lacking(metric: MetricFile, outcomes: string[]): string[] {
  return [...new Set(outcomes)].filter(
    (outcome) =>
      !isOwnName(metric, outcome) && texts.some(({ outcome: known }) => !(outcome in known)),
  )
}

describe.each([...catalogue.values()])('$key', (metric) => {
  it('has a text for every outcome of its SQL and of its worked cases', () => {
    expect(lacking(metric, [...written(metric), ...(cases.get(metric.key) ?? [])])).toEqual([])
  })

  it('has a text for every outcome of the sample, and values as its header says', async () => {
    const scopes = ['ecosystem:sample']
    const page = await items(store, catalogue, {
      metric: metric.key,
      scopes,
      from: '2021-01-01',
      grain: 'month',
      actors: 'all',
      limit: 1000,
    })
    expect(
      lacking(
        metric,
        page.items.map(({ outcome }) => outcome),
      ),
    ).toEqual([])
    if (metric.item_value === 'none') {
      expect(page.items.filter(({ value }) => value !== null)).toEqual([])
    }
  })
})

it('finds outcomes in SQL: of a hundred, not of one', () => {
  const found = new Set([...catalogue.values()].flatMap(written))
  expect(found.size).toBeGreaterThan(60)
})

it('has a text for what n counts, for one and for more', () => {
  for (const noun of nouns) {
    for (const { noun: known } of texts) {
      expect(known[`${noun}_one`], noun).toContain('{{count, number}}')
      expect(known[`${noun}_other`], noun).toContain('{{count, number}}')
    }
  }
})
