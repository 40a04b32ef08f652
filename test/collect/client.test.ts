/** The client: where it asks, what it tries again, and how each kind of failure reads. */
import { describe, expect, it } from 'vitest'
import { createClient } from '../../collectors/github/client.ts'
import { lanesOf } from '../../collectors/github/lane.ts'
import type { SourceError } from '../../collectors/github/errors.ts'
import { startGithubServer } from '../github-server/server.ts'
import { temporaryStore } from '../metrics/store.ts'
import { rich, richWorld } from './rich-world.ts'
import { clientOf, collect, token } from './setup.ts'

const ping = 'query Ping { viewer { login } }'
const date = 'Fri, 28 Feb 2025 09:30:00 GMT'

/** A client whose every request is answered by `answer`, with the addresses that it asked. */
function faked(answer: () => Response, apiUrl = 'https://api.github.com') {
  const asked: { url: string; headers: Headers }[] = []
  const client = createClient({
    apiUrl,
    lanes: lanesOf(token),
    userAgent: 'lichen/test',
    backoffMs: 1,
    patienceMs: 0,
    fetch: async (input, init) => {
      const request = new Request(input, init)
      asked.push({ url: request.url, headers: request.headers })
      return answer()
    },
  })
  return { client, asked }
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers: { date, ...headers } })

const failureOf = async (answer: () => Response): Promise<SourceError & { asked: number }> => {
  const { asked, client } = faked(answer)
  const error = (await client.request(ping, {}).catch((one: unknown) => one)) as SourceError
  return Object.assign(error, { asked: asked.length })
}

