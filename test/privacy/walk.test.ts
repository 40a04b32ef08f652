/** Where nobody is to be named, no answer of any route and no export holds a login, a name or an address of a person. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { createApp } from '../../server/app.ts'
import { loadIndices } from '../../server/indices/load.ts'
import { createLog } from '../../server/log.ts'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import type { Store } from '../../server/store/open.ts'
import { LiveSync } from '../../server/sync/live.ts'
import { sharedStore } from '../metrics/sample-store.ts'

interface Parameter {
  name: string
  in: 'path' | 'query'
  schema: { example?: string | number | string[] }
}
interface Operation {
  parameters?: Parameter[]
  responses: Record<string, { content?: Record<string, unknown> }>
}

let store: Store
let open: ReturnType<typeof createApp>
let veiled: ReturnType<typeof createApp>
let secrets: Set<string>
let logins: string[]
let paths: string[]

const get = async (app: typeof open, path: string): Promise<Response> =>
  app.request(`http://127.0.0.1${path}`, { headers: { authorization: `Bearer ${secret}` } })
const secret = 'the-secret-of-this-test'

/** What a text holds of whom nobody is to know, as a whole word. */
function named(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z0-9][\w.@+-]*[a-z0-9]/g) ?? []
  return [...new Set(words.filter((word) => secrets.has(word)))]
}

/** Parameters that would leave less to look at. */
const narrowing = new Set(['find', 'format', 'limit', 'q'])

/** Every GET of the document, by its examples. */
function pathsOf(document: { paths: Record<string, Record<string, Operation>> }): string[] {
  return Object.entries(document.paths).flatMap(([path, { get: operation }]) => {
    if (operation === undefined || path.endsWith('/events') || path.includes('/badge/')) return []
    let filled = path
    const query = new URLSearchParams()
    for (const { in: where, name, schema } of operation.parameters ?? []) {
      for (const each of [schema.example].flat()) {
        if (each === undefined || narrowing.has(name)) continue
        if (where === 'path') filled = filled.replace(`{${name}}`, String(each))
        else query.append(name, String(each))
      }
    }
    return [`${filled}?${query}`]
  })
}

beforeAll(async () => {
  store = await sharedStore(300)
  const people = await store.query<{ login: string; person_id: string; name: string | null }>(
    `select login, person_id, name from person where kind = 'human' order by login`,
  )
  logins = people.map(({ login }) => login)
  const [one, two, three] = people
  if (one === undefined || two === undefined || three === undefined) throw new Error('Nobody.')
  const accounts = await store.query<{ login: string; account_id: string }>(
    `select login, account_id from account where kind = 'human'`,
  )
  secrets = new Set(
    accounts
      .flatMap(({ account_id, login }) => [login, account_id])
      .map((each) => each.toLowerCase()),
  )
  // All that users write of people: rules, merges, where they belong, statements, who is left out.
  await store.applyRules({
    changes: [
      { change: 'set-kind', login: one.login, kind: 'human', note: `asked ${one.login}` },
      { change: 'merge', account: two.login, into: three.login, note: `${two.login} said so` },
      { change: 'affiliate', person: one.login, organisation: 'Acme' },
    ],
    note: `for ${one.login}`,
  })
  await store.leaveOut(one.person_id, true)
  await store.addStatement({
    id: '0123456789ab',
    checklist: 'security-posture',
    scope: 'ecosystem:sample',
    item: 'audit',
    is_met: true,
    said_by: two.login,
    said_on: '2026-06-01',
    holds_until: '2099-01-01',
    url: 'https://example.org/audit',
    note: `${three.login} was there, too`,
    recorded_at: '2026-06-01T00:00:00Z',
    withdrawn_at: null,
  })
  const catalogue = await loadCatalogue()
  const indices = await loadIndices(catalogue)
  const sync = { live: new LiveSync(), guard: { host: '127.0.0.1' } }
  const deps = { store, catalogue, indices, sync, secret, log: createLog('silent') }
  open = createApp(deps)
  veiled = createApp({ ...deps, privacy: 'pseudonymous' })
  const document = await (await open.request('/api/v1/openapi.json')).json()
  const items = [...catalogue.keys()].map(
    (key) => `/api/v1/metrics/${key}/items?scope=ecosystem:sample`,
  )
  paths = [...pathsOf(document as Parameters<typeof pathsOf>[0]), ...items]
})

