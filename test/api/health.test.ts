/** Health is told while everything else waits, and too much at once is refused. */
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { createApp } from '../../server/app.ts'
import { createLog } from '../../server/log.ts'
import { ErrorAnswer } from '../../server/routes/schemas.ts'
import { defaultReaders } from '../../server/store/instance.ts'
import { testApp, type TestApp } from './app.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp(60)
})

const slow = 'select count(*) as n from range(100000000000) as a(i) where i % 7 = 8'

describe('/health', () => {
  it('is answered while all connections for questions are taken', async () => {
    const running = Array.from({ length: 8 }, async () =>
      test.store.query(slow, {}, { deadlineMs: 3000 }).catch((error: unknown) => error),
    )
    let areDone = false
    const ended = Promise.all(running).finally(() => (areDone = true))
    // A write makes it count anew.
    await test.store.setFields('nobody', { tier: 'a' })
    const response = await test.get('/api/v1/health')
    expect(await response.json()).toMatchObject({ status: 'ok', repositories: 6 })
    expect(areDone).toBe(false)
    for (const error of await ended) expect(error).toMatchObject({ code: 'query-timeout' })
  })

  it('counts once a version of the data', async () => {
    await test.get('/api/v1/health')
    const versions = async (): Promise<unknown> =>
      ((await (await test.get('/api/v1/health')).json()) as { data_version: number }).data_version
    const before = await versions()
    await test.store.setFields('nobody', {})
    expect(await versions()).toBe(Number(before) + 1)
  })
})

describe('the connections for questions', () => {
  it.each([
    ['12', 3],
    ['5', 3],
    [undefined, 2],
    ['4', 2],
    ['1', 1],
    ['many', 2],
  ])('leave threads of a pool of %s to others: they are %i', (size, readers) => {
    vi.stubEnv('UV_THREADPOOL_SIZE', size)
    expect(defaultReaders()).toBe(readers)
  })
})

describe('more than 64 different questions at once', () => {
  it('are refused with 503 and when to ask again, while equal ones are not', async () => {
    const { catalogue, store } = test
    const app = createApp({ store, catalogue, log: createLog('silent') })
    const ask = async (day: number): Promise<Response> =>
      app.request(
        `/api/v1/metrics/issues-opened?scope=all&grain=year&from=2024-01-01&to=2026-06-17T00:00:${String(day % 60).padStart(2, '0')}Z&trailing=${1 + Math.floor(day / 60)}`,
      )
    const answers = await Promise.all([
      ...Array.from({ length: 66 }, (_, index) => ask(index)),
      ask(0),
    ])
    const statuses = answers.map(({ status }) => status)
    expect(statuses).toEqual([...Array<number>(64).fill(200), 503, 503, 200])
    const refused = answers[64]
    expect(refused?.headers.get('retry-after')).toBe('5')
    expect(ErrorAnswer.strict().parse(await refused?.json()).error.code).toBe('busy')
    expect((await ask(64)).status).toBe(200)
  })
})
