/** Several metrics at once, and how each is made. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { packageRoot } from '../../server/root.ts'
import { Definition, Sources } from '../../server/routes/definition-schemas.ts'
import { MetricAnswer } from '../../server/routes/schemas.ts'
import { testApp, type TestApp } from './app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp(300)
})

const json = async (path: string): Promise<unknown> => (await app.get(path)).json()

describe('/overview', () => {
  const question = 'scope=ecosystem:sample&scope=repo:sample/kelpline&grain=quarter&actors=all'

  it('answers each metric as its own address does, in the order asked', async () => {
    const keys = ['issues-opened', 'backlog-age', 'merge-within-48h']
    const path = `/api/v1/overview?${question}&${keys.map((key) => `metric=${key}`).join('&')}`
    const { answers } = z
      .strictObject({ answers: z.array(MetricAnswer.strict()) })
      .parse(await json(path))
    expect(answers.map(({ metric }) => metric)).toEqual(keys)
    for (const answer of answers) {
      expect(answer).toEqual(await json(`/api/v1/metrics/${answer.metric}?${question}`))
    }
  })

  it('answers each repository of a scope, so that no address has to name hundreds', async () => {
    const own = 'scope=ecosystem:sample&each=true&grain=quarter&metric=issues-opened'
    const { answers } = z
      .strictObject({ answers: z.array(MetricAnswer.strict()) })
      .parse(await json(`/api/v1/overview?${own}`))
    const { repos } = (await json('/api/v1/repos')) as { repos: { owner: string; name: string }[] }
    const named = repos.map(({ name, owner }) => `repo:${owner}/${name}`)
    expect(answers[0]?.series.map(({ scope }) => scope).toSorted()).toEqual(named.toSorted())
    const each = named.map((scope) => `scope=${scope}`).join('&')
    const asked = z
      .object({ answers: z.array(MetricAnswer) })
      .parse(await json(`/api/v1/overview?${each}&grain=quarter&metric=issues-opened`))
    const byScope = (all: z.infer<typeof MetricAnswer>) =>
      all.series.toSorted((one, other) => (one.scope < other.scope ? -1 : 1))
    expect(answers.map(byScope)).toEqual(asked.answers.map(byScope))
  })

  it('is one answer with one tag, so that a page asks again for nothing that it has', async () => {
    const path = `/api/v1/overview?${question}&metric=issues-opened`
    const first = await app.get(path)
    const tag = first.headers.get('etag') ?? ''
    expect(tag).not.toBe('')
    expect((await app.get(path, { 'if-none-match': tag })).status).toBe(304)
  })

  it.each([
    ['scope=ecosystem:sample', 400, 'metric'],
    ['scope=ecosystem:sample&metric=issues-opened&metric=nothing', 404, 'nothing'],
    ['metric=issues-opened', 400, 'scope'],
    ['scope=ecosystem:sample&metric=issues-opened&metrik=1', 400, 'metrik'],
  ])('refuses %s with %i and says what is wrong', async (query, status, word) => {
    const response = await app.get(`/api/v1/overview?${query}`)
    expect(response.status).toBe(status)
    const { error } = (await response.json()) as { error: { message: string; hint: string } }
    expect(error.message).toContain(word)
    expect(error.hint).not.toBe('')
  })
})

describe('/metrics/{key}/definition', () => {
  it('has for every metric the SQL that it is made by and the first case it is tested with', async () => {
    for (const [key, metric] of app.catalogue) {
      const found = Definition.strict().parse(await json(`/api/v1/metrics/${key}/definition`))
      expect(found.population, key).toBe(metric.population)
      expect(found.steps, key).toContain('answer as (')
      expect(found.example?.expected.length, key).toBeGreaterThan(0)
    }
  })

  it('tells the example in the units of every answer, with who did what when', async () => {
    const { example } = Definition.parse(
      await json('/api/v1/metrics/time-to-first-response/definition'),
    )
    expect(example?.rows[0]).toEqual({
      kind: 'issues',
      repository: 'a',
      by: 'ann',
      at: 0,
      facts: [],
      acts: [
        { what: 'commented', by: 'welcome[bot]', at: 0.00347, detail: null },
        { what: 'commented', by: 'bob', at: 1, detail: null },
      ],
    })
    expect(example?.expected).toMatchObject([
      { period: 'window', tells_value: true, value: 4 * 86_400, n: 5, n_censored: 2 },
    ])
  })

  it('gives every row of every example in full', async () => {
    for (const name of readdirSync(join(packageRoot, 'test/metrics'))) {
      if (!name.endsWith('.yaml')) continue
      const key = name.replace('.yaml', '')
      const { example } = Definition.parse(await json(`/api/v1/metrics/${key}/definition`))
      for (const row of example?.rows ?? []) expect(row.facts.join(), key).not.toContain('[object')
    }
  })

  it('knows no other metric', async () => {
    expect((await app.get('/api/v1/metrics/nothing/definition')).status).toBe(404)
    expect((await app.get('/api/v1/metrics/..%2Fworld/definition')).status).toBe(404)
  })
})

describe('/sources', () => {
  it('counts the repositories that each source was read of', async () => {
    const { repositories, sources } = Sources.strict().parse(await json('/api/v1/sources'))
    expect(repositories).toBe(6)
    const by = new Map(sources.map(({ source, repositories: read }) => [source, read]))
    expect(by.get('issue')).toBe(6)
    expect(by.get('dependency')).toBe(0)
  })
})
