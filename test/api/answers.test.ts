/** Every route answers what its schema says, and the numbers agree with each other. */
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as schemas from '../../server/routes/schemas.ts'
import { version } from '../../server/version.ts'
import { testApp, type TestApp } from './app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})

async function answer<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const response = await app.get(path)
  const body: unknown = await response.json()
  expect(response.status, JSON.stringify(body)).toBe(200)
  return schema.parse(body)
}

/** Answers have no key that their schema doesn't name. */
const strict = <Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>) => schema.strict()

describe('/api/v1', () => {
  it('/health says the version and how many repositories there are', async () => {
    const health = await answer('/api/v1/health', strict(schemas.Health))
    expect(health).toMatchObject({ status: 'ok', version, repositories: 6 })
  })

  it('/repos lists every repository with counts that the database has', async () => {
    const { repos } = await answer(
      '/api/v1/repos',
      z.strictObject({ repos: z.array(strict(schemas.Repo)) }),
    )
    expect(repos).toHaveLength(6)
    for (const repo of repos) {
      const [counted] = await app.store.query<{ issues: number; change_requests: number }>(
        `select (select count(*) from raw.issue where repo_id = $id) as issues,
                (select count(*) from raw.pull_request where repo_id = $id) as change_requests`,
        { id: repo.id },
      )
      expect(repo).toMatchObject({ ...counted, ecosystems: ['sample'], is_simulated: true })
      expect(repo.as_of).toBe('2026-06-17T12:00:00Z')
    }
    const names = repos.map((repo) => `${repo.owner}/${repo.name}`)
    expect(names).toEqual(names.toSorted())
  })

  it('/ecosystems lists the sample, marked as simulated, with its repositories', async () => {
    const { ecosystems } = await answer(
      '/api/v1/ecosystems',
      z.strictObject({ ecosystems: z.array(strict(schemas.Ecosystem)) }),
    )
    expect(ecosystems).toMatchObject([{ slug: 'sample', is_simulated: true }])
    expect(ecosystems[0]?.title).toContain('simulated')
    expect(ecosystems[0]?.repos).toHaveLength(6)
  })

  it('/metrics lists every file of sql/metrics and nothing of its SQL', async () => {
    const { metrics } = await answer(
      '/api/v1/metrics',
      z.strictObject({ metrics: z.array(strict(schemas.Metric)) }),
    )
    expect(metrics.map(({ key }) => key)).toEqual([...app.catalogue.keys()])
    expect(metrics.map(({ key }) => key)).toContain('time-to-first-response')
  })
})

describe('/api/v1/metrics/{key}', () => {
  const Answer = strict(schemas.MetricAnswer)

  it('answers every metric, at every grain and for every kind of actor', async () => {
    for (const key of app.catalogue.keys()) {
      for (const [index, grain] of schemas.grains.entries()) {
        const actors = schemas.actorKinds[index] ?? 'all'
        const path = `/api/v1/metrics/${key}?scope=ecosystem:sample&grain=${grain}&actors=${actors}`
        const found = await answer(path, Answer)
        expect(found).toMatchObject({ metric: key, window: { grain }, actors })
        expect(found.series[0]?.points.length).toBeGreaterThan(0)
      }
    }
  })

  it('gives one series for each scope, in the order asked', async () => {
    const scopes = ['repo:sample/saltfern', 'ecosystem:sample', 'repo:sample/kelpline']
    const query = scopes.map((scope) => `scope=${scope}`).join('&')
    const found = await answer(`/api/v1/metrics/issues-opened?${query}`, Answer)
    expect(found.series.map(({ scope }) => scope)).toEqual(scopes)
  })

  it('looks back twelve months from the data, not from the clock', async () => {
    const { window } = await answer('/api/v1/metrics/issues-opened?scope=ecosystem:sample', Answer)
    expect(window).toEqual({
      from: '2025-07-01T00:00:00Z',
      to: '2026-07-01T00:00:00Z',
      grain: 'month',
      trailing: null,
    })
  })

  it('keeps to the window that is asked', async () => {
    const query = 'scope=ecosystem:sample&from=2025-01-01&to=2025-04-01'
    const { series } = await answer(`/api/v1/metrics/issues-opened?${query}`, Answer)
    expect(series[0]?.points.map(({ period }) => period.slice(0, 10))).toEqual([
      '2025-01-01',
      '2025-02-01',
      '2025-03-01',
    ])
  })
})

describe('/api/v1/metrics/{key}/items', () => {
  const Answer = strict(schemas.ItemsAnswer)

  it('has as many items as the value’s n, page by page and none twice', async () => {
    for (const key of [
      'issues-opened',
      'time-to-first-response',
      'backlog-age',
      'release-interval',
    ]) {
      const query = 'scope=ecosystem:sample&grain=quarter'
      const metric = await answer(`/api/v1/metrics/${key}?${query}`, strict(schemas.MetricAnswer))
      for (const point of metric.series[0]?.points ?? []) {
        const seen: string[] = []
        let cursor: string | null = ''
        while (cursor !== null) {
          const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
          const path = `/api/v1/metrics/${key}/items?${query}&period=${point.period}&limit=20${more}`
          const page: z.infer<typeof Answer> = await answer(path, Answer)
          expect(page.total).toBe(point.n)
          expect(page.items.length).toBeLessThanOrEqual(20)
          seen.push(...page.items.map((item) => item.item_id))
          cursor = page.next_cursor
        }
        expect(seen).toHaveLength(point.n)
        expect(new Set(seen).size).toBe(point.n)
      }
    }
  })
})

describe('/api/v1/metrics/{key}/sql', () => {
  it('is plain text that names the metric', async () => {
    const response = await app.get('/api/v1/metrics/backlog-age/sql?scope=ecosystem:sample')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
    const text = await response.text()
    expect(text).toContain('Series: 0 = ecosystem:sample')
    expect(text).toMatch(/;\s*$/)
  })
})
