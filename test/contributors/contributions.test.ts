/** What somebody contributed, one by one: as many rows as each count of theirs says, and exactly those. */
import { describe, expect, it } from 'vitest'
import { ContributionsAnswer } from '../../server/routes/contributor-schemas.ts'
import { sharedStore } from '../metrics/sample-store.ts'
import { filledStore } from '../metrics/store.ts'
import { asking, quarter, type One, type Refusal } from './world.ts'

describe('of the sample', () => {
  it('are as many as are counted by kind, month and repository', async () => {
    const api = asking(await sharedStore(300))
    const all = 'from=2022-01-01&to=2026-07-01'
    const total = async (id: string, query: string): Promise<number> => {
      const path = `/contributors/${id}/contributions?${query}&limit=1000`
      const list = ContributionsAnswer.strict().parse(await api.get<unknown>(path))
      expect(list.rows.length, path).toBe(Math.min(1000, list.total))
      const instants = list.rows.map(({ acted_at }) => acted_at)
      expect(instants).toEqual(instants.toSorted().toReversed())
      expect(list.rows.every(({ title }) => title !== null && title !== '')).toBe(true)
      return list.total
    }
    const { contributors } = await api.get(`/contributors?scope=all&${all}&sort=value`)
    const kinds = new Set<string>()
    for (const { id } of contributors.filter((_, at) => at < 3 || at % 12 === 0)) {
      const one = await api.get<One>(`/contributors/${id}?scope=all&${all}`)
      expect(await total(id, `scope=all&${all}`), id).toBe(one.contributions)
      for (const { contributions, kind } of one.kinds) {
        kinds.add(kind)
        expect(await total(id, `scope=all&${all}&kind=${kind}`), kind).toBe(contributions)
      }
      for (const { contributions, repo } of one.repositories) {
        expect(await total(id, `scope=repo:${repo}&${all}`), repo).toBe(contributions)
      }
      for (const { contributions, month } of one.months.slice(-3)) {
        const [year = 0, place = 0] = month.split('-').map(Number)
        const to = new Date(Date.UTC(year, place)).toISOString().slice(0, 10)
        const query = `scope=all&from=${month}-01&to=${to}`
        expect(await total(id, query), month).toBe(contributions)
      }
    }
    expect(kinds.size).toBeGreaterThan(10)
  })
})

it('people of an organisation add up to what it has', async () => {
  const api = asking(await sharedStore(300))
  const all = 'scope=all&from=2022-01-01&to=2026-07-01'
  const { contributors: organisations } = await api.get(`/contributors?${all}&by=organisation`)
  let several = 0
  for (const { contributions, id, people, value } of organisations) {
    const of = encodeURIComponent(id)
    const list = await api.get(`/contributors?${all}&organisation=${of}&sort=value&limit=1000`)
    const sum = (field: 'contributions' | 'value'): number =>
      list.contributors.reduce((total, each) => total + each[field], 0)
    expect(list.contributors, id).toHaveLength(people)
    expect(sum('contributions'), id).toBe(contributions)
    expect(sum('value'), id).toBeCloseTo(value, 2)
    expect(list.total.contributions).toBe(contributions)
    expect(list.people).toBe(people)
    if (people > 1) several += 1
  }
  expect(organisations.some(({ name }) => name === null)).toBe(true)
  expect(several).toBeGreaterThan(2)
})

describe('of a small world', () => {
  const world = {
    as_of: 50,
    issues: [
      { at: 1, by: 'ann', acts: [['commented', 'bob', 2] as [string, string, number]] },
      { at: 40, by: 'bob' },
      { at: 60, by: 'bob' },
    ],
    commits: [{ at: 6, by: 'dee@secret.example', name: 'Dee' }],
  }

  it('tell what was done to what and when, up to the last sync; page by page, and as a file', async () => {
    const api = asking(await filledStore(world))
    const get = (query: string) =>
      api.get<ReturnType<typeof ContributionsAnswer.parse>>(
        `/contributors/bob/contributions?${query}`,
      )
    const whole = await get('scope=all&from=2025-01-01&to=2025-04-01')
    expect(whole.rows.map(({ acted_at, kind }) => [kind, acted_at.slice(0, 10)])).toEqual([
      ['issue', '2025-02-10'],
      ['comment', '2025-01-03'],
    ])
    const [first, second] = whole.rows
    expect(second).toMatchObject({ number: 1 })
    expect(first?.url).not.toBe(second?.url)
    const page = await get(`${quarter}&limit=1`)
    expect(page).toMatchObject({ total: 2, rows: [first] })
    expect(await get(`${quarter}&limit=1&cursor=${page.next_cursor}`)).toMatchObject({
      rows: [second],
      next_cursor: null,
    })
    expect(await get(`${quarter}&kind=commit`)).toMatchObject({ total: 0, rows: [] })
    const csv = await api.text(`/contributors/bob/contributions?${quarter}&format=csv`)
    expect(csv.trim().split('\r\n')).toHaveLength(3)
  })

  it('are those of one person, also where an address is all that is known of them', async () => {
    const api = asking(await filledStore(world))
    const { contributors } = await api.get(`/contributors?${quarter}`)
    const dee = contributors.find(({ name }) => name === 'Dee')
    const text = await api.text(`/contributors/${dee?.id}/contributions?${quarter}`)
    expect(JSON.parse(text)).toMatchObject({ total: 1, rows: [{ kind: 'commit' }] })
    expect(text).not.toContain('secret.example')
  })

  it('aren’t told of whom is left out, nor where people go by pseudonyms', async () => {
    const store = await filledStore(world)
    const api = asking(store)
    const veiled = asking(store, 'pseudonymous')
    const [{ id } = { id: '' }] = (await veiled.get(`/contributors?${quarter}`)).contributors
    const path = `/contributors/${id}/contributions?${quarter}`
    expect((await veiled.ask(path)).status).toBe(403)
    expect((await veiled.get<Refusal>(path)).error.code).toBe('named-only')
    expect((await api.get<Refusal>(`${path}&privacy=pseudonymous`)).error.code).toBe('named-only')
    await api.send('PUT', '/contributors/bob/left-out')
    const refused = await api.get<Refusal>(`/contributors/bob/contributions?${quarter}`)
    expect(refused.error.code).toBe('unknown-contributor')
  })
})
