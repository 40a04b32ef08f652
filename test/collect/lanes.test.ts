/** Several credentials, and the limits of each: points of the hour, response time of a minute, tokens that end. */
import { createServer } from 'node:http'
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createClient } from '../../collectors/github/client.ts'
import { appCredential } from '../../collectors/github/credentials.ts'
import { Lane, lanesOf } from '../../collectors/github/lane.ts'
import { skippingClock } from './pace.ts'

const ping = 'query Ping { viewer { login } }'
const date = 'Fri, 28 Feb 2025 09:30:00 GMT'
const resetAt = Date.parse(date) / 1000 + 1200

type Answer = (token: string, asked: number) => { status?: number; headers?: object; ms?: number }

/** A client on a clock that is moved by waiting and by each answer's `ms`. */
function clientWith(lanes: Lane[], answer: Answer) {
  const clock = skippingClock()
  const tokens: string[] = []
  const begun = clock.now()
  const client = createClient({
    apiUrl: 'https://api.github.com',
    lanes,
    userAgent: 'lichen/test',
    backoffMs: 1,
    clock,
    fetch: async (input, init) => {
      const token = new Headers(new Request(input, init).headers).get('authorization') ?? ''
      tokens.push(token.replace('bearer ', ''))
      const { headers = {}, ms = 0, status = 200 } = answer(tokens.at(-1) ?? '', tokens.length)
      await clock.sleep(ms)
      const body = status === 200 ? { data: {} } : { message: 'Bad credentials' }
      return Response.json(body, { status, headers: { date, ...headers } })
    },
  })
  return { client, tokens, waited: () => Math.round((clock.now() - begun) / 1000) }
}

const budget = (remaining: number) => ({
  'x-ratelimit-limit': '5000',
  'x-ratelimit-remaining': String(remaining),
  'x-ratelimit-reset': String(resetAt),
})

describe('the lanes of a client', () => {
  it('leaves a sixth of each minute to the source', async () => {
    const { client, waited } = clientWith(lanesOf('one'), () => ({ ms: 10_000 }))
    for (let at = 0; at < 12; at++) await client.request(ping, {})
    // Unhindered it would be 120 s: after the fifth and the tenth it waits until the minute has room again, 20 s each.
    expect(waited()).toBe(160)
  })

  it('asks with the other token while the points of one are used up, and adds up what is left', async () => {
    const { client, tokens, waited } = clientWith(lanesOf('one', 'two'), (token) => ({
      headers: budget(token === 'one' ? 0 : 4000),
    }))
    for (let at = 0; at < 4; at++) await client.request(ping, {})
    expect(tokens).toEqual(['one', 'two', 'two', 'two'])
    expect(waited()).toBe(0)
    expect(client.budget).toMatchObject({ remaining: 4000, limit: 10_000 })
  })

  it('waits for the hour to end by the clock of the source once no token has points', async () => {
    const { client, waited } = clientWith(lanesOf('one'), (_token, asked) => ({
      headers: budget(asked === 1 ? 0 : 4999),
    }))
    await client.request(ping, {})
    await client.request(ping, {})
    expect(waited()).toBe(1200)
  })

  it('sets a refused token aside and goes on with the other', async () => {
    const { client, tokens } = clientWith(lanesOf('one', 'two'), (token) => ({
      status: token === 'one' ? 401 : 200,
    }))
    await client.request(ping, {})
    await client.request(ping, {})
    expect(tokens).toEqual(['one', 'two', 'two'])
  })

  it('shares what it has learnt with the next client', async () => {
    const lanes = lanesOf('one')
    const first = clientWith(lanes, () => ({ status: 401 }))
    await expect(first.client.request(ping, {})).rejects.toMatchObject({ kind: 'authentication' })
    const second = clientWith(lanes, () => ({}))
    await expect(second.client.request(ping, {})).rejects.toMatchObject({ kind: 'authentication' })
    expect(second.tokens).toEqual([])
  })
})

/** GitHub's address for an app's tokens: takes a JWT of the right key only. */
async function tokenOffice(key: string, lifeMs: number) {
  const issued: string[] = []
  const server = createServer((request, response) => {
    const [head = '', payload = '', signature = ''] = (request.headers.authorization ?? '')
      .replace(/^bearer /i, '')
      .split('.')
    const isSigned = verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${payload}`),
      createPublicKey(key),
      Buffer.from(signature, 'base64url'),
    )
    const isRight = isSigned && request.url === '/app/installations/7/access_tokens'
    response.writeHead(isRight ? 201 : 401, { 'content-type': 'application/json', date })
    if (!isRight) return response.end('{"message":"A JSON web token could not be decoded"}')
    issued.push(`ghs_${issued.length + 1}`)
    const expires_at = new Date(Date.now() + lifeMs).toISOString()
    response.end(JSON.stringify({ token: issued.at(-1), expires_at, permissions: {} }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, issued }
}

describe("an app's installation", () => {
  const pair = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const installation = { appId: '12', installationId: 7, privateKey: pair.privateKey }

  it('gets a token, keeps it, and gets another within the run when the first is refused', async () => {
    const office = await tokenOffice(pair.publicKey, 3_600_000)
    const lanes = [new Lane(appCredential(installation, office.url))]
    const { client, tokens } = clientWith(lanes, (token, asked) => ({
      status: asked === 3 && token === 'ghs_1' ? 401 : 200,
    }))
    for (let at = 0; at < 4; at++) await client.request(ping, {})
    expect(tokens).toEqual(['ghs_1', 'ghs_1', 'ghs_1', 'ghs_2', 'ghs_2'])
    expect(office.issued).toEqual(['ghs_1', 'ghs_2'])
  })

  it('says in words that the app is not let in, without its key', async () => {
    const other = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    })
    const office = await tokenOffice(other.publicKey, 3_600_000)
    const { client } = clientWith([new Lane(appCredential(installation, office.url))], () => ({}))
    await expect(client.request(ping, {})).rejects.toMatchObject({
      kind: 'authentication',
      message: 'GitHub gives no token to installation 7 of the app 12 (HTTP 401).',
    })
  })
})
