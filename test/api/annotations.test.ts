/** `/annotations`: written by whoever may, and beside the numbers at once. */
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { LiveSync } from '../../server/sync/live.ts'
import { testApp, type TestApp } from './app.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp(60)
})

const path = '/api/v1/annotations'
const charter = {
  title: 'Charter',
  kind: 'governance',
  from: '2026-03-01',
  scope: 'ecosystem:sample',
}

const app = (host: string, adminToken?: string) =>
  createApp({
    store: test.store,
    catalogue: test.catalogue,
    sync: { live: new LiveSync(), guard: { host, adminToken } },
  })

const send = async (
  method: string,
  at: string,
  body: unknown,
  headers: Record<string, string> = {},
  host = '127.0.0.1',
) =>
  app(host, host === '127.0.0.1' ? undefined : 'secret').request(`http://127.0.0.1${at}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })

const titles = async (query: string): Promise<string[]> => {
  const answer = (await (await test.get(`${path}${query}`)).json()) as {
    annotations: { title: string; kind: string }[]
  }
  return answer.annotations.filter(({ kind }) => kind !== 'release').map(({ title }) => title)
}

describe('/annotations', () => {
  it('are written, listed, replaced and removed', async () => {
    const written = await send('PUT', `${path}/charter`, charter)
    expect([written.status, await written.json()]).toEqual([
      200,
      {
        id: 'charter',
        scope: 'ecosystem:sample',
        kind: 'governance',
        from_at: '2026-03-01T00:00:00Z',
        to_at: null,
        title: 'Charter',
        url: null,
      },
    ])
    expect(await titles('')).toEqual(['Charter'])
    expect(await titles('?scope=repo:sample/kelpline')).toEqual(['Charter'])
    expect(await titles('?scope=all&from=2026-03-02')).toEqual([])
    await send('PUT', `${path}/charter`, { ...charter, title: 'Second charter' })
    expect(await titles('')).toEqual(['Second charter'])
    expect((await send('DELETE', `${path}/charter`, {})).status).toBe(200)
    expect(await titles('?scope=all')).toEqual([])
    expect((await send('DELETE', `${path}/charter`, {})).status).toBe(404)
  })

  it('has the releases of the scope', async () => {
    const answer = (await (await test.get(`${path}?scope=repo:sample/kelpline`)).json()) as {
      releases: string
      annotations: { kind: string; scope: string }[]
    }
    expect(answer.annotations.length).toBeGreaterThan(0)
    expect(new Set(answer.annotations.map(({ scope }) => scope))).toEqual(
      new Set(['repo:sample/kelpline']),
    )
  })

  it('refuses what is none, and whoever may not write', async () => {
    for (const [body, code] of [
      [{ ...charter, from: 'soon' }, 'bad-date'],
      [{ ...charter, scope: 'team:x' }, 'bad-scope'],
      [{ ...charter, kind: 'party' }, 'bad-request'],
      [{ ...charter, extra: 1 }, 'bad-request'],
    ] as const) {
      const refused = await send('PUT', `${path}/x`, body)
      expect([refused.status, await refused.json()]).toMatchObject([400, { error: { code } }])
    }
    const elsewhere = { 'sec-fetch-site': 'cross-site' }
    expect((await send('PUT', `${path}/x`, charter, elsewhere)).status).toBe(403)
    expect((await send('PUT', `${path}/x`, charter, {}, '0.0.0.0')).status).toBe(403)
    const shown = { authorization: 'Bearer secret' }
    expect((await send('PUT', `${path}/x`, charter, shown, '0.0.0.0')).status).toBe(200)
    expect((await send('DELETE', `${path}/x`, {}, elsewhere)).status).toBe(403)
    expect((await send('DELETE', `${path}/x`, {})).status).toBe(200)
  })
})

describe('/scopes and /repos', () => {
  it('list what can be asked of, with counts that the repositories of each scope have', async () => {
    const [first] = await test.store.query<{ id: string }>(
      'select id from raw.repository order by id',
    )
    await test.store.setFields(first?.id ?? '', { tier: 'a,b' })
    const { scopes } = (await (await test.get('/api/v1/scopes')).json()) as {
      scopes: { scope: string; kind: string; repositories: number }[]
    }
    expect(scopes.map(({ scope }) => scope)).toEqual([
      'all',
      'ecosystem:sample',
      'org:sample',
      'field:tier=a%2Cb',
    ])
    for (const { repositories, scope } of scopes) {
      const answer = await test.get(`/api/v1/repos?scope=${encodeURIComponent(scope)}`)
      expect(((await answer.json()) as { repos: object[] }).repos, scope).toHaveLength(repositories)
    }
    expect((await test.get('/api/v1/repos?scope=org:none')).status).toBe(404)
  })
})

describe('/metrics/{key}', () => {
  it('takes all that a question may ask, and says what is wrong with the rest', async () => {
    const ask = (query: string) =>
      test.get(`/api/v1/metrics/issues-opened?scope=all&grain=quarter&${query}`)
    const answer = (await (
      await ask('actors=each&trailing=4&each=true&compare=year_ago')
    ).json()) as {
      window: { trailing: number }
      series: { actors: string; previous: object | null; year_ago: object | null }[]
    }
    expect(answer.window.trailing).toBe(4)
    expect(answer.series).toHaveLength(18)
    expect(answer.series[1]).toMatchObject({
      actors: 'bot',
      previous: null,
      year_ago: { period: expect.any(String) },
    })
    for (const [query, word] of [
      ['trailing=0', 'trailing'],
      ['trailing=121', 'trailing'],
      ['compare=next', 'compare'],
      ['each=yes', 'each'],
    ] as const) {
      const refused = await ask(query)
      expect([refused.status, await refused.text()]).toEqual([400, expect.stringContaining(word)])
    }
    const list = await test.get('/api/v1/metrics/issues-opened/items?scope=all&actors=each')
    expect(list.status).toBe(400)
    const csv = await (await ask('actors=each&format=csv')).text()
    expect(csv).toMatch(/^issues-opened,all,agent,/m)
  })
})
