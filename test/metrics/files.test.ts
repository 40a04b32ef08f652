/** Walks sql/: headers complete, columns as the aggregate needs them, definitions in both engines' common SQL. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commonColumns, loadCatalogue } from '../../server/metrics/catalogue.ts'
import { exampleOf } from '../../server/metrics/example.ts'
import { packageRoot } from '../../server/root.ts'
import { expectChinese, expectTranslated } from '../web/chinese.ts'
import { temporaryStore } from './store.ts'

const catalogue = await loadCatalogue()

/** What the columns that an aggregate asks for hold; what isn't here is up to the aggregate. */
const types: Record<string, string> = {
  series: 'INTEGER',
  period: 'TIMESTAMP',
  item_id: 'VARCHAR',
  outcome: 'VARCHAR',
  seconds: 'DOUBLE',
  is_event: 'BOOLEAN',
  is_competing: 'BOOLEAN',
  is_hit: 'BOOLEAN',
  part: 'VARCHAR',
}

/** Who has defined measures that a standard may name; everything else says that it is our own. */
const standards =
  /^(CHAOSS|OpenSSF|DORA|OSSF|OSS Compass|Reference model|CNCF|Kan|OpenDigger|Scorecard|Compass|LFX|Backlog management index|Libyear|Goh|Gini|Herfindahl|OECD)\b|^Own definition/i

/** What nobody in particular does. */
const withoutPeople = new Set<string>([
  'release',
  'week',
  'dependency',
  'package',
  'milestone',
  'repository',
  'check',
])

/** Which sources a relation is made from: one of them has to be named by a metric that reads it. */
const sourcesOf: Record<string, string[]> = {
  issue: ['issue'],
  change_request: ['pull_request'],
  closing: ['event'],
  open_span: ['event'],
  release: ['release'],
  review: ['review'],
  comment: ['comment'],
  event: ['event'],
  commit_fact: ['commit'],
}

describe.each([...catalogue.values()])('$key', (metric) => {
  it('has a population with the columns of its aggregate', async () => {
    const store = await temporaryStore()
    const rows = await store.query<{ column_name: string; column_type: string }>(
      `describe with scope as (select 0 as series, '' as repo_id, timestamp '2025-01-01' as as_of),
       period as (select 0 as place, timestamp '2025-01-01' as start_at, timestamp '2025-02-01' as end_at, timestamp '2025-01-01' as from_at,
         timestamp '2024-12-01' as before_at),
       slot as (select timestamp '2025-01-01' as bucket, timestamp '2025-01-01' as start_at, timestamp '2025-02-01' as end_at),
       day_slot as (select timestamp '2025-01-01' as on_day, timestamp '2025-01-01' as on_month, start_at from slot),
       calendar as (select timestamp '2025-01-01' as on_day),
       trail as (select 0 as series, '' as person_id, ''::varchar as organisation, 0 as enters, 1 as leaves,
         1 as contributions, 1 as merged, 1 as decisions, 0 as recent),
       organisation_trail as (from trail), half_trail as (from trail),
       presence as (select 0 as series, '' as person_id, timestamp '2025-01-01' as on_day, null::timestamp as next_on,
         1 as contributions, timestamp '2025-01-01' as as_of, timestamp '2025-01-01' as first_on, null::timestamp as unsure_on),
       activity as (from fact.activity_day), person_activity as (from fact.person_day),
       item_activity as (from fact.item_day), role_activity as (from fact.role_day)
       select * from (${metric.population
         .replaceAll('$from', "timestamp '2025-01-01'")
         .replaceAll('$to', "timestamp '2025-02-01'")
         .replaceAll('$actors', "'all'")
         .replaceAll('$listing', 'true')
         .replaceAll('$part', "'x'")})`,
      {},
      { grain: 'month' },
    )
    const columns = new Map(rows.map((row) => [row.column_name, row.column_type]))
    for (const column of [...commonColumns, ...metric.steps.columns]) {
      expect([...columns.keys()], `column ${column}`).toContain(column)
      if (types[column] !== undefined) {
        expect(columns.get(column), `type of ${column}`).toBe(types[column])
      }
    }
  })

  it('says what it means, its bias and its source', () => {
    expect(metric.definition.length).toBeGreaterThan(80)
    expect(metric.bias.length).toBeGreaterThan(60)
    expect(metric.standard).toMatch(standards)
  })

  it('says the same in Chinese, and names its worked example in it', async () => {
    expectTranslated(metric)
    const names = (await exampleOf(metric))?.names
    expectChinese(names?.['zh-CN'] ?? '', names?.['en'] ?? '', 'name', 30)
  })

  it('names the sources of what it reads', () => {
    const read = [...metric.population.matchAll(/\b(?:from|join) ([a-z_]+)/g)].map(
      ([, name]) => name,
    )
    for (const relation of new Set(read)) {
      const needed = sourcesOf[relation ?? '']
      // A step of its own may be called like a relation.
      if (needed === undefined || new RegExp(`\\b${relation} as \\(`).test(metric.population))
        continue
      expect(
        metric.sources.some((source) => needed.includes(source)),
        `a source of ${relation}`,
      ).toBe(true)
    }
  })

  it('counts whom it is asked for, or has none to tell apart', () => {
    // Some of what a population may read is of those who are asked for already.
    const isOfActors =
      /\$actors|\b(from|join) (trail|organisation_trail|half_trail|presence)\b/.test(
        metric.population,
      )
    const isAll = /whoever|all actors|anybody|people alone|only people|people only/i.test(
      metric.definition,
    )
    const hasNone = withoutPeople.has(metric.noun)
    expect(isOfActors || isAll || hasNone, 'reads $actors, or says whom it counts').toBe(true)
  })
})

it('metrics and aggregates never read raw tables, and windows are never closed at both ends', () => {
  for (const folder of ['metrics', 'aggregates']) {
    const path = join(packageRoot, 'sql', folder)
    for (const name of readdirSync(path)) {
      const text = readFileSync(join(path, name), 'utf8').replace(/\/\*---[\s\S]*?---\*\//, '')
      expect(text, name).not.toMatch(/\braw\./)
      expect(text, name).not.toMatch(/(?<!\brows )\bbetween\b/)
      expect(text, name).not.toMatch(/\bnow\(\)|current_(date|timestamp)/)
    }
  }
})
