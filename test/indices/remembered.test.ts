/** What an index is made of is measured once for each version of the data, however it is asked for. */
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createApp } from '../../server/app.ts'
import { loadIndices } from '../../server/indices/load.ts'
import { createLog } from '../../server/log.ts'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { IndexAnswer, IndexSeries, LifecycleAnswer } from '../../server/routes/index-schemas.ts'
import type { Store } from '../../server/store/open.ts'
import { LiveSync } from '../../server/sync/live.ts'
import { sharedStore } from '../metrics/sample-store.ts'

let store: Store
let app: ReturnType<typeof createApp>
beforeAll(async () => {
  store = await sharedStore(300)
  const catalogue = await loadCatalogue()
  const indices = await loadIndices(catalogue)
  const sync = { live: new LiveSync(), guard: { host: '127.0.0.1' } }
  app = createApp({ store, catalogue, indices, sync, log: createLog('silent') })
})

const ask = async (rest: string): Promise<unknown> => {
  const response = await app.request(`/api/v1/indices/governance-efficiency${rest}`)
  expect(response.status).toBe(200)
  return response.json()
}
const scope = 'scope=ecosystem:sample'

/** How many statements about metrics a piece of work asks of the database. */
async function measured(work: () => Promise<unknown>): Promise<number> {
  const spy = vi.spyOn(store, 'query')
  await work()
  const count = spy.mock.calls.filter(([, params]) => params?.['periods'] !== undefined).length
  spy.mockRestore()
  return count
}

describe('the indicators of an index', () => {
  it('are measured once for a period: the answer, what it hangs on, what would be, and other weights share it', async () => {
    expect(await measured(() => ask(`?${scope}&draws=20`))).toBeGreaterThan(5)
    expect(await measured(() => ask(`/tornado?${scope}&draws=20`))).toBe(0)
    expect(await measured(() => ask(`/what-if?${scope}&move=decided-openly:1`))).toBe(0)
    expect(await measured(() => ask(`?${scope}&draws=30`))).toBe(0)
  })

  it('are measured for what is missing of more periods, which the change then shares', async () => {
    expect(await measured(() => ask(`/series?${scope}&periods=24&draws=10`))).toBeGreaterThan(5)
    expect(await measured(() => ask(`/change?${scope}&before=2025-06`))).toBe(0)
    expect(await measured(() => ask(`/series?${scope}&periods=12&draws=10`))).toBe(0)
  })

  it('are the same whether they were measured for one period or among others', async () => {
    const series = IndexSeries.parse(await ask(`/series?${scope}&periods=6&draws=10`))
    await store.setFields('nobody', {})
    for (const { period, score } of series.series[0]?.points ?? []) {
      const change = (await ask(`/change?${scope}&period=${period.name}&before=2024-12`)) as {
        scopes: { after: number; left_out: string[] }[]
      }
      // Both leave out what has no history, so that they speak of the same.
      expect(change.scopes[0]?.after).toBe(score)
    }
  })

  it('are measured anew when the data has changed', async () => {
    await store.setFields('nobody', {})
    expect(await measured(() => ask(`/tornado?${scope}&draws=20`))).toBeGreaterThan(5)
  })

  it('are measured again after a failure', async () => {
    await store.setFields('nobody', {})
    const spy = vi.spyOn(store, 'query').mockRejectedValue(new Error('broken'))
    const failed = await app.request(`/api/v1/indices/governance-efficiency?${scope}&draws=11`)
    expect(failed.status).toBe(500)
    spy.mockRestore()
    await ask(`?${scope}&draws=11`)
  })
})

describe('gates', () => {
  it('stand beside the score, with the repositories that they hold of, as the lifecycle has them', async () => {
    const { repositories } = LifecycleAnswer.parse(
      await (await app.request(`/api/v1/lifecycle?${scope}`)).json(),
    )
    const expected = new Map<string, string[]>()
    for (const { gates, scope: name } of repositories) {
      for (const gate of gates) expected.set(gate, [...(expected.get(gate) ?? []), name])
    }
    expect(expected.size).toBeGreaterThan(0)
    const whole = IndexAnswer.parse(await ask(`?${scope}&draws=10`))
    const found = whole.scopes[0]?.gates.map(
      ({ gate, repositories: held }) => [gate, held.toSorted()] as const,
    )
    expect(new Map(found)).toEqual(
      new Map([...expected].map(([gate, held]) => [gate, held.toSorted()])),
    )
    const each = IndexAnswer.parse(await ask(`?${scope}&each=true&draws=10`))
    for (const { gates, scope: name } of each.scopes) {
      const own = repositories.find((one) => one.scope === name)
      expect(gates).toEqual((own?.gates ?? []).map((gate) => ({ gate, repositories: [name] })))
    }
  })
})
