/** A client that is typed by the server's routes alone gets what its types say. */
import { hc } from 'hono/client'
import { beforeAll, describe, expect, expectTypeOf, it } from 'vitest'
import type { AppType } from '../../server/app.ts'
import { testApp, type TestApp } from './app.ts'

let app: TestApp
const client = hc<AppType>('http://lichen.invalid', {
  fetch: (input: RequestInfo | URL, init?: RequestInit) => app.request(new Request(input, init)),
})

beforeAll(async () => {
  app = await testApp(60)
})

describe('the typed client', () => {
  it('knows the values of a metric', async () => {
    const response = await client.api.v1.metrics[':key'].$get({
      param: { key: 'issues-opened' },
      query: { scope: ['ecosystem:sample', 'repo:sample/saltfern'], grain: 'quarter' },
    })
    if (!response.ok) throw new Error((await response.json()).error.hint)
    const answer = await response.json()
    expectTypeOf(answer.series[0]!.points[0]!.value).toEqualTypeOf<number | null>()
    expectTypeOf(answer.window.grain).toEqualTypeOf<'week' | 'month' | 'quarter' | 'year'>()
    expect(answer.series.map(({ scope }) => scope)).toEqual([
      'ecosystem:sample',
      'repo:sample/saltfern',
    ])
  })

  it('knows items, repositories, ecosystems, the catalogue and health', async () => {
    const items = await client.api.v1.metrics[':key'].items.$get({
      param: { key: 'issues-opened' },
      query: { scope: 'ecosystem:sample', limit: '2' },
    })
    if (!items.ok) throw new Error((await items.json()).error.message)
    expectTypeOf((await items.clone().json()) as never).not.toBeAny()
    expect((await items.json()).items).toHaveLength(2)

    const listed = await client.api.v1.repos.$get({ query: {} })
    if (!listed.ok) throw new Error((await listed.json()).error.message)
    const { repos } = await listed.json()
    expectTypeOf(repos[0]!.as_of).toEqualTypeOf<string | null>()
    expect(repos).toHaveLength(6)

    const groups = await client.api.v1.ecosystems.$get({ query: {} })
    if (!groups.ok) throw new Error((await groups.json()).error.message)
    const { ecosystems } = await groups.json()
    expectTypeOf(ecosystems[0]!.repos).toEqualTypeOf<string[]>()
    expect(ecosystems[0]!.slug).toBe('sample')

    const catalogue = await client.api.v1.metrics.$get({ query: {} })
    if (!catalogue.ok) throw new Error((await catalogue.json()).error.message)
    const { metrics } = await catalogue.json()
    expectTypeOf(metrics[0]!.title).toEqualTypeOf<Record<string, string>>()
    expect(metrics.map(({ key }) => key)).toContain('issues-opened')

    const health = await (await client.api.v1.health.$get({ query: {} })).json()
    expectTypeOf(health.status).toEqualTypeOf<'ok'>()
    expect(health.repositories).toBe(6)
  })

  it('knows the SQL as text and a refusal as the error shape', async () => {
    const sql = await client.api.v1.metrics[':key'].sql.$get({
      param: { key: 'issues-opened' },
      query: { scope: 'ecosystem:sample' },
    })
    if (!sql.ok) throw new Error((await sql.json()).error.message)
    expectTypeOf(await sql.clone().text()).toEqualTypeOf<string>()
    expect(await sql.text()).toContain('issue')

    const refused = await client.api.v1.metrics[':key'].$get({
      param: { key: 'issues-opened' },
      query: { scope: 'repo:no/body' },
    })
    if (refused.ok) throw new Error('An unknown repository was answered.')
    const { error } = await refused.json()
    expectTypeOf(error).toEqualTypeOf<{ code: string; message: string; hint: string }>()
    expect(error.code).toBe('unknown-scope')
  })
})
