/** An answer has a tag for as long as the data is the same, and is made once for each version of it. */
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { sampleEcosystem } from '../../collectors/sample/simulate.ts'
import { createApp } from '../../server/app.ts'
import { AnswerCache } from '../../server/http/answers.ts'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import type { Store } from '../../server/store/open.ts'
import { sharedStore } from '../metrics/sample-store.ts'

const path = '/api/v1/metrics/issues-opened?scope=ecosystem:sample'
let store: Store
let app: ReturnType<typeof createApp>

beforeAll(async () => {
  store = await sharedStore(60)
})
beforeEach(async () => {
  app = createApp({ store, catalogue: await loadCatalogue() })
})

const tagOf = (response: Response): string => response.headers.get('etag') ?? ''
const again = (url: string, tag: string): Promise<Response> =>
  Promise.resolve(app.request(url, { headers: { 'If-None-Match': tag } }))

describe('the entity tag', () => {
  it('is strong, and answers 304 without a body to whoever has it', async () => {
    const first = await app.request(path)
    expect(tagOf(first)).toMatch(/^"[\w-]{20,}"$/)
    expect(first.headers.get('cache-control')).toBe('no-cache')
    const second = await again(path, tagOf(first))
    expect(second.status).toBe(304)
    expect(await second.text()).toBe('')
    expect(tagOf(second)).toBe(tagOf(first))
    expect((await again(path, `"other", ${tagOf(first)}`)).status).toBe(304)
    expect((await again(path, '"other"')).status).toBe(200)
  })

  it('differs between addresses', async () => {
    const tags = await Promise.all(
      [path, `${path}&grain=year`, `${path}&format=csv`, '/api/v1/repos'].map(async (url) =>
        tagOf(await app.request(url)),
      ),
    )
    expect(new Set(tags).size).toBe(4)
  })

  it('changes with the data, and the answer with it', async () => {
    const before = await app.request(path)
    const opened = async (response: Response): Promise<number> => {
      const body = (await response.json()) as { series: { summary: { n: number } }[] }
      return body.series[0]?.summary.n ?? 0
    }
    const [issue] = await store.query<{ id: string; repo_id: string }>(
      `select * from raw.issue join raw.actor on actor.id = author_id
       where account_type = 'User' and created_at >= '2026-01-01' limit 1`,
    )
    expect(issue).toBeDefined()
    const [row] = await store.query<Record<string, unknown>>(
      'select * from raw.issue where id = $id',
      { id: issue?.id ?? '' },
    )
    const copy = { ...row, id: 'one-more', number: 999_999 } as never
    const repo_id = issue?.repo_id ?? ''
    await store.write({ repo_id, rows: { issue: [copy] } })
    // Half a sync is no news: numbers move when it is complete.
    expect(await opened(await app.request(path))).toBe(await opened(before.clone()))
    await store.finishSync({ repo_id, as_of: sampleEcosystem.as_of, requests: 0 })
    const after = await again(path, tagOf(before))
    expect(after.status).toBe(200)
    expect(tagOf(after)).not.toBe(tagOf(before))
    expect(await opened(after)).toBe((await opened(before)) + 1)
  })

  it('of one run is not taken for one of another run, whose data may differ', async () => {
    const other = createApp({ store, catalogue: await loadCatalogue() })
    expect(tagOf(await other.request(path))).not.toBe(tagOf(await app.request(path)))
  })
})

describe('the cache', () => {
  it('spares the database a question that was answered already', async () => {
    const first = await (await app.request(path)).text()
    const query = vi.spyOn(store, 'query')
    const second = await app.request(path)
    expect(query).not.toHaveBeenCalled()
    query.mockRestore()
    expect(await second.text()).toBe(first)
    expect(second.headers.get('content-type')).toBe('application/json')
    expect(second.headers.get('content-security-policy')).toContain("default-src 'self'")
  })

  it('keeps CSV apart from JSON, with its own headers', async () => {
    for (let round = 0; round < 2; round++) {
      const response = await app.request(`${path}&format=csv`)
      expect(response.headers.get('content-type')).toContain('text/csv')
      expect(response.headers.get('content-disposition')).toContain('issues-opened.csv')
      expect(await response.text()).toMatch(/^metric,scope,/)
    }
  })

  it('does not keep errors', async () => {
    const wrong = '/api/v1/metrics/issues-opened?scope=ecosystem:late'
    expect((await app.request(wrong)).status).toBe(404)
    const [repo] = await store.query<{ id: string }>('select id from raw.repository limit 1')
    const late = { slug: 'late', title: 'Late', is_simulated: true }
    await store.addToEcosystem(late, [repo?.id ?? ''])
    expect((await app.request(wrong)).status).toBe(200)
  })

  it('lets go of what was not asked for longest when it is full', () => {
    const cache = new AnswerCache(500, 300)
    const entry = { body: new Uint8Array(198), headers: {} }
    cache.set('a', entry)
    cache.set('b', entry)
    expect(cache.get('a')).toBe(entry)
    cache.set('c', entry)
    expect(cache.get('b')).toBeUndefined()
    expect(cache.get('a')).toBe(entry)
    expect(cache.get('c')).toBe(entry)
    cache.set('large', { body: new Uint8Array(400), headers: {} })
    expect(cache.get('large')).toBeUndefined()
    expect(cache.get('a')).toBe(entry)
  })
})