describe('where nobody is to be named', () => {
  it('no answer names anybody, as JSON or as a file, though many do otherwise', async () => {
    expect(paths.length).toBeGreaterThan(120)
    const naming: string[] = []
    for (const path of paths) {
      const response = await get(veiled, path)
      // A refusal says what was asked, which is a login here.
      if (response.status === 404) continue
      // What somebody did leads to who they are.
      const isRefused = path.includes('/contributions?')
      expect([path, response.status]).toEqual([path, isRefused ? 403 : 200])
      expect(named(await response.text()), path).toEqual([])
      if (named(await (await get(open, path)).text()).length === 0) continue
      naming.push(path)
      const file = await (await get(veiled, `${path}&format=csv`)).text()
      expect(named(file), `${path} as CSV`).toEqual([])
      const rows = Buffer.from(
        await (await get(veiled, `${path}&format=parquet`)).arrayBuffer(),
      ).toString('latin1')
      expect(named(rows), `${path} as Parquet`).toEqual([])
    }
    // Else the walk would show nothing.
    const kinds = new Set(
      naming.map((path) => path.split('?')[0]?.split('/').slice(3, 5).join('/')),
    )
    expect([...kinds]).toEqual(
      expect.arrayContaining([
        'actors/identities',
        'actors/affiliations',
        'actors/history',
        'bottlenecks',
        'bottlenecks/queue',
        'checklists/security-posture',
        'contributors',
        'left-out',
        'metrics/contributors',
        'metrics/issues-opened',
      ]),
    )
  })

  it('a person has one pseudonym everywhere, and the question for it finds what it names', async () => {
    const read = async <Body>(path: string): Promise<Body> =>
      (await get(veiled, `/api/v1${path}`)).json() as Promise<Body>
    const { reviewers } = await read<{ reviewers: { login: string; reviewed: number }[] }>(
      '/bottlenecks?scope=ecosystem:sample&days=366',
    )
    const someone = reviewers.find(({ reviewed }) => reviewed > 0)
    if (someone === undefined) throw new Error('Nobody reviewed.')
    const reviewed = await read<{ total: number }>(
      `/bottlenecks/reviewed?scope=ecosystem:sample&days=366&reviewer=${someone.login}`,
    )
    expect(reviewed.total).toBe(someone.reviewed)
    const { contributors } = await read<{ contributors: { id: string }[] }>(
      '/contributors?scope=ecosystem:sample&from=2024-01-01&to=2026-07-01&limit=1000',
    )
    expect(contributors.map(({ id }) => id)).toContain(someone.login)
    const { items } = await read<{ items: { item_id: string; title: string; url: null }[] }>(
      '/metrics/contributors/items?scope=ecosystem:sample',
    )
    expect(contributors.map(({ id }) => id)).toContain(items[0]?.item_id)
    expect(items[0]).toMatchObject({ title: items[0]?.item_id, url: null })
  })

  it('a login finds nothing, and a part of one is refused: either would tell whose pseudonym is whose', async () => {
    for (const login of logins.slice(0, 20)) {
      const path = `/api/v1/bottlenecks/reviewed?scope=ecosystem:sample&days=366&reviewer=${login}`
      expect(await (await get(veiled, path)).json()).toMatchObject({ total: 0 })
    }
    const asked = await get(veiled, `/api/v1/actors?q=${logins[0]}`)
    expect([
      asked.status,
      ((await asked.json()) as { error: { code: string } }).error.code,
    ]).toEqual([403, 'pseudonymous'])
    expect((await get(open, `/api/v1/actors?q=${logins[0]}`)).status).toBe(200)
  })

  it('bots keep their names', async () => {
    const answer = (await (await get(veiled, '/api/v1/actors?kind=bot')).json()) as {
      actors: { login: string }[]
    }
    expect(answer.actors.length).toBeGreaterThan(0)
    for (const { login } of answer.actors) expect(login).not.toMatch(/^person-/)
  })

  it('an export names nobody, can be joined as before, and says so', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lichen-'))
    try {
      const plain = await store.exportParquet(join(folder, 'open'))
      const model = await store.exportParquet(join(folder, 'veiled'), 'pseudonymous')
      expect([plain.privacy, model.privacy]).toEqual(['open', 'pseudonymous'])
      expect(model.tables.map(({ name, rows }) => [name, rows])).toEqual(
        plain.tables.map(({ name, rows }) => [name, rows]),
      )
      expect(await readFile(join(folder, 'veiled/dictionary.md'), 'utf8')).toContain(
        'Nobody is named',
      )
      const files = (await readdir(join(folder, 'veiled'))).filter((name) =>
        name.endsWith('.parquet'),
      )
      const read = async (name: string): Promise<string> =>
        (await rowsOf(join(folder, 'veiled', name))).join('\n')
      for (const name of files) expect(named(await read(name)), name).toEqual([])
      const count = (kind: string) =>
        columnsOf(
          `select count(*) as n, count(distinct a.login) as people
           from '${join(folder, kind, 'raw.issue.parquet')}' as i
           join '${join(folder, kind, 'raw.actor.parquet')}' as a on a.id = i.author_id`,
        )
      expect(await count('veiled')).toEqual(await count('open'))
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

/** Rows of a statement of a database of its own: the store's may read no file. */
async function columnsOf(sql: string): Promise<unknown[]> {
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const rows = (await connection.runAndReadAll(sql)).getRowsJson()
  connection.closeSync()
  instance.closeSync()
  return rows
}

const rowsOf = async (path: string): Promise<string[]> =>
  (await columnsOf(`from '${path}'`)).map((row) => JSON.stringify(row))
