/** Walks sql/: headers complete, columns as the aggregate needs them, definitions in both engines' common SQL. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commonColumns, loadCatalogue } from '../../server/metrics/catalogue.ts'
import { packageRoot } from '../../server/root.ts'
import { temporaryStore } from './store.ts'

const catalogue = await loadCatalogue()

describe.each([...catalogue.values()])('$key', (metric) => {
  it('has a population with the columns of its aggregate', async () => {
    const store = await temporaryStore()
    const rows = await store.query<{ column_name: string; column_type: string }>(
      `describe with scope as (select 0 as series, '' as repo_id, timestamp '2025-01-01' as as_of),
       period as (select timestamp '2025-01-01' as start_at, timestamp '2025-02-01' as end_at, timestamp '2025-01-01' as from_at,
         timestamp '2024-12-01' as before_at),
       slot as (select timestamp '2025-01-01' as bucket, timestamp '2025-01-01' as start_at, timestamp '2025-02-01' as end_at),
       activity as (from fact.activity_day), item_activity as (from fact.item_day)
       select * from (${metric.population
         .replaceAll('$from', "timestamp '2025-01-01'")
         .replaceAll('$to', "timestamp '2025-02-01'")
         .replaceAll('$actors', "'all'")})`,
      {},
      { grain: 'month' },
    )
    const types = new Map(rows.map((row) => [row.column_name, row.column_type]))
    for (const column of [...commonColumns, ...metric.steps.columns]) {
      expect([...types.keys()], `column ${column}`).toContain(column)
    }
    expect(types.get('period')).toBe('TIMESTAMP')
    expect(types.get('seconds')).toBe('DOUBLE')
  })

  it('says what it means, its bias and its source, and has a Chinese title', () => {
    expect(metric.definition.length).toBeGreaterThan(80)
    expect(metric.bias.length).toBeGreaterThan(60)
    expect(metric.standard).not.toBe('')
    expect(metric.title['zh-CN']).toMatch(/\p{Script=Han}/u)
  })
})

it('metrics and aggregates never read raw tables, and windows are never closed at both ends', () => {
  for (const folder of ['metrics', 'aggregates']) {
    const path = join(packageRoot, 'sql', folder)
    for (const name of readdirSync(path)) {
      const text = readFileSync(join(path, name), 'utf8').replace(/\/\*---[\s\S]*?---\*\//, '')
      expect(text, name).not.toMatch(/\braw\./)
      expect(text, name).not.toMatch(/\bbetween\b/)
      expect(text, name).not.toMatch(/\bnow\(\)|current_(date|timestamp)/)
    }
  }
})
