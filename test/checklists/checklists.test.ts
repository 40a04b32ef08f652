/** Checklists: machine checks stand above statements, statements run out, and nothing unsaid is taken for granted. */
import { beforeAll, describe, expect, it } from 'vitest'
import { verdictOn } from '../../server/checklists/answer.ts'
import {
  standingStatements,
  statementOf,
  type StatementRow,
  type StatementText,
} from '../../server/checklists/statement.ts'
import { createApp } from '../../server/app.ts'
import { loadIndices } from '../../server/indices/load.ts'
import { createLog } from '../../server/log.ts'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import {
  ChecklistAnswer,
  Statement,
  StatementsAnswer,
} from '../../server/routes/checklist-schemas.ts'
import type { Store } from '../../server/store/open.ts'
import { LiveSync } from '../../server/sync/live.ts'
import { fill, sharedTemporaryStore } from '../metrics/store.ts'

const catalogue = await loadCatalogue()
const indices = await loadIndices(catalogue)
const badge = indices.get('openssf-badge')?.definition
if (badge === undefined) throw new Error('The badge is missing.')

const said: StatementText = {
  scope: 'repo:case/a',
  item: 'tests',
  is_met: true,
  said_by: 'Ann',
  said_on: '2026-01-10',
  holds_until: '2026-03-10',
  url: 'https://example.org/tests',
}

let store: Store
let app: ReturnType<typeof createApp>
beforeAll(async () => {
  store = await sharedTemporaryStore()
  // All of ten merged changes were reviewed; everything else is silent.
  await fill(store, {
    as_of: 100,
    issues: [{ at: 1, by: 'ann' }],
    requests: Array.from({ length: 10 }, (_, place) => ({
      at: 60 + place,
      by: 'ann',
      acts: [
        ['reviewed', 'bob', 70 + place, 'APPROVED'],
        ['merged', 'bob', 80 + place],
      ],
    })),
  })
  const sync = { live: new LiveSync(), guard: { host: '127.0.0.1' } }
  app = createApp({ store, catalogue, indices, sync, log: createLog('silent') })
})

const path = '/api/v1/checklists/openssf-badge'
const ask = async (query: string) => {
  const response = await app.request(`http://localhost${path}?${query}`)
  return ChecklistAnswer.parse(await response.json())
}
const itemOf = async (key: string, query = 'scope=repo:case/a') =>
  (await ask(query)).scopes[0]?.parts.flatMap(({ items }) => items).find((each) => each.key === key)
