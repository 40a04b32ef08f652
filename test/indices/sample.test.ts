/** Indices and states of the sample, whose story is known: one project declines, one recovers, one is finished. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { combine } from '../../server/indices/combine.ts'
import { measuredOf } from '../../server/indices/measure.ts'
import { indexOf } from './definitions.ts'
import {
  IndexAnswer,
  IndexChange,
  IndexSeries,
  IndicesAnswer,
  LifecycleAnswer,
  Tornado,
  WhatIf,
} from '../../server/routes/index-schemas.ts'
import { MetricAnswer } from '../../server/routes/schemas.ts'
import { createApp } from '../../server/app.ts'
import { loadIndices } from '../../server/indices/load.ts'
import { createLog } from '../../server/log.ts'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { copySample } from '../sample-file.ts'

let app: ReturnType<typeof createApp>
let store: Store
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lichen-'))
  const db = join(folder, 'sample.duckdb')
  await copySample(db, 9000)
  store = await openStore(db)
  const catalogue = await loadCatalogue()
  const indices = await loadIndices(catalogue)
  app = createApp({ store, catalogue, indices, log: createLog('silent') })
}, 300_000)
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

async function get<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const response = await app.request(`/api/v1${path}`)
  const body: unknown = await response.json()
  expect(response.status, JSON.stringify(body).slice(0, 300)).toBe(200)
  return schema.parse(body)
}

const maturity = '/indices/community-maturity'
const each = 'scope=ecosystem:sample&each=true'
const named = <Part extends { scope: string }>(list: Part[], name: string): Part => {
  const found = list.find(({ scope }) => scope === `repo:sample/${name}`)
  if (found === undefined) throw new Error(`There is no ${name}.`)
  return found
}

describe('the sample', () => {
  it('has its declining, recovering and finished project found, each with what says so', async () => {
    const { repositories } = await get('/lifecycle?scope=ecosystem:sample', LifecycleAnswer)
    const states = Object.fromEntries(
      repositories.map(({ scope, state }) => [scope.split('/')[1], state]),
    )
    expect(states).toEqual({
      gorsewind: 'declining',
      kelpline: 'active',
      mosstide: 'active',
      rowanquay: 'recovering',
      saltfern: 'active',
      sedgeknot: 'stable',
    })
    const declining = named(repositories, 'gorsewind')
    const commits = declining.evidence.find(({ metric }) => metric === 'commits')
    expect(commits?.now ?? Number.NaN).toBeLessThan((2 / 3) * (commits?.before ?? 0))
    expect(named(repositories, 'rowanquay').dip?.period).toMatch(/^2024-/)
  })

  it('had other states before', async () => {
    const { repositories } = await get(
      '/lifecycle?scope=ecosystem:sample&period=2024-06',
      LifecycleAnswer,
    )
    expect(named(repositories, 'gorsewind').state).toBe('active')
    expect(named(repositories, 'rowanquay').state).toBe('declining')
    expect(named(repositories, 'sedgeknot').state).toBe('stable')
  })

  it('has the declining project last, and lower than it was, by what it neglects', async () => {
    const { scopes } = await get(`${maturity}?${each}`, IndexAnswer)
    const last = named(scopes, 'gorsewind')
    expect(last.standing?.rank).toBe(6)
    const { scopes: changes } = await get(
      `${maturity}/change?${each}&period=2026Q1&before=2025Q1`,
      IndexChange,
    )
    const { change, effects, left_out } = named(changes, 'gorsewind')
    // Both periods ended too long before the last sync for what has no history.
    expect(left_out).toEqual([])
    expect(change ?? 0).toBeLessThan(-0.1)
    expect(
      effects.reduce((sum, { by_value, by_weight }) => sum + by_value + by_weight, 0),
    ).toBeCloseTo(change ?? 0, 10)
    for (const key of ['response-coverage', 'newcomer-response', 'release-frequency']) {
      const effect = effects.find(({ indicator }) => indicator === key)
      expect(effect?.by_value ?? 0, key).toBeLessThan(-0.01)
    }
  })

  it('is compared with what it was without what has no history', async () => {
    const { scopes } = await get(
      `${maturity}/change?scope=ecosystem:sample&before=2025-06`,
      IndexChange,
    )
    expect(scopes[0]?.left_out).toEqual(['community-files', 'security-policy'])
    for (const { by_value, by_weight, indicator } of scopes[0]?.effects ?? []) {
      if (scopes[0]?.left_out.includes(indicator)) expect(by_value + by_weight).toBe(0)
    }
  })

  it('has the recovering project higher than in its dip', async () => {
    const { scopes } = await get(
      `${maturity}/change?scope=repo:sample/rowanquay&period=2025Q2&before=2024Q2`,
      IndexChange,
    )
    expect(scopes[0]?.change ?? 0).toBeGreaterThan(0.03)
  })
})

describe('an index', () => {
  it('is made from the values of its metrics over the twelve months before its end', async () => {
    const { scopes } = await get(
      `${maturity}?scope=repo:sample/kelpline&period=2025Q4`,
      IndexAnswer,
    )
    const indicators = scopes[0]?.dimensions.flatMap((dimension) => dimension.indicators) ?? []
    for (const { from, high, key, low, metric, n, to, value } of indicators) {
      if (metric === null || value === null) continue
      const { series } = await get(
        `/metrics/${metric}?scope=repo:sample/kelpline&from=${from}&to=${to}&compare=none&grain=quarter`,
        MetricAnswer,
      )
      const whole = series[0]?.summary
      expect({ n, value, low, high }, key).toEqual({
        n: whole?.n,
        value: whole?.value === null ? null : expect.closeTo(whole?.value ?? 0, 9),
        low: whole?.low ?? null,
        high: whole?.high ?? null,
      })
    }
    const known = indicators.filter(({ value }) => value !== null)
    expect(known.length).toBeGreaterThan(12)
  })

  it('has states of the last sync only while they are fresh', async () => {
    const of = async (period: string) => {
      const { scopes } = await get(
        `${maturity}?scope=repo:sample/kelpline&period=${period}`,
        IndexAnswer,
      )
      return scopes[0]?.dimensions
        .flatMap(({ indicators }) => indicators)
        .find(({ key }) => key === 'community-files')
    }
    // The sample's data ends on 17 June 2026.
    expect((await of('2026-06'))?.value).not.toBeNull()
    expect((await of('2026-05'))?.value).not.toBeNull()
    expect(await of('2026-04')).toMatchObject({ value: null, reason: 'not_known', score: null })
    expect(await of('2026-08')).toMatchObject({ value: null })
  })

  it('has its score from its dimensions, and an interval around it that repeats with the seed', async () => {
    const path = `${maturity}?scope=repo:sample/kelpline&period=2026-06`
    const [answer, again, other] = [
      await get(path, IndexAnswer),
      await get(`${path}&seed=1`, IndexAnswer),
      await get(`${path}&seed=2`, IndexAnswer),
    ]
    const [one] = answer.scopes
    const dimensions = one?.dimensions ?? []
    expect(dimensions.every(({ score }) => score !== null)).toBe(true)
    expect(one?.score).toBeCloseTo(
      dimensions.reduce((sum, { score }) => sum + (score ?? 0), 0) / 4,
      12,
    )
    expect(again).toEqual(answer)
    expect(other.scopes[0]?.low).not.toBe(one?.low)
    expect(one?.low ?? 1).toBeLessThan(one?.score ?? 0)
    expect(one?.high ?? 0).toBeGreaterThan(one?.score ?? 1)
    expect(one?.bands.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12)
    const many = await get(`${path}&draws=10000`, IndexAnswer)
    expect(Math.abs((many.scopes[0]?.low ?? 0) - (one?.low ?? 1))).toBeLessThan(0.02)
    expect(Math.abs((many.scopes[0]?.high ?? 0) - (one?.high ?? 1))).toBeLessThan(0.02)
  })

  it('over periods is what it is for each, and the same alone and among others', async () => {
    const { series } = await get(`${maturity}/series?${each}&period=2026Q1&periods=3`, IndexSeries)
    const points = named(series, 'kelpline').points
    expect(points.map(({ period }) => period.name)).toEqual(['2025Q3', '2025Q4', '2026Q1'])
    const { scopes } = await get(
      `${maturity}?scope=repo:sample/kelpline&period=2025Q4`,
      IndexAnswer,
    )
    const { high, low, score } = points[1] ?? {}
    expect({ high, low, score }).toEqual({
      high: scopes[0]?.high,
      low: scopes[0]?.low,
      score: scopes[0]?.score,
    })
  })

  it('says what it would be with an indicator at a target', async () => {
    const path = `${maturity}/what-if?scope=repo:sample/gorsewind&period=2026Q1`
    const { scopes } = await get(`${path}&move=response-coverage:1&move=closure-ratio:1`, WhatIf)
    const [found] = scopes
    expect(found?.indicators.map(({ key, target_score }) => [key, target_score])).toEqual([
      ['response-coverage', 1],
      ['closure-ratio', 1],
    ])
    expect(found?.moved ?? 0).toBeGreaterThan(found?.now ?? 1)
  })

  it('says what it hangs on', async () => {
    const { scopes } = await get(
      `${maturity}/tornado?scope=repo:sample/kelpline&draws=200`,
      Tornado,
    )
    const [found] = scopes
    expect(found?.bars.length ?? 0).toBeGreaterThan(30)
    expect(found?.bars.find(({ key }) => key === 'weights')?.low ?? 1).toBeLessThan(
      found?.score ?? 0,
    )
  })

  it('that needs a ledger says so, and goes on without', async () => {
    const { scopes } = await get('/indices/ecosystem-level?scope=ecosystem:sample', IndexAnswer)
    const investment = scopes[0]?.dimensions.find(({ key }) => key === 'investment')
    expect(investment).toMatchObject({ score: null, reason: 'too_little_known', known: 0.5 })
    expect(investment?.indicators.find(({ key }) => key === 'funding')?.reason).toBe('no_source')
    expect(scopes[0]?.score).not.toBeNull()
  })

  it('that is a profile has parts and no score', async () => {
    const profile = '/indices/ecosystem-roles'
    const { scopes } = await get(`${profile}?scope=ecosystem:sample`, IndexAnswer)
    const [found] = scopes
    expect(found).toMatchObject({ score: null, low: null, reason: null, band: null, bands: [] })
    const shares = found?.dimensions.map(({ score }) => score ?? 0) ?? []
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
    expect(found?.dimensions.every(({ high, low }) => low !== null && high !== null)).toBe(true)
    const change = await get(`${profile}/change?scope=ecosystem:sample`, IndexChange)
    expect(change.scopes[0]).toMatchObject({ change: null, effects: [] })
  })

  it('is described with the weights that make it', async () => {
    const { indices } = await get('/indices', IndicesAnswer)
    for (const { weights } of indices) expect(weights.version).toMatch(/^[0-9a-f]{8}$/)
  })
})

describe('a median that is not reached', () => {
  const index = indexOf([{ indicators: [{ worst: 60, best: 8 }] }, { indicators: [{}] }])
  const point = (at_least: number) => ({
    value: null,
    low: null,
    high: null,
    n: 9,
    reason: 'not_reached' as const,
    at_least,
    from: '',
    to: '',
  })

  it('counts as the worst where it lies beyond that already, and is unknown before', () => {
    expect(measuredOf(index, new Map([['0-0', point(60)]])).get('0-0')?.value).toBe(60)
    expect(measuredOf(index, new Map([['0-0', point(59)]])).get('0-0')).toBeNull()
    expect(measuredOf(index, new Map([['1-0', point(60)]])).get('1-0')).toBeNull()
    expect(combine(index, new Map()).score).toBeNull()
  })
})
