/** The API of people and rules: lists, pages, CSV, changes, previews, and who may change. */
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { createApp } from '../../server/app.ts'
import { createLog } from '../../server/log.ts'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import {
  ActorsAnswer,
  ChangedAnswer,
  PreviewAnswer,
  RulesAnswer,
} from '../../server/routes/actor-schemas.ts'
import { LiveSync } from '../../server/sync/live.ts'
import { factsOf, peopleStore } from './world.ts'

const adminToken = 'sixteen-signs-at-least'

async function opened(host = '127.0.0.1') {
  const store = await peopleStore()
  const sync = { live: new LiveSync(), guard: { host, adminToken } }
  const catalogue = await loadCatalogue()
  const secret = 'the-secret-of-the-file'
  const app = createApp({ store, catalogue, sync, secret, log: createLog('silent') })
  const ask = async (path: string) => app.request(`http://127.0.0.1/api/v1/actors${path}`)
  const send = async (method: string, path: string, body: unknown, headers = {}) =>
    app.request(`http://127.0.0.1/api/v1/actors${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })
  const read = async <Schema extends z.ZodType>(path: string, schema: Schema) =>
    schema.parse(await (await ask(path)).json())
  return { store, ask, read, send }
}

const bobIsBot = { changes: [{ change: 'set-kind', login: 'bob', kind: 'bot' }] }

describe('/actors', () => {
  it('lists accounts with what they are, why and how much they did, page by page', async () => {
    const { read } = await opened()
    const whole = await read('', ActorsAnswer)
    expect(whole.total).toBe(whole.actors.length)
    expect(whole.actors.find(({ login }) => login === 'ann@example.invalid')).toMatchObject({
      kind: 'human',
      why: 'account',
      person: 'ann',
      contributions: null,
    })
    // Opened two issues, reviewed once, committed once.
    expect(whole.actors.find(({ login }) => login === 'bob')).toMatchObject({
      contributions: 4,
      repositories: 2,
    })
    const seen: string[] = []
    let cursor: string | null = '0'
    while (cursor !== null) {
      const page: z.infer<typeof ActorsAnswer> = await read(
        `?limit=3&cursor=${cursor}`,
        ActorsAnswer,
      )
      seen.push(...page.actors.map(({ account_id }) => account_id))
      cursor = page.next_cursor
    }
    expect(seen).toEqual(whole.actors.map(({ account_id }) => account_id))
    const bots = await read('?kind=bot&why=source', ActorsAnswer)
    expect(bots.actors.map(({ login }) => login)).toEqual(['sweeper'])
    expect((await read('?q=ROE', ActorsAnswer)).total).toBe(1)
  })

  it.each(['', '/rules', '/identities', '/affiliations', '/history'])(
    'gives actors%s as CSV',
    async (path) => {
      const { ask, send } = await opened()
      await send('PUT', '/rules', bobIsBot)
      const response = await ask(`${path}?format=csv`)
      expect(response.headers.get('content-type')).toMatch(/^text\/csv/)
      expect(response.headers.get('content-disposition')).toMatch(/filename="\w+\.csv"/)
      expect(await response.text()).toMatch(/^[a-z_]+(,[a-z_]+)+\r\n/)
      expect((await ask(`${path}?no=such`)).status).toBe(400)
    },
  )
})

describe('a change', () => {
  it('is a new version, and the list follows', async () => {
    const { read, send } = await opened()
    const { version } = await read('/rules', RulesAnswer)
    const answer = await send('PUT', '/rules', bobIsBot)
    expect(ChangedAnswer.parse(await answer.json())).toEqual({ version: version + 1, unknown: [] })
    const { rules } = await read('/rules', RulesAnswer)
    expect(rules.find(({ login }) => login === 'bob')).toMatchObject({ kind: 'bot', accounts: 1 })
    const bot = await read('?kind=bot&q=bob', ActorsAnswer)
    expect(bot.actors.map(({ why }) => why)).toContain('rule')
  })

  it('is refused where it is none, and to whoever may not', async () => {
    const { send } = await opened()
    const wrong = [
      { changes: [] },
      { changes: [{ change: 'set-kind', login: '*', kind: 'bot' }] },
      { changes: [{ change: 'set-kind', login: 'a b', kind: 'bot' }] },
      { changes: [{ change: 'affiliate', person: 'bob', organisation: 'One', from: '1.2.25' }] },
    ]
    for (const body of wrong) expect((await send('PUT', '/rules', body)).status).toBe(400)
    const elsewhere = { origin: 'https://elsewhere.example' }
    for (const [method, path] of [
      ['PUT', '/rules'],
      ['POST', '/preview'],
    ] as const) {
      expect((await send(method, path, bobIsBot, elsewhere)).status).toBe(403)
      const open = await opened('0.0.0.0')
      const as = async (token: string) =>
        (await open.send(method, path, bobIsBot, { authorization: `Bearer ${token}` })).status
      expect((await open.send(method, path, bobIsBot)).status).toBe(403)
      expect(await as('another-token-than-that')).toBe(403)
      expect(await as(adminToken)).toBe(200)
      expect(await as('the-secret-of-the-file')).toBe(200)
    }
  })
})

describe('a preview', () => {
  it('tells which accounts, items and numbers would move, and changes nothing', async () => {
    const { read, send, store } = await opened()
    const facts = await factsOf(store)
    const rules = await read('/rules', RulesAnswer)
    const { dataVersion } = store
    const answer = PreviewAnswer.parse(await (await send('POST', '/preview', bobIsBot)).json())
    expect(
      answer.accounts.map(({ after, before, login }) => [login, before?.kind, after?.kind]),
    ).toEqual([
      ['7+bob@users.noreply.github.com', 'human', 'bot'],
      ['bob', 'human', 'bot'],
    ])
    expect(answer.accounts_total).toBe(2)
    // His two issues and the request that he reviewed; with the commit, four contributions.
    expect(answer).toMatchObject({ items: 3, contributions: 4, affiliations: 0 })
    expect(answer.metrics.map(({ metric, scope }) => [metric, scope])).toContainEqual([
      'time-to-first-response',
      'ecosystem:case',
    ])
    expect(await factsOf(store)).toEqual(facts)
    expect(await read('/rules', RulesAnswer)).toEqual(rules)
    expect(store.dataVersion).toBe(dataVersion)
    const failed = await send('POST', '/preview', {
      changes: [{ change: 'remove-kind', login: 'nobody' }],
    })
    expect(failed.status).toBe(404)
    expect(await factsOf(store)).toEqual(facts)
  })

  it('of what moves nobody doesn’t count what the change before it moved', async () => {
    const { send } = await opened()
    await send('PUT', '/rules', bobIsBot)
    const nobody = { changes: [{ change: 'set-kind', login: 'nobody-at-all', kind: 'bot' }] }
    const answer = PreviewAnswer.parse(await (await send('POST', '/preview', nobody)).json())
    expect(answer).toMatchObject({ accounts_total: 0, items: 0, contributions: 0, metrics: [] })
  })
})
