/** Who is called by name, who is left out, and one contributor's page. */
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { fill, filledStore, sharedTemporaryStore, temporaryStore } from '../metrics/store.ts'
import type { Store } from '../../server/store/open.ts'
import { asking, quarter, type List, type One, type Refusal } from './world.ts'

const issues = [
  { at: 1, by: 'ann' },
  { at: 2, by: 'ann' },
  { at: 40, by: 'ann', in: 'b' },
  { at: 3, by: 'bob' },
  { at: 4, by: 'cyd' },
  { at: 5, by: 'cyd' },
]
interface LeftOut {
  left_out: { id: string; login: string | null; name: string }[]
}
const idsOf = ({ contributors }: List) => contributors.map(({ id }) => id)

it('the rows behind a number name no address', async () => {
  const commits = [
    { at: 6, by: 'dee@secret.example', name: 'Dee' },
    { at: 7, by: 'eve@secret.example' },
  ]
  const api = asking(await filledStore({ as_of: 100, issues, commits }))
  const question = `/metrics/contributors/items?${quarter}&grain=quarter`
  type Items = { items: { item_id: string; title: string; author: string }[] }
  const { items } = await api.get<Items>(question)
  expect(items).toHaveLength(5)
  const listed = await api.get(`/contributors?${quarter}`)
  const dee = listed.contributors.find(({ name }) => name === 'Dee')
  expect(items.find(({ title }) => title === 'Dee')).toMatchObject({
    item_id: dee?.id,
    author: dee?.id,
  })
  for (const format of ['json', 'csv']) {
    expect(await api.text(`${question}&format=${format}`)).not.toContain('secret.example')
  }
})

describe('pseudonyms', () => {
  let store: Store
  beforeAll(async () => {
    store = await sharedTemporaryStore()
    const commits = [{ at: 6, by: 'dee@secret.example', name: 'Dee' }]
    await fill(store, { as_of: 100, issues, commits })
  })

  it('stand for people, the same each time, on request or by the setting, which nobody can lift', async () => {
    const set = asking(store, 'pseudonymous')
    const answer = await set.get(`/contributors?${quarter}`)
    expect(answer.privacy).toBe('pseudonymous')
    for (const { id, login, name } of answer.contributors) {
      expect(id).toMatch(/^person-[0-9a-f]{12}$/)
      expect([login, name]).toEqual([null, id])
    }
    expect(idsOf(answer)).toEqual(idsOf(answer).toSorted())
    expect(new Set(idsOf(answer)).size).toBe(4)
    expect(await set.get(`/contributors?${quarter}&privacy=open`)).toEqual(answer)
    const asked = await asking(store).get(`/contributors?${quarter}&privacy=pseudonymous`)
    expect(idsOf(asked)).toEqual(idsOf(answer))
    const text = await set.text(`/contributors?${quarter}&format=csv`)
    for (const name of ['ann', 'bob', 'cyd', 'Dee']) expect(text).not.toContain(name)
  })

  it('lead to the page of a person, whom their login does not lead to then', async () => {
    const set = asking(store, 'pseudonymous')
    const { contributors } = await set.get(`/contributors?${quarter}&sort=value`)
    const id = contributors[0]?.id ?? ''
    expect(await set.get(`/contributors/${id}?${quarter}`)).toMatchObject({ id, name: id })
    const refused = await set.get<Refusal>(`/contributors/ann?${quarter}`)
    expect(refused.error.code).toBe('unknown-contributor')
  })

  it('are others in another database', async () => {
    const other = await temporaryStore()
    await fill(other, { as_of: 100, issues })
    const ids = async (of: Store) =>
      idsOf(await asking(of, 'pseudonymous').get(`/contributors?${quarter}`))
    const own = new Set(await ids(store))
    expect((await ids(other)).filter((id) => own.has(id))).toEqual([])
  })

  it('are made with a salt that no answer and no export holds', async () => {
    const salt = await store.pseudonymSalt()
    expect(salt).toMatch(/^[0-9a-f]{64}$/)
    expect(await store.pseudonymSalt()).toBe(salt)
    const folder = await mkdtemp(join(tmpdir(), 'lichen-'))
    await store.exportParquet(join(folder, 'model'))
    const files = await readdir(join(folder, 'model'))
    expect(files.filter((name) => /salt/.test(name))).toEqual([])
    expect(files).toContain('contribution_weight_set.parquet')
    await rm(folder, { recursive: true })
  })

  it('an address is shown to nobody, also where names are', async () => {
    const api = asking(store)
    const answer = await api.get(`/contributors?${quarter}`)
    const dee = answer.contributors.find(({ name }) => name === 'Dee')
    expect(dee).toMatchObject({ login: null, id: expect.stringMatching(/^person-/) as string })
    expect(JSON.stringify(answer)).not.toContain('secret.example')
    expect(await api.get(`/contributors/${dee?.id}?${quarter}`)).toMatchObject({ name: 'Dee' })
  })
})

