/** The user's own weights: saved by version, exported in the form of the files, and never over the default. */
import { beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { createApp } from '../../server/app.ts'
import { loadIndices, readIndex } from '../../server/indices/load.ts'
import { createLog } from '../../server/log.ts'
import { IndexAbout, IndexAnswer, SetsAnswer } from '../../server/routes/index-schemas.ts'
import { loadCatalogue, type Catalogue } from '../../server/metrics/catalogue.ts'
import { LiveSync } from '../../server/sync/live.ts'
import { sharedStore } from '../metrics/sample-store.ts'

let app: ReturnType<typeof createApp>
let catalogue: Catalogue
beforeAll(async () => {
  const store = await sharedStore(300)
  catalogue = await loadCatalogue()
  const indices = await loadIndices(catalogue)
  const sync = { live: new LiveSync(), guard: { host: '127.0.0.1' } }
  app = createApp({ store, catalogue, indices, sync, log: createLog('silent') })
})

const base = '/api/v1/indices/governance-efficiency'

async function send(method: string, name: string, body?: unknown): Promise<Response> {
  return app.request(`http://localhost${base}/weights/${name}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? '{}' : JSON.stringify(body),
  })
}
const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { error: { code: string } }).error.code
const answer = async (weights: string) => {
  const response = await app.request(`${base}?scope=ecosystem:sample&draws=50${weights}`)
  return IndexAnswer.parse(await response.json())
}

describe('a set of weights', () => {
  it('changes the index, says which version made it, and keeps the versions before', async () => {
    const plain = await answer('')
    const first = await send('PUT', 'board', { dimensions: { quality: 10 } })
    expect(first.status).toBe(200)
    const about = IndexAbout.parse(await first.json())
    expect(about.weights).toEqual({ name: 'board', version: '1' })
    expect(about.dimensions.find(({ key }) => key === 'quality')?.weight).toBe(10)
    const heavy = await answer('&weights=board')
    expect(heavy.weights).toEqual({ name: 'board', version: '1' })
    const quality = heavy.scopes[0]?.dimensions.find(({ key }) => key === 'quality')?.score ?? 0
    const gap = (index: typeof plain): number => Math.abs((index.scopes[0]?.score ?? 0) - quality)
    expect(gap(heavy)).toBeLessThan(gap(plain))

    await send('PUT', 'board', {
      aggregation: 'arithmetic',
      indicators: { 'not-reverted': { worst: 0.2 } },
    })
    const second = await answer('&weights=board')
    expect(second.weights.version).toBe('2')
    expect(second.scopes[0]?.score).toBe(second.scopes[0]?.arithmetic)
    expect((await answer('&weights=board@1')).scopes).toEqual(heavy.scopes)
    expect((await answer('&weights=default')).scopes).toEqual(plain.scopes)

    const sets = SetsAnswer.parse(await (await app.request(`${base}/weights`)).json())
    expect(sets.sets.map(({ name, version }) => `${name}@${version}`)).toEqual([
      `default@${plain.weights.version}`,
      'board@1',
      'board@2',
    ])
  })

  it('is exported as a file of sql/indices that gives the same index', async () => {
    await send('PUT', 'mine', { indicators: { 'decided-openly': { weight: 3, best: 0.9 } } })
    const response = await app.request(`${base}/weights/mine`)
    expect(response.headers.get('content-type')).toContain('yaml')
    const text = await response.text()
    expect(text).toMatch(/^# Weights: mine, version 1\n/)
    const { definition } = readIndex('governance-efficiency', text, catalogue)
    const changed = definition.dimensions
      .flatMap(({ indicators }) => indicators)
      .find(({ key }) => key === 'decided-openly')
    expect(changed).toMatchObject({
      weight: 3,
      anchors: { worst: 0, best: 0.9 },
      sources: { best: 'set by the user' },
    })
    const own = parse(await (await app.request(`${base}/weights/default`)).text())
    expect(own.dimensions[0].indicators[1].best.at).toBe(1)
  })

  it('can be removed; the default can’t, nor be saved over', async () => {
    await send('PUT', 'gone', {})
    expect(await (await send('DELETE', 'gone')).json()).toEqual({ removed: 1 })
    expect(await codeOf(await send('DELETE', 'gone'))).toBe('unknown-weights')
    expect(await codeOf(await send('DELETE', 'default'))).toBe('default-weights')
    expect(await codeOf(await send('PUT', 'default', {}))).toBe('default-weights')
    expect(await codeOf(await app.request(`${base}?scope=all&weights=gone`))).toBe(
      'unknown-weights',
    )
  })

  it.each([
    [{ dimensions: { kindness: 1 } }, 'bad-weights'],
    [{ indicators: { kindness: { weight: 1 } } }, 'bad-weights'],
    [{ indicators: { 'decided-openly': { best: 0 } } }, 'bad-anchor'],
    [{ indicators: { 'decided-openly': { worst: 0.4, best: 0.4 } } }, 'bad-anchor'],
    // Per cent where a share is asked for, and less than nothing.
    [{ indicators: { 'decided-openly': { best: 50 } } }, 'bad-anchor'],
    [{ indicators: { 'decided-openly': { worst: -0.1 } } }, 'bad-anchor'],
    [{ dimensions: { transparency: 0, participation: 0, feedback: 0, quality: 0 } }, 'bad-weights'],
    [{ dimensions: { quality: -1 } }, 'bad-request'],
    [{ dimension: { quality: 1 } }, 'bad-request'],
  ])('%j is refused, and nothing is saved', async (settings, code) => {
    expect(await codeOf(await send('PUT', 'bad', settings))).toBe(code)
    expect(await codeOf(await app.request(`${base}?scope=all&weights=bad`))).toBe('unknown-weights')
  })

  it.each([
    [{ worst: 5_184_000 }, 'seconds where the file says days'],
    [{ best: -1 }, 'less than nothing'],
  ])('%j is no duration: %s', async (anchors, _why) => {
    const response = await app.request(
      'http://localhost/api/v1/indices/community-maturity/weights/bad',
      {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ indicators: { 'bug-resolution': anchors } }),
      },
    )
    expect(await codeOf(response)).toBe('bad-anchor')
  })

  it('says by which anchors each indicator was scored', async () => {
    await send('PUT', 'lower', { indicators: { 'decided-openly': { best: 0.5 } } })
    const anchorsOf = async (weights: string) =>
      (await answer(weights)).scopes[0]?.dimensions
        .flatMap(({ indicators }) => indicators)
        .find(({ key }) => key === 'decided-openly')?.anchors?.best
    expect(await anchorsOf('')).toBe(1)
    expect(await anchorsOf('&weights=lower')).toBe(0.5)
  })

  it('is nobody else’s to write', async () => {
    const response = await app.request(`http://localhost${base}/weights/theirs`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', origin: 'https://example.org' },
      body: '{}',
    })
    expect(response.status).toBe(403)
  })

  it('may leave an indicator out by a weight of 0', async () => {
    await send('PUT', 'without', {
      indicators: { 'decided-openly': { weight: 0 }, 'governance-files': { weight: 0 } },
    })
    const { scopes } = await answer('&weights=without')
    const transparency = scopes[0]?.dimensions.find(({ key }) => key === 'transparency')
    const only = transparency?.indicators.find(({ key }) => key === 'commits-via-change-request')
    expect(transparency?.score).toBeCloseTo(only?.score ?? -1, 12)
    expect(transparency?.known).toBe(1)
    expect(transparency?.high ?? 2).toBeLessThanOrEqual(1)
  })
})
