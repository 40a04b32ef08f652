/** `/weights`: sets that ship can't be lost; the user's own have versions, which answers name. */
import { describe, expect, it } from 'vitest'
import { shippedWeights, WeightSet } from '../../server/contributors/weight-set.ts'
import { openStore } from '../../server/store/open.ts'
import { fill, temporaryStore } from '../metrics/store.ts'
import { expectChinese } from '../web/chinese.ts'
import { asking, quarter, type Refusal, type Weights } from './world.ts'

const mine = { title: 'Reviews first', source: 'The board', kinds: { review: 3, issue: 1 } }
const list = async (api: ReturnType<typeof asking>) =>
  (await api.get<{ weights: Weights[] }>('/weights')).weights

describe('the sets that ship', () => {
  it('are the files of sql/weights, and what metrics read', async () => {
    const store = await temporaryStore()
    const sets = await list(asking(store))
    expect(sets.map(({ is_shipped, name }) => [name, is_shipped])).toEqual([
      ['equal', true],
      ['opendigger', true],
      ['sourcecred', true],
      ['tiers', true],
    ])
    const rows = await store.query<{ weights: string; kind: string; weight: number }>(
      'from contribution_weight order by weights, kind',
    )
    const said = sets.flatMap(({ kinds, name }) =>
      Object.entries(kinds).map(([kind, weight]) => ({ weights: name, kind, weight })),
    )
    const keyOf = ({ kind, weights }: { kind: string; weights: string }) => `${weights} ${kind}`
    expect(rows).toEqual(said.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)))
  })

  it('come back at the next opening, whatever was done to them', async () => {
    const store = await temporaryStore()
    await store.changeRules(async (connection) => {
      await connection.run("delete from contribution_weight where weights = 'opendigger'")
      await connection.run("insert into contribution_weight values ('gone', 'issue', 1)")
    })
    await store.close()
    const again = await openStore(store.path)
    const rows = await again.query<{ weights: string }>(
      'select distinct weights from contribution_weight order by weights',
    )
    expect(rows.map(({ weights }) => weights)).toEqual([
      'equal',
      'opendigger',
      'sourcecred',
      'tiers',
    ])
    await again.close()
    // For the removal after the test.
    Object.assign(store, { close: async () => undefined })
  })

  it('can be neither written nor removed', async () => {
    const api = asking(await temporaryStore())
    for (const method of ['PUT', 'DELETE']) {
      expect(await api.send(method, '/weights/opendigger', mine)).toMatchObject({
        status: 409,
        body: { error: { code: 'shipped-weights' } },
      })
    }
    expect(await list(api)).toHaveLength(4)
  })

  it('say in Chinese too where they come from', async () => {
    for (const set of await shippedWeights()) {
      expectChinese(set['source_zh-CN'] ?? '', set.source, set.name)
    }
  })

  it('have a version that changes with what they say', async () => {
    const versions = (await shippedWeights()).map(({ version }) => version)
    expect(new Set(versions).size).toBe(versions.length)
    for (const version of versions) expect(version).toMatch(/^[0-9a-f]{8}$/)
  })
})

describe("the user's own sets", () => {
  it('are stored, have versions that stay, and are removed', async () => {
    const store = await temporaryStore()
    await fill(store, { as_of: 100, issues: [{ at: 1, by: 'ann' }] })
    const api = asking(store)
    const weigh = async (weights: string) => {
      const answer = await api.get(`/contributors?${quarter}&weights=${weights}`)
      return [answer.weights, answer.contributors[0]?.value]
    }
    expect(await api.send('PUT', '/weights/custom', mine)).toMatchObject({
      status: 200,
      body: { ...mine, name: 'custom', version: '1', is_shipped: false, docs: 1, cap: 4 },
    })
    expect(await weigh('custom')).toEqual([{ name: 'custom', version: '1' }, 1])
    await api.send('PUT', '/weights/custom', { ...mine, kinds: { issue: 5 } })
    expect(await weigh('custom')).toEqual([{ name: 'custom', version: '2' }, 5])
    expect(await weigh('custom@1')).toEqual([{ name: 'custom', version: '1' }, 1])
    expect((await list(api)).map(({ name, version }) => [name, version]).at(-1)).toEqual([
      'custom',
      '2',
    ])
    expect(await api.send('DELETE', '/weights/custom')).toMatchObject({ status: 200 })
    expect(await list(api)).toHaveLength(4)
    expect(await api.send('DELETE', '/weights/custom')).toMatchObject({ status: 404 })
    expect((await api.get<Refusal>(`/contributors?${quarter}&weights=custom`)).error.code).toBe(
      'unknown-weights',
    )
    expect(await weigh('custom@2')).toEqual([{ name: 'custom', version: '2' }, 5])
    // A new one of that name goes on counting, so that no version means two things.
    await api.send('PUT', '/weights/custom', mine)
    expect((await weigh('custom'))[0]).toEqual({ name: 'custom', version: '4' })
  })

  it('are compared with like those that ship', async () => {
    const store = await temporaryStore()
    await fill(store, { as_of: 100, issues: [{ at: 1, by: 'ann' }] })
    const api = asking(store)
    await api.send('PUT', '/weights/custom', mine)
    const { agreement } = await api.get(`/contributors?${quarter}`)
    expect(agreement.map(({ weights }) => weights)).toEqual([
      'equal',
      'sourcecred',
      'tiers',
      'custom',
    ])
  })

  it.each([
    ['custom', { ...mine, kinds: { stars: 1 } }],
    ['custom', { ...mine, kinds: { issue: -1 } }],
    ['custom', { ...mine, kinds: {} }],
    ['custom', { ...mine, kinds: { issue: 0 } }],
    ['custom', { ...mine, rank: { quantity: 0, quality: 0, impact: 0 } }],
    ['custom', { ...mine, cap: 0 }],
    ['custom', { ...mine, extra: 1 }],
    ['custom', { kinds: { issue: 1 } }],
    ['Custom', mine],
    ['a@1', mine],
  ])('are refused as %s %j', async (name, body) => {
    const api = asking(await temporaryStore())
    expect(await api.send('PUT', `/weights/${name}`, body)).toMatchObject({
      status: 400,
      body: { error: { code: 'bad-request' } },
    })
    expect(await list(api)).toHaveLength(4)
  })

  it('are written by whoever may, and from no other site', async () => {
    const store = await temporaryStore()
    const elsewhere = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    for (const [path, method] of [
      ['/weights/custom', 'PUT'],
      ['/weights/custom', 'DELETE'],
      ['/contributors/ann/left-out', 'PUT'],
      ['/contributors/ann/left-out', 'DELETE'],
    ] as const) {
      expect((await asking(store).send(method, path, mine, elsewhere)).status).toBe(403)
      expect((await asking(store, 'open', '0.0.0.0').send(method, path, mine)).status).toBe(403)
    }
  })

  it('say all of it as the file does', async () => {
    for (const { changed_at: _, is_shipped, name, version, ...set } of await shippedWeights()) {
      expect([name, is_shipped, version]).toBeDefined()
      expect(WeightSet.parse(set)).toEqual(set)
    }
  })
})
