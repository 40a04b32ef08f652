/** The comparisons on the methodology page are what the raw files give today, and hold aggregate numbers alone. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { comparisons, foreseen } from '../../web/published.ts'
import { unzip } from '../collect/raw-files.ts'
import { hasData } from '../github-server/client.ts'
import { compare } from './compare.ts'

it('no name and no text of the data is in the file', () => {
  const text = readFileSync(new URL('../../web/published.json', import.meta.url), 'utf8')
  const names = new Set([...text.matchAll(/"(\w+)":/g)].map(([, name]) => name))
  expect(names).toEqual(
    new Set(['key', 'of', 'ours', 'publisher', 'repository', 'rows', 'theirs', 'unit']),
  )
  const other = readFileSync(new URL('../../web/foreseen.json', import.meta.url), 'utf8')
  expect(new Set([...other.matchAll(/"(\w+)":/g)].map(([, name]) => name))).toEqual(
    new Set(['from', 'item_kind', 'items', 'open', 'others', 'stuck', 'to']),
  )
  expect(comparisons.flatMap(({ rows }) => rows).length).toBeGreaterThan(20)
})

describe.skipIf(!hasData)('published figures (needs the real data folder)', () => {
  it('are the same when they are computed anew: else run test/published/write.ts', async () => {
    expect(await compare()).toEqual({ comparisons, foreseen })
  })

  it('what is said of the stuck ones is so', () => {
    const sum = (kind: string, of: 'stuck' | 'others') =>
      foreseen
        .filter(({ item_kind }) => item_kind === kind)
        .reduce(
          (all, row) => ({ items: all.items + row[of].items, open: all.open + row[of].open }),
          {
            items: 0,
            open: 0,
          },
        )
    const issues = sum('issue', 'stuck')
    expect(issues.open / issues.items).toBeGreaterThan(0.9)
    const requests = sum('change_request', 'stuck')
    expect(requests.open / requests.items).toBeLessThan(0.5)
    expect(sum('issue', 'others').items + sum('change_request', 'others').items).toBeLessThan(20)
  })

  it('are for states at past instants what GitHub said on the day', () => {
    const rows = comparisons.find(({ key }) => key === 'gui')?.rows ?? []
    expect(rows.map(({ theirs }) => theirs)).toEqual([138, 141, 130, 133, 27, 14, 15, 21])
    for (const row of rows) expect(row.ours, `${row.key} ${row.of}`).toBe(row.theirs)
  })

  it('replaying events matters: the latest dates alone give one issue more', () => {
    const at = '2024-01-01T00:00:00Z'
    const open = unzip('bitcoin-core-gui/issues.jsonl.gz')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { issue: { created_at: string; closed_at?: string } })
      .filter(({ issue }) => issue.created_at < at && !((issue.closed_at ?? 'z') < at))
    const row = comparisons
      .flatMap(({ rows }) => rows)
      .find(({ key, of }) => key === 'issuesOpen' && of === '2024-01-01')
    expect(open.length).toBe((row?.theirs ?? 0) + 1)
  })
})
