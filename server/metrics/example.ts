/** The worked example of a metric: the first case of its test, as rows that a page can show. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '../root.ts'
import type { Example } from '../routes/definition-schemas.ts'
import { Chinese } from '../translated.ts'
import type { MetricFile } from './catalogue.ts'

type ExampleAnswer = z.infer<typeof Example>
type Row = ExampleAnswer['rows'][number]

/** Days since 1 January 2025, or a date. */
const Day = z.union([z.number(), z.string()])
const Act = z.tuple([z.string(), z.string().nullable(), Day]).rest(z.string())

const Given = z.looseObject({
  at: Day.optional(),
  by: z.string().nullable().optional(),
  in: z.string().optional(),
  acts: z.array(Act).optional(),
})

const Expected = z.looseObject({
  value: z.number().nullable().optional(),
  low: z.number().nullable().optional(),
  high: z.number().nullable().optional(),
  at_least: z.number().nullable().optional(),
  n: z.number().optional(),
  n_censored: z.number().optional(),
  reason: z.string().nullable().optional(),
})

const Case = z.looseObject({
  name: z.string(),
  'name_zh-CN': Chinese.optional(),
  as_of: Day,
  window: z.tuple([z.string(), z.string(), z.string()]),
  actors: z.string().optional(),
  expect: z.record(z.string(), Expected),
})

/** Parts of a case that aren't rows. */
const about = new Set(['name', 'as_of', 'window', 'actors', 'scope', 'expect', 'read', 'born'])

const fact = ([name, value]: [string, unknown]): string =>
  value === true ? name : `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`

function rowOf(kind: string, given: unknown): Row {
  if (typeof given !== 'object' || given === null) {
    return { kind, repository: 'a', by: null, at: null, facts: [String(given)], acts: [] }
  }
  const { acts = [], at = null, by = null, in: repository = 'a', ...others } = Given.parse(given)
  return {
    kind,
    repository,
    by,
    at,
    facts: Object.entries(others).map(fact),
    acts: acts.map(([what, who, when, detail]) => ({
      what,
      by: who,
      at: when,
      detail: detail ?? null,
    })),
  }
}

/**
 * Durations in seconds, as in every answer; null where the package has no cases for it.
 *
 * @throws ZodError where the file isn't as the tests write it
 */
export async function exampleOf(metric: MetricFile): Promise<ExampleAnswer | null> {
  const path = join(packageRoot, 'test/metrics', `${metric.key}.yaml`)
  if (!existsSync(path)) return null
  const first = z.array(z.unknown()).parse(parse(await readFile(path, 'utf8')))[0]
  const given = Case.parse(first)
  const scale = metric.unit === 'duration' ? 86_400 : 1
  const scaled = (value: number | null | undefined): number | null =>
    typeof value === 'number' ? value * scale : null
  const [from, to, grain] = given.window
  return {
    name: given.name,
    names: { en: given.name, 'zh-CN': given['name_zh-CN'] ?? given.name },
    as_of: given.as_of,
    from,
    to,
    grain,
    actors: given.actors ?? 'human',
    rows: Object.entries(given).flatMap(([kind, rows]) =>
      Array.isArray(rows) && !about.has(kind) ? rows.map((row) => rowOf(kind, row)) : [],
    ),
    expected: Object.entries(given.expect).map(([period, point]) => ({
      period,
      // A case may look at n alone; null with no reason given would read as "there is no value".
      tells_value: point.value !== undefined,
      value: scaled(point.value),
      low: scaled(point.low),
      high: scaled(point.high),
      at_least: scaled(point.at_least),
      n: point.n ?? null,
      n_censored: point.n_censored ?? null,
      reason: point.reason ?? null,
    })),
  }
}
