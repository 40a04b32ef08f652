/** The comparisons on the methodology page are what the raw files give today, and hold aggregate numbers alone. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { comparisons } from '../../web/published.ts'
import { unzip } from '../collect/raw-files.ts'
import { hasData } from '../github-server/client.ts'
import { compare } from './compare.ts'

it('no name and no text of the data is in the file', () => {
  const text = readFileSync(new URL('../../web/published.json', import.meta.url), 'utf8')
  const names = new Set([...text.matchAll(/"(\w+)":/g)].map(([, name]) => name))
  expect(names).toEqual(
    new Set(['key', 'of', 'ours', 'publisher', 'repository', 'rows', 'theirs', 'unit']),
  )
  expect(comparisons.flatMap(({ rows }) => rows).length).toBeGreaterThan(20)
})

describe.skipIf(!hasData)('published figures (needs the real data folder)', () => {
  it('are the same when they are computed anew: else run test/published/write.ts', async () => {
    expect(await compare()).toEqual(comparisons)
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
