/** The door for writing into a running server: shut without its secret, narrow with it. */
import { describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { temporaryStore } from '../metrics/store.ts'
import { batchesOf } from '../metrics/world.ts'

const secret = 'f00d'.repeat(16)

async function setUp(given: { secret?: string } = { secret }) {
  const store = await temporaryStore()
  const app = createApp({ store, catalogue: await loadCatalogue(), ...given })
  const post = (body: unknown, shown: string | null = secret) =>
    app.request('/api/v1/ingest', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(shown === null ? {} : { 'x-lichen-secret': shown }),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  return { app, post, store }
}

const errorOf = async (response: Response): Promise<unknown[]> => {
  const { error } = (await response.json()) as { error: { code: string } }
  return [response.status, error.code]
}

function batch() {
  const [first] = batchesOf({ as_of: 10, issues: [{ at: 0, by: 'ann' }] })
  if (first === undefined) throw new Error('The world is empty.')
  return first
}

describe('the ingest route', () => {
  it.each([null, '', 'f00d', 'x'.repeat(64)])('refuses the secret %j', async (shown) => {
    const { post, store } = await setUp()
    expect(await errorOf(await post({ call: 'write', batch: batch() }, shown))).toEqual([
      403,
      'forbidden',
    ])
    expect(await store.query('from raw.issue')).toEqual([])
  })

  it('is not there where no secret is set, and never in the public description', async () => {
    const { app, post } = await setUp({})
    expect((await post({ call: 'cursors', repo_id: 'x' })).status).toBe(404)
    const description = await (await app.request('/api/v1/openapi.json')).text()
    expect(description).not.toContain('ingest')
    const withSecret = await (await setUp()).app.request('/api/v1/openapi.json')
    expect(await withSecret.text()).not.toContain('ingest')
  })

  it('writes a batch, and tells where a repository stands', async () => {
    const { post, store } = await setUp()
    const one = batch()
    const cursor = { resource: 'issue', page: 'abc', watermark: '2024-01-01T00:00:00Z' }
    const written = await post({ call: 'write', batch: { ...one, cursor } })
    expect(await written.json()).toMatchObject({ result: { updated: 0, deleted: 0 } })
    expect(await store.query('from raw.issue')).toHaveLength(1)
    const stands = await post({ call: 'cursors', repo_id: one.repo_id })
    expect(await stands.json()).toEqual({ result: [cursor] })
    const unknown = await post({ call: 'findRepository', owner: 'no', name: 'body' })
    expect(await unknown.json()).toEqual({ result: null })
  })

  it.each([
    '{',
    'null',
    { call: 'drop' },
    { call: 'write', batch: { repo_id: 'R', rows: { sync_state: [] } } },
    { call: 'write', batch: { repo_id: 'R', rows: { issue: [{ id: { evil: 1 } }] } } },
    { call: 'write', batch: { repo_id: 'R', rows: {}, complete_tables: ['actor'] } },
    { call: 'finishSync', state: { repo_id: 'R', as_of: 'today', requests: 1 } },
  ])('refuses %j', async (body) => {
    const { post } = await setUp()
    expect(await errorOf(await post(body))).toEqual([400, 'bad-ingest'])
  })

  it('refuses what is larger than any batch', async () => {
    const { post } = await setUp()
    const body = `{"call":"cursors","repo_id":"${'x'.repeat(65 * 1024 * 1024)}"}`
    expect(await errorOf(await post(body))).toEqual([413, 'too-large'])
  })
})