const send = (method: string, rest: string, body: unknown = {}, headers = {}) =>
  app.request(`http://localhost${path}/statements${rest}`, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
const codeOf = async (response: Response): Promise<string> =>
  ((await response.json()) as { error: { code: string } }).error.code

const today = new Date().toISOString().slice(0, 10)
const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

describe('an item', () => {
  it('is met where a machine finds its best anchor reached, and no statement changes that', async () => {
    expect(await itemOf('reviewed')).toMatchObject({
      known_by: 'machine',
      is_met: true,
      value: 1,
      needed: 0.5,
    })
    // One person wrote all of it, and the badge asks for two.
    expect(await itemOf('bus-factor')).toMatchObject({ known_by: 'machine', is_met: false })
    const response = await send('POST', '', {
      ...said,
      item: 'bus-factor',
      said_on: undefined,
      holds_until: undefined,
    })
    expect(response.status).toBe(200)
    expect(await itemOf('bus-factor')).toMatchObject({
      known_by: 'machine',
      is_met: false,
      statement: { said_by: 'Ann', is_met: true },
    })
  })

  it('is unknown until it is declared, then known by the statement, and unknown when that is withdrawn', async () => {
    expect(await itemOf('build')).toMatchObject({
      known_by: null,
      is_met: null,
      metric: null,
      reason: 'no_source',
      statement: null,
    })
    const before = await ask('scope=repo:case/a')
    const response = await send('POST', '', {
      scope: 'repo:CASE/a',
      item: 'build',
      said_by: ' Ann ',
      url: said.url,
    })
    const made = Statement.parse(await response.json())
    expect(made).toMatchObject({
      scope: 'repo:case/a',
      is_met: true,
      said_by: 'Ann',
      said_on: today,
      note: null,
    })
    expect(await itemOf('build')).toMatchObject({
      known_by: 'statement',
      is_met: true,
      statement: { id: made.id, url: said.url },
    })
    const after = await ask('scope=repo:case/a')
    expect(after.scopes[0]?.met).toBe((before.scopes[0]?.met ?? 0) + 1)
    expect(after.scopes[0]?.unknown).toBe((before.scopes[0]?.unknown ?? 0) - 1)
    // It spoke of one repository, not of what else that belongs to.
    expect((await itemOf('build', 'scope=ecosystem:case'))?.known_by).toBeNull()

    expect((await send('DELETE', `/${made.id}`)).status).toBe(200)
    expect(await itemOf('build')).toMatchObject({ known_by: null, statement: null })
    expect(await codeOf(await send('DELETE', `/${made.id}`))).toBe('unknown-statement')
    const listed = StatementsAnswer.parse(await (await app.request(`${path}/statements`)).json())
    const kept = listed.statements.find(({ id }) => id === made.id)
    expect(kept?.withdrawn_at).not.toBeNull()
  })

  it('may be declared not met, and anew over what was said before', async () => {
    const again = { scope: 'repo:case/a', item: 'roadmap', said_by: 'Ann', url: said.url }
    await send('POST', '', { ...again, said_on: inDays(-3) })
    await send('POST', '', { ...again, is_met: false, note: ' not yet ' })
    expect(await itemOf('roadmap')).toMatchObject({
      known_by: 'statement',
      is_met: false,
      statement: { note: 'not yet' },
    })
    await send('POST', '', { ...again, said_on: inDays(-40), holds_until: inDays(-9) })
    expect((await itemOf('roadmap'))?.is_met).toBe(false)
  })

  it('is unknown again where its statement has run out, which is said', async () => {
    const old = { ...said, item: 'architecture', said_on: inDays(-40) }
    await send('POST', '', { ...old, holds_until: today })
    expect(await itemOf('architecture')).toMatchObject({
      known_by: null,
      is_met: null,
      is_lapsed: true,
    })
    await send('POST', '', { ...old, item: 'hardened', holds_until: inDays(1) })
    expect(await itemOf('hardened')).toMatchObject({ known_by: 'statement', is_lapsed: false })
  })

  it('is asked of a period that is over as of its last day', async () => {
    expect((await ask('scope=repo:case/a&period=2025-03')).on).toBe('2025-03-31')
    expect((await ask('scope=repo:case/a')).on).toBe(today)
  })

  it('is a row of a file', async () => {
    const response = await app.request(`${path}?scope=repo:case/a&format=csv`)
    const lines = (await response.text()).trim().split('\r\n')
    expect(lines).toHaveLength(
      1 + badge.dimensions.reduce((sum, each) => sum + each.indicators.length, 0),
    )
    expect(lines.find((line) => line.includes(',bus-factor,'))).toContain(',machine,false,')
  })
})

describe('what decides', () => {
  const row = (change: Partial<StatementRow>): StatementRow => ({
    id: '1',
    checklist: 'openssf-badge',
    recorded_at: '2026-01-10T00:00:00Z',
    withdrawn_at: null,
    ...said,
    note: null,
    said_on: '2026-01-10',
    holds_until: '2026-03-10',
    ...change,
  })
  const standing = (rows: StatementRow[], on: string) =>
    standingStatements(rows, 'repo:case/a', on).get('tests')

  it('is the machine, then a statement that holds, then nothing', () => {
    const holds = { statement: row({ is_met: true }), is_lapsed: false }
    expect(verdictOn(1, { ...holds, statement: row({ is_met: false }) })).toEqual({
      known_by: 'machine',
      is_met: true,
    })
    expect(verdictOn(0.999, holds)).toEqual({ known_by: 'machine', is_met: false })
    expect(verdictOn(null, holds)).toEqual({ known_by: 'statement', is_met: true })
    expect(verdictOn(null, { ...holds, is_lapsed: true }).known_by).toBeNull()
    expect(verdictOn(null, null)).toEqual({ known_by: null, is_met: null })
  })

  it('holds from its first day up to the day before the one on which it no longer does', () => {
    expect(standing([row({})], '2026-01-09')).toBeUndefined()
    expect(standing([row({})], '2026-01-10')?.is_lapsed).toBe(false)
    expect(standing([row({})], '2026-03-09')?.is_lapsed).toBe(false)
    expect(standing([row({})], '2026-03-10')?.is_lapsed).toBe(true)
  })

  it('held until it was withdrawn', () => {
    const gone = row({ withdrawn_at: '2026-02-01T08:00:00Z' })
    expect(standing([gone], '2026-01-31')?.is_lapsed).toBe(false)
    expect(standing([gone], '2026-02-01')).toBeUndefined()
  })

  it('is the newest that there was by then, of this scope', () => {
    const rows = [row({ id: '2', said_on: '2026-02-01' }), row({})]
    expect(standing(rows, '2026-01-31')?.statement.id).toBe('1')
    expect(standing(rows, '2026-02-01')?.statement.id).toBe('2')
    expect(standing([row({ scope: 'repo:case/b' })], '2026-02-01')).toBeUndefined()
  })
})

describe('a statement that does not fit', () => {
  it.each([
    [{ item: 'kindness' }, 'unknown-item'],
    [{ scope: 'all' }, 'statement-scope'],
    [{ scope: 'repo:case/a,repo:case/b' }, 'statement-scope'],
    [{ scope: 'repo:case/nowhere' }, 'unknown-scope'],
    [{ scope: 'kindness' }, 'bad-scope'],
    [{ holds_until: '2026-01-10' }, 'reversed-range'],
    [{ holds_until: '2029-01-11' }, 'statement-too-long'],
    [{ said_on: '2026-02-02', holds_until: undefined }, 'future-statement'],
    [{ said_on: '2026-13-40' }, 'bad-date'],
  ])('%j is refused', async (change, code) => {
    const made = statementOf(store, badge, { ...said, ...change }, new Date('2026-02-01T12:00:00Z'))
    await expect(made).rejects.toMatchObject({ code })
  })

  it.each([
    [{ url: 'javascript:alert(1)' }],
    [{ url: 'mine' }],
    [{ said_by: '  ' }],
    [{ said_on: 'yesterday' }],
    [{ item: undefined }],
    [{ extra: 1 }],
  ])('%j is no question', async (change) => {
    expect(await codeOf(await send('POST', '', { ...said, ...change }))).toBe('bad-request')
  })

  it('takes today and a year where nothing else is said, and three years at most', async () => {
    const now = new Date('2026-02-01T12:00:00Z')
    const plain = {
      ...said,
      said_on: undefined,
      holds_until: undefined,
    } as unknown as StatementText
    expect(await statementOf(store, badge, plain, now)).toMatchObject({
      said_on: '2026-02-01',
      holds_until: '2027-02-01',
    })
    const long = { ...said, holds_until: '2029-01-10' }
    expect(await statementOf(store, badge, long, now)).toMatchObject({ holds_until: '2029-01-10' })
  })

  it('is none where the index is no checklist, and nobody else’s to make', async () => {
    const other = '/api/v1/checklists/community-maturity'
    expect(await codeOf(await app.request(`${other}?scope=all`))).toBe('not-a-checklist')
    expect(await codeOf(await app.request('/api/v1/checklists/kindness?scope=all'))).toBe(
      'unknown-index',
    )
    const theirs = await send('POST', '', said, { origin: 'https://example.org' })
    expect(theirs.status).toBe(403)
    expect((await send('DELETE', '/00', {}, { origin: 'https://example.org' })).status).toBe(403)
  })
})

describe('checklists that ship', () => {
  it('ask for things that somebody asks for, and are checked by what is better that way', () => {
    const lists = [...indices.values()].filter((each) => each.definition.is_checklist)
    expect(lists.map((each) => each.definition.key)).toEqual([
      'apache-maturity',
      'cncf-graduation',
      'openssf-badge',
      'security-posture',
    ])
    for (const { definition } of lists) {
      for (const item of definition.dimensions.flatMap(({ indicators }) => indicators)) {
        const isAsked = item.asked_by ?? item.sources?.best ?? item.needs?.['en']
        expect(isAsked, `${definition.key} ${item.key}`).toBeTruthy()
      }
    }
  })
})
