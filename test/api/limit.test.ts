/** A client may have so many answers made in a minute; what it knows or what is kept already is free. */
import { setImmediate } from 'node:timers/promises'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { createApp } from '../../server/app.ts'
import { clientOf, type LimitOptions } from '../../server/http/limit.ts'
import { createLog } from '../../server/log.ts'
import { ErrorAnswer } from '../../server/routes/schemas.ts'
import { testApp, type TestApp } from './app.ts'

let test: TestApp
beforeAll(async () => {
  test = await testApp(60)
})

type Headers = Record<string, string>

/** Asks as a client at an address, as the server sees the other end of the connection. */
function limited(limit: LimitOptions) {
  const { catalogue, store } = test
  const app = createApp({ store, catalogue, limit, log: createLog('silent') })
  return async (path: string, remoteAddress = '192.0.2.1', headers: Headers = {}) =>
    app.request(`/api/v1/${path}`, { headers }, { incoming: { socket: { remoteAddress } } })
}

const metric = (grain: string): string =>
  `metrics/issues-opened?scope=ecosystem:sample&grain=${grain}`

const left = (response: Response): string | null => response.headers.get('ratelimit-remaining')

describe('the limit', () => {
  it('is told in every answer, in the fields of the draft and of its forerunner', async () => {
    const ask = limited({ perMinute: 10 })
    const headers = Object.fromEntries((await ask('repos')).headers)
    expect(headers).toMatchObject({
      'ratelimit-policy': '"default";q=10;w=60',
      'ratelimit-limit': '10',
      'ratelimit-remaining': '9',
    })
    expect(headers['ratelimit']).toBe(`"default";r=9;t=${headers['ratelimit-reset']}`)
    expect(Number(headers['ratelimit-reset'])).toBeGreaterThan(50)
    expect(Number(headers['ratelimit-reset'])).toBeLessThanOrEqual(60)
  })

  it('refuses with 429, says when to ask again, and ends with the minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    onTestFinished(() => void vi.useRealTimers())
    const ask = limited({ perMinute: 2 })
    for (const grain of ['week', 'month']) expect((await ask(metric(grain))).status).toBe(200)
    vi.setSystemTime(Date.now() + 18_000)
    const refused = await ask(metric('quarter'))
    expect(refused.status).toBe(429)
    const { error } = ErrorAnswer.strict().parse(await refused.json())
    expect(error.code).toBe('rate-limited')
    expect(error.message).toContain('2 answers')
    expect(error.hint).toContain('Retry-After')
    expect(refused.headers.get('retry-after')).toBe('42')
    expect(left(refused)).toBe('0')
    expect(refused.headers.get('etag')).toBeNull()
    vi.setSystemTime(Date.now() + 42_000)
    expect((await ask(metric('quarter'))).status).toBe(200)
  })

  it('does not count what is kept, what is known, health and the document', async () => {
    const ask = limited({ perMinute: 1 })
    const first = await ask(metric('month'))
    expect(left(first)).toBe('0')
    const tag = first.headers.get('etag') ?? ''
    for (const [path, status, headers] of [
      [metric('month'), 200, {}],
      [metric('month'), 304, { 'if-none-match': tag }],
      [metric('month'), 304, { 'if-none-match': `W/${tag}` }],
      ['health', 200, {}],
      ['openapi.json', 200, {}],
    ] as const) {
      const answer = await ask(path, '192.0.2.1', headers)
      expect([path, answer.status, left(answer)]).toEqual([path, status, '0'])
    }
    for (const path of [metric('year'), 'status', 'repos?format=csv', 'annotations', 'actors']) {
      expect([path, (await ask(path)).status]).toEqual([path, 429])
    }
  })

  it('counts a question once that many ask at the same time', async () => {
    const ask = limited({ perMinute: 100 })
    const first = ask(metric('month'))
    // Over the network each arrives in a turn of its own.
    await setImmediate()
    const others = Array.from({ length: 4 }, () => ask(metric('month')))
    for (const answer of await Promise.all([first, ...others])) {
      expect([answer.status, left(answer)]).toEqual([200, '99'])
    }
  })

  it('is each client’s own, by connection, or by the header that a proxy of ours writes', async () => {
    const byConnection = limited({ perMinute: 1 })
    const forwarded = (address: string) => ({ 'x-forwarded-for': address })
    const statuses = async (
      ask: ReturnType<typeof limited>,
      clients: [string, string][],
    ): Promise<number[]> => {
      const found: number[] = []
      for (const [index, [connection, header]] of clients.entries()) {
        const grain = ['week', 'month', 'quarter', 'year'][index] ?? ''
        found.push((await ask(metric(grain), connection, forwarded(header))).status)
      }
      return found
    }
    const clients: [string, string][] = [
      ['192.0.2.1', '198.51.100.1'],
      ['192.0.2.2', '198.51.100.1'],
      ['192.0.2.1', '198.51.100.2'],
      // Whatever a client writes itself stands before what the proxy adds.
      ['192.0.2.9', '203.0.113.7, 198.51.100.2'],
    ]
    expect(await statuses(byConnection, clients)).toEqual([200, 200, 429, 200])
    const byHeader = limited({ perMinute: 1, clientHeader: 'X-Forwarded-For' })
    expect(await statuses(byHeader, clients)).toEqual([200, 429, 200, 429])
  })

  it('of 0 is none, and nothing is told of it', async () => {
    const ask = limited({ perMinute: 0 })
    const answer = await ask('repos')
    expect(answer.status).toBe(200)
    expect([...answer.headers.keys()].filter((name) => name.startsWith('ratelimit'))).toEqual([])
  })
})

describe('a client', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['unknown', 'unknown'],
    ['', ''],
  ])('at %j is %j', (address, client) => {
    expect(clientOf(address)).toBe(client)
  })
})