describe('the client', () => {
  it.each([
    ['https://api.github.com', 'https://api.github.com/graphql'],
    ['https://api.github.com/', 'https://api.github.com/graphql'],
    ['https://ghe.example.org/api/v3', 'https://ghe.example.org/api/graphql'],
    ['https://ghe.example.org/api/v3/', 'https://ghe.example.org/api/graphql'],
    ['http://127.0.0.1:4321', 'http://127.0.0.1:4321/graphql'],
  ])('with the base %s asks %s', async (base, endpoint) => {
    const { asked, client } = faked(() => json({ data: { viewer: { login: 'ada' } } }), base)
    expect(await client.request(ping, {})).toEqual({ viewer: { login: 'ada' } })
    expect(asked.map((one) => one.url)).toEqual([endpoint])
    expect(asked[0]?.headers.get('authorization')).toBe(`bearer ${token}`)
    expect(asked[0]?.headers.get('user-agent')).toBe('lichen/test')
  })

  it('collects from an Enterprise Server: another path, and no limits', async () => {
    const github = await startGithubServer({
      worlds: [{ repositories: [richWorld()] }],
      rateLimit: false,
    })
    try {
      const store = await temporaryStore()
      const client = clientOf(github, { apiUrl: `${github.url}/api/v3` })
      const { requests } = await collect(github, store, rich, { client })
      expect(requests).toBe(github.requests())
      expect(client.budget).toBeNull()
    } finally {
      await github.close()
    }
  })

  it('keeps the clock of the first answer and the budget of the last', async () => {
    let second = 0
    const { client } = faked(() =>
      json({ data: {} }, 200, {
        date: `Fri, 28 Feb 2025 09:30:0${second++} GMT`,
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': String(5000 - second),
        'x-ratelimit-reset': '1740736800',
      }),
    )
    expect(() => client.sourceClock).toThrow('do not say what time it is')
    await client.request(ping, {})
    await client.request(ping, {})
    expect(client.sourceClock).toBe('2025-02-28T09:30:00Z')
    expect(client.budget).toEqual({
      limit: 5000,
      remaining: 4998,
      reset_at: '2025-02-28T10:00:00Z',
    })
  })

  it('believes nothing of an answer that breaks off, its clock neither', async () => {
    const answers = [
      new Response('{"data":{"a', {
        headers: { 'content-type': 'application/json', date: 'Sat, 28 Feb 2026 09:30:00 GMT' },
      }),
      json({ data: { ok: true } }),
    ]
    const { client } = faked(() => answers.shift() ?? json({}, 500))
    await client.request(ping, {})
    expect(client.sourceClock).toBe('2025-02-28T09:30:00Z')
  })

  it('asks again after a passing failure, and counts every request', async () => {
    const answers = [502, 504, 200]
    const { client } = faked(() => {
      const status = answers.shift() ?? 500
      return status === 200 ? json({ data: { ok: true } }) : json({ message: 'Oops' }, status)
    })
    expect(await client.request(ping, {})).toEqual({ ok: true })
    expect(client.requests).toBe(3)
  })

  it('has one request in flight at a time', async () => {
    let [inFlight, most] = [0, 0]
    const client = createClient({
      apiUrl: 'https://api.github.com',
      lanes: lanesOf(token),
      userAgent: 'lichen/test',
      fetch: async () => {
        most = Math.max(most, ++inFlight)
        await new Promise((resolve) => setTimeout(resolve, 5))
        inFlight--
        return json({ data: {} })
      },
    })
    await Promise.all([1, 2, 3].map(() => client.request(ping, {})))
    expect(most).toBe(1)
  })

  it.each<[string, () => Response, string, RegExp, number]>([
    [
      'a refused token',
      () => json({ message: 'Bad credentials' }, 401),
      'authentication',
      /refused the token: Bad credentials\./,
      1,
    ],
    [
      'a token without rights',
      () => json({ message: 'SSO needed' }, 403),
      'authentication',
      /SSO needed/,
      1,
    ],
    [
      'a wrong base',
      () => json({ message: 'Not Found' }, 404),
      'not-found',
      /no GitHub API at https:\/\/api\.github\.com/,
      1,
    ],
    [
      'a used-up budget',
      () =>
        json({ message: 'x' }, 403, {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': '1740736800',
        }),
      'primary-limit',
      /used up/,
      1,
    ],
    [
      'the second limit',
      () => json({ message: 'slow down' }, 429, { 'retry-after': '60' }),
      'secondary-limit',
      /slow down/,
      1,
    ],
    [
      'a limit told with status 200',
      () =>
        json({ errors: [{ type: 'RATE_LIMIT', message: 'x' }] }, 200, {
          'x-ratelimit-remaining': '0',
        }),
      'primary-limit',
      /used up/,
      1,
    ],
    [
      'the second limit told with status 200',
      () => json({ errors: [{ type: 'RATE_LIMITED', message: 'x' }] }),
      'secondary-limit',
      /slow down/,
      1,
    ],
    [
      'a repository that is not there',
      () =>
        json({
          data: { repository: null },
          errors: [{ type: 'NOT_FOUND', path: ['repository'], message: 'x' }],
        }),
      'not-found',
      /no such repository/,
      1,
    ],
    [
      'an answer in part',
      () =>
        json({
          data: { a: 1 },
          errors: [{ type: 'SOMETHING_ELSE', message: 'No idea' }],
        }),
      'partial',
      /in part only: No idea\./,
      4,
    ],
    [
      'more than one question may ask for',
      () =>
        json({
          data: { a: 1 },
          errors: [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Too much' }],
        }),
      'resource-limit',
      /asked for too much: Too much\./,
      4,
    ],
    [
      'a question that was too much',
      () =>
        json({
          data: null,
          errors: [{ message: 'Something went wrong while executing your query.' }],
        }),
      'time-out',
      /gave up/,
      4,
    ],
    ['a time-out', () => json({ message: 'x' }, 504), 'time-out', /took too long/, 4],
    ['an outage', () => json({ message: 'x' }, 503), 'network', /not available \(HTTP 503\)/, 4],
    [
      'no answer',
      () => {
        throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })
      },
      'network',
      /No answer from https:\/\/api\.github\.com: connect ECONNREFUSED\./,
      4,
    ],
    [
      'an answer that was cut off',
      () => new Response('{"data":{"a', { headers: { 'content-type': 'application/json' } }),
      'network',
      /cut off/,
      4,
    ],
    [
      'a page that is no API',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      'network',
      /is not GitHub's/,
      4,
    ],
    [
      'a question that the schema lacks',
      () => json({ errors: [{ message: "Field 'x' doesn't exist" }] }),
      'bug',
      /refused a question: Field 'x' doesn't exist\./,
      1,
    ],
  ])('says in words: %s', async (_name, answer, kind, message, asked) => {
    const failure = await failureOf(answer)
    expect(failure.kind).toBe(kind)
    expect(failure.message).toMatch(message)
    expect(failure.hint).toMatch(/\.$/)
    expect(failure.asked).toBe(asked)
  })

  it('says when a used-up budget is full again', async () => {
    const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1740736800' }
    const { hint } = await failureOf(() => json({ message: 'x' }, 403, headers))
    expect(hint).toContain('after 10:00 UTC')
  })

  it.each([
    () => json({ message: `Bad credentials: ${token}` }, 401),
    () => json({ errors: [{ message: `What is ${token}?` }] }),
    () => {
      throw new TypeError(`"bearer ${token}" is an invalid header value`)
    },
  ])('never repeats the token (%#)', async (answer) => {
    const failure = await failureOf(answer)
    expect(failure.message).toContain('[token]')
    expect(JSON.stringify([failure.message, failure.hint, failure.stack])).not.toContain(token)
  })

  it('gives up on an answer that does not come', async () => {
    const client = createClient({
      apiUrl: 'https://api.github.com',
      lanes: lanesOf(token),
      userAgent: 'lichen/test',
      backoffMs: 1,
      timeoutMs: 20,
      fetch: (_input, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error))
        }),
    })
    await expect(client.request(ping, {})).rejects.toMatchObject({
      kind: 'time-out',
      message: 'GitHub did not answer within 0.02 s.',
    })
  })
})