describe('who is left out', () => {
  it('is on no list and no page; sums and the places of others stay, and it is said', async () => {
    const store = await temporaryStore()
    await fill(store, { as_of: 100, issues })
    const api = asking(store)
    const before = await api.get(`/contributors?${quarter}&sort=value`)
    expect(idsOf(before)).toEqual(['ann', 'cyd', 'bob'])
    expect(await api.send('PUT', '/contributors/CYD/left-out')).toEqual({
      status: 200,
      body: { is_left_out: true },
    })
    const after = await api.get(`/contributors?${quarter}&sort=value`)
    expect(idsOf(after)).toEqual(['ann', 'bob'])
    expect(after).toMatchObject({ left_out: 1, total_rows: 2, people: 3, total: before.total })
    const out = await api.get<LeftOut>('/left-out')
    expect(out.left_out).toMatchObject([{ id: 'cyd', login: 'cyd', name: 'cyd' }])
    const veiled = await api.get<LeftOut>('/left-out?privacy=pseudonymous')
    const [pseudonym] = veiled.left_out
    expect(pseudonym).toMatchObject({ id: pseudonym?.name, login: null })
    expect(pseudonym?.id).toMatch(/^person-/)
    // Who asked to be on no list isn't put on one for everybody.
    expect((await api.ask('/left-out', { origin: 'https://example.org' })).status).toBe(403)
    expect((await asking(store, 'open', '0.0.0.0').ask('/left-out')).status).toBe(403)
    const others = before.contributors.filter(({ id }) => id !== 'cyd')
    expect(after.contributors).toEqual(others)
    expect((await api.get<Refusal>(`/contributors/cyd?${quarter}`)).error.code).toBe(
      'unknown-contributor',
    )
    const repositories = await api.get(`/contributors?${quarter}&by=repository`)
    expect(repositories).toMatchObject({ left_out: 0, total: before.total })
    expect(await api.send('DELETE', '/contributors/cyd/left-out')).toEqual({
      status: 200,
      body: { is_left_out: false },
    })
    expect(await api.get(`/contributors?${quarter}&sort=value`)).toEqual(before)
  })

  it('can be named by an address or a pseudonym, and stays out under each account', async () => {
    const store = await temporaryStore()
    const commits = [{ at: 6, by: 'dee@home.example', name: 'Dee' }]
    await fill(store, {
      as_of: 100,
      issues,
      commits,
      merges: { 'email:dee@home.example': 'U_bob' },
    })
    const api = asking(store)
    await api.send('PUT', '/contributors/dee%40home.example/left-out')
    expect(idsOf(await api.get(`/contributors?${quarter}`))).toEqual(['ann', 'cyd'])
    const [ann] = idsOf(await api.get(`/contributors?${quarter}&privacy=pseudonymous&sort=value`))
    await api.send('PUT', `/contributors/${ann}/left-out`)
    expect(idsOf(await api.get(`/contributors?${quarter}`))).toEqual(['cyd'])
    expect(await api.send('PUT', '/contributors/nobody/left-out')).toMatchObject({
      status: 404,
      body: { error: { code: 'unknown-contributor' } },
    })
    expect((await api.send('PUT', '/contributors/person-000000000000/left-out')).status).toBe(404)
  })

  it('takes along addresses that bear the name, without an account, and no others', async () => {
    const commits = [
      { at: 6, by: 'ann@home.example', name: 'Somebody' },
      { at: 7, by: 'x@home.example', name: 'Ann' },
      { at: 8, by: 'anna@home.example', name: 'Anna' },
    ]
    const api = asking(await filledStore({ as_of: 100, issues, commits }))
    const namesOf = async () => {
      const { contributors } = await api.get(`/contributors?${quarter}`)
      return contributors.map(({ name }) => name)
    }
    expect(await namesOf()).toEqual(['ann', 'Ann', 'Anna', 'bob', 'cyd', 'Somebody'])
    await api.send('PUT', '/contributors/ann/left-out')
    expect(await namesOf()).toEqual(['Anna', 'bob', 'cyd'])
  })

  it('changes the entity tag, so that no list of before is shown', async () => {
    const store = await temporaryStore()
    await fill(store, { as_of: 100, issues })
    const api = asking(store)
    const tag = (await api.ask(`/contributors?${quarter}`)).headers.get('etag') ?? ''
    const known = async () =>
      (await api.ask(`/contributors?${quarter}`, { 'if-none-match': tag })).status
    expect(await known()).toBe(304)
    await api.send('PUT', '/contributors/ann/left-out')
    expect(await known()).toBe(200)
  })
})

describe('one contributor', () => {
  it('has what they did by kind, month and repository, and what that is called', async () => {
    const store = await temporaryStore()
    await fill(store, { as_of: 100, issues })
    const api = asking(store)
    const levels = [
      { points: 3, title: 'Sprout' },
      { points: 9, title: 'Tree' },
    ]
    const set = { title: 'Mine', source: 'test', kinds: { issue: 2 }, levels }
    await api.send('PUT', '/weights/mine', set)
    const ann = await api.get<One>(`/contributors/Ann?${quarter}&weights=mine`)
    expect(ann).toMatchObject({
      id: 'ann',
      scope: 'ecosystem:case',
      value: 6,
      contributions: 3,
      months: [
        { month: '2025-01', contributions: 2, value: 4 },
        { month: '2025-02', contributions: 1, value: 2 },
      ],
      kinds: [{ kind: 'issue', contributions: 3, weight: 2, value: 6 }],
      repositories: [
        { repo: 'case/a', contributions: 2, value: 4 },
        { repo: 'case/b', contributions: 1, value: 2 },
      ],
      level: levels[0],
      next_level: levels[1],
      weights: { name: 'mine', version: '1' },
    })
    expect(ann.damped).toBeCloseTo(2 + Math.sqrt(2), 5)
    expect(await api.text(`/contributors/ann?${quarter}&weights=mine&format=csv`)).toBe(
      'kind,contributions,weight,value\r\nissue,3,2,6\r\n',
    )
  })
})
