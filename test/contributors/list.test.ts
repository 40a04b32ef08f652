/** `/contributors`: who contributed what, by weights, in which order, and with which guards. */
import { beforeAll, describe, expect, it } from 'vitest'
import { fill, sharedTemporaryStore, temporaryStore } from '../metrics/store.ts'
import type { CaseItem, CaseWorld } from '../metrics/world.ts'
import { asking, quarter, type Asking, type List, type Refusal } from './world.ts'

const size: [number, number, number] = [50, 10, 3]
const merged = (by: string, at: number, who = 'rev', more: Partial<CaseItem> = {}): CaseItem => ({
  by,
  at,
  size,
  acts: [
    [who === by ? 'commented' : 'reviewed', who, at + 0.1, 'APPROVED'],
    ['merged', who, at + 0.2],
  ],
  ...more,
})

const world: CaseWorld = {
  as_of: 100,
  affiliations: [{ who: 'ann', at: 'Moss' }],
  issues: [
    {
      at: 3,
      by: 'ann',
      acts: [
        ['commented', 'ann', 4],
        ['commented', 'ann', 5],
      ],
    },
    { at: 200, by: 'ann' },
    { at: 3, by: 'x[bot]' },
    { at: 3, by: null },
    { in: 'b', at: 40, by: 'Bob' },
  ],
  requests: [
    {
      at: 1,
      by: 'ann',
      size,
      acts: [
        ['review_commented', 'ann', 2],
        ['review_commented', 'ann', 2],
        ['merged', 'rev', 3],
      ],
    },
    {
      in: 'b',
      at: 1,
      by: 'ann',
      size,
      acts: [
        ['commented', 'ann', 1],
        ['review_commented', 'ann', 2],
        ['review_commented', 'ann', 2],
      ],
    },
  ],
}

const names = ({ contributors }: List) => contributors.map(({ name }) => name)
const rowOf = ({ contributors }: List, name: string | null) => {
  const row = contributors.find((each) => each.name === name)
  if (row === undefined) throw new Error(`${name} is not listed.`)
  return row
}

describe('/contributors', () => {
  let api: Asking
  beforeAll(async () => {
    const store = await sharedTemporaryStore()
    await fill(store, world)
    api = asking(store)
  })

  it('finds who is called something, without moving any number', async () => {
    const all = await api.get(`/contributors?${quarter}`)
    const found = await api.get(`/contributors?${quarter}&find=AN`)
    expect(names(all).length).toBeGreaterThan(names(found).length)
    expect(names(found)).toEqual(names(all).filter((name) => name?.includes('an')))
    expect(names(found)).toContain('ann')
    expect(rowOf(found, 'ann')).toEqual(rowOf(all, 'ann'))
    expect(found).toMatchObject({ left_out: all.left_out, people: all.people, total: all.total })
  })

  it('has the worked example: 16.9396 points, 4.116 damped, shown by kind', async () => {
    const list = await api.get(`/contributors?${quarter}`)
    const ann = rowOf(list, 'ann')
    expect(ann).toMatchObject({
      id: 'ann',
      login: 'ann',
      value: 16.9396,
      unguarded: 16.9396,
      contributions: 11,
      months: 1,
      people: 1,
      place: null,
      place_low: null,
      depends_on_weights: null,
      score: null,
    })
    expect(ann.damped).toBeCloseTo(4.116, 3)
    expect(
      ann.kinds.map(({ contributions, kind, value, weight }) => [
        kind,
        contributions,
        weight,
        value,
      ]),
    ).toEqual([
      ['change_request', 2, 4.0679, 8.1358],
      ['review_comment', 4, 0.7427, 2.9708],
      ['issue', 1, 2.2235, 2.2235],
      ['merged', 1, 2.0339, 2.0339],
      ['comment', 3, 0.5252, 1.5756],
    ])
    expect(list).toMatchObject({
      scope: 'ecosystem:case',
      as_of: '2025-04-11T00:00:00Z',
      window: { from: '2025-01-01T00:00:00Z', to: '2025-04-01T00:00:00Z' },
      by: 'person',
      sort: 'name',
      weights: { name: 'opendigger' },
      privacy: 'open',
      cap: null,
      people: 3,
      left_out: 0,
      total_rows: 3,
      next_cursor: null,
      parts: [],
    })
    expect(list.total).toMatchObject({ value: 19.1631, contributions: 13 })
  })

  it('lists people alone, alphabetically in any case, and none of a deleted account', async () => {
    expect(names(await api.get(`/contributors?${quarter}`))).toEqual(['ann', 'Bob', 'rev'])
  })

  it('has places only where an order is asked for', async () => {
    const list = await api.get(`/contributors?${quarter}&sort=value`)
    expect(list.contributors.map(({ name, place }) => [name, place])).toEqual([
      ['ann', 1],
      ['Bob', 2],
      ['rev', 3],
    ])
    expect(rowOf(list, 'ann')).toMatchObject({
      place_low: 1,
      place_high: 1,
      depends_on_weights: false,
    })
  })

  it('says how alike the order is in each other set', async () => {
    const { agreement } = await api.get(`/contributors?${quarter}&weights=equal`)
    expect(agreement.map(({ weights }) => weights)).toEqual(['opendigger', 'sourcecred', 'tiers'])
    // equal 11, 1, 1 against opendigger 16.9, 2.2, 0: ranks 3, 1.5, 1.5 against 3, 2, 1.
    expect(agreement[0]).toEqual({ weights: 'opendigger', rho: 0.866025, moved: 0 })
  })

  it('takes the first day of the window and leaves the day at which it ends', async () => {
    const of = async (days: string) =>
      names(await api.get(`/contributors?scope=ecosystem:case&${days}`))
    expect(await of('from=2025-02-10&to=2025-02-11')).toEqual(['Bob'])
    expect(await of('from=2025-02-11&to=2025-02-28')).toEqual([])
    expect(await of('from=2025-01-05&to=2025-02-10')).toEqual(['ann'])
  })

  it('knows nothing after the last sync', async () => {
    expect(
      names(await api.get('/contributors?scope=ecosystem:case&from=2025-05-01&to=2026-01-01')),
    ).toEqual([])
  })

  it('adds up by repository and by organisation to the same', async () => {
    const people = await api.get(`/contributors?${quarter}`)
    for (const [by, expected] of [
      ['repository', ['case/a', 'case/b']],
      ['organisation', ['Moss', null]],
    ] as const) {
      const list = await api.get(`/contributors?${quarter}&by=${by}`)
      expect(names(list)).toEqual(expected)
      expect(list.total).toEqual(people.total)
      const sum = list.contributors.reduce((total, { value }) => total + value, 0)
      expect(sum).toBeCloseTo(people.total.value, 5)
    }
    const list = await api.get(`/contributors?${quarter}&by=repository`)
    expect(rowOf(list, 'case/b')).toMatchObject({ people: 2, value: 8.302, login: null })
  })

  it('comes in pages, and as a file whole', async () => {
    const first = await api.get(`/contributors?${quarter}&limit=2`)
    expect([names(first), first.next_cursor, first.total_rows]).toEqual([['ann', 'Bob'], '2', 3])
    const second = await api.get(`/contributors?${quarter}&limit=2&cursor=2`)
    expect([names(second), second.next_cursor]).toEqual([['rev'], null])
    const csv = (await api.text(`/contributors?${quarter}&format=csv`)).split('\r\n')
    expect(csv).toHaveLength(1 + 3 + 1)
    expect(csv[0]).toMatch(/^id,name,login,value,damped,/)
    expect(csv[1]).toMatch(/^ann,ann,ann,16.9396,4.11/)
    expect(csv[1]).toContain(',opendigger,')
  })

  it.each([
    ['/contributors?scope=repo:no/body', 404, 'unknown-scope'],
    ['/contributors', 400, 'bad-request'],
    [`/contributors?${quarter}&scope=all`, 400, 'bad-request'],
    [`/contributors?${quarter}&sort=best`, 400, 'bad-request'],
    [`/contributors?${quarter}&order=1`, 400, 'bad-request'],
    [`/contributors?${quarter}&limit=0`, 400, 'bad-request'],
    [`/contributors?${quarter}&by=repository&sort=rank`, 400, 'rank-of-people'],
    [`/contributors?${quarter}&weights=none`, 404, 'unknown-weights'],
    [`/contributors?${quarter}&weights=equal@3`, 404, 'unknown-weights'],
    ['/contributors?scope=all&from=2025-01-01T06:00:00Z&to=2025-02-01', 400, 'whole-days'],
    ['/contributors?scope=all&from=2025-02-01&to=2025-01-01', 400, 'reversed-range'],
    [`/contributors?${quarter}&by=repository&organisation=Moss`, 400, 'people-of-one'],
    [`/contributors/nobody?${quarter}`, 404, 'unknown-contributor'],
  ])('refuses %s', async (path, status, code) => {
    const response = await api.ask(path)
    const { error } = (await response.json()) as Refusal
    expect([response.status, error.code]).toEqual([status, code])
  })
})

describe('what does not inflate it', () => {
  const crowd = Array.from({ length: 20 }, (_, at) => merged(`person${at}`, 1 + at))
  const many = (count: number, make: (at: number) => CaseItem): CaseItem[] =>
    Array.from({ length: count }, (_, at) => make(at))

  it('merge commits: they are no commits of anybody', async () => {
    const commits = Array.from({ length: 30 }, () => ({ at: 5, by: 'mel', merge: true }))
    const store = await temporaryStore()
    await fill(store, { as_of: 100, commits: [...commits, { at: 6, by: 'ned' }] })
    const answer = await asking(store).get(`/contributors?${quarter}&weights=equal`)
    expect(names(answer)).not.toContain('mel')
    expect(rowOf(answer, 'ned').value).toBe(1)
  })

  it('mass trivial changes: a hundred one-liners weigh less than twelve real changes', async () => {
    const trivial = many(100, (at) =>
      merged('tim', 1 + at / 10, 'rev', { size: [1, 1, 1], in: at % 2 === 0 ? 'a' : 'b' }),
    )
    const real = many(12, (at) => merged('hal', 1 + at))
    const store = await temporaryStore()
    await fill(store, { as_of: 100, requests: [...crowd, ...trivial, ...real] })
    const api = asking(store)
    const set = {
      title: 'No cap',
      source: 'test',
      cap: null,
      kinds: { change_request: 1, merged: 1 },
    }
    await api.send('PUT', '/weights/no-cap', set)
    const list = await api.get(`/contributors?${quarter}&weights=no-cap&limit=100`)
    // Ten opened and ten merged.
    expect(rowOf(list, 'tim')).toMatchObject({ contributions: 200, unguarded: 200, value: 20 })
    expect(rowOf(list, 'hal')).toMatchObject({ unguarded: 24, value: 24 })
    // Most people's month is 2 points of equal weights: nobody gets more than four times that.
    const capped = await api.get(`/contributors?${quarter}&weights=equal&limit=100`)
    expect(capped.cap).toBe(8)
    expect(rowOf(capped, 'tim').value).toBe(8)
  })

  it('a burst of changes that their author merged, which nobody reviewed', async () => {
    const burst = many(60, (at) => merged('sol', 1 + at / 10, 'sol'))
    const store = await temporaryStore()
    await fill(store, { as_of: 100, requests: [...crowd, ...burst] })
    const api = asking(store)
    const set = {
      title: 'No cap',
      source: 'test',
      cap: null,
      kinds: { change_request: 1, merged: 1, merge: 1 },
    }
    await api.send('PUT', '/weights/no-cap', set)
    const sol = rowOf(await api.get(`/contributors?${quarter}&weights=no-cap&limit=100`), 'sol')
    // Opened, merged and merging: ten of each instead of sixty.
    expect(sol).toMatchObject({ unguarded: 180, value: 30 })
    await api.send('PUT', '/weights/no-guard', {
      ...set,
      limits: { small: null, self_merged: null },
    })
    const free = rowOf(await api.get(`/contributors?${quarter}&weights=no-guard&limit=100`), 'sol')
    expect(free.value).toBe(180)
  })

  it('documentation counts in full, and as the set says where it says so', async () => {
    const store = await temporaryStore()
    const commits = [{ at: 5, by: 'dot', from: 'both' as const, paths: ['docs' as const] }]
    await fill(store, { as_of: 100, requests: [], commits })
    const api = asking(store)
    const value = async (name: string) =>
      rowOf(await api.get(`/contributors?${quarter}&weights=${name}`), 'dot').value
    expect(await value('equal')).toBe(1)
    const set = { title: 'Docs', source: 'OpenDigger', docs: 0.4, kinds: { commit: 1 } }
    await api.send('PUT', '/weights/docs', set)
    expect(await value('docs')).toBe(0.4)
  })
})

describe('the rank in three parts', () => {
  it('weighs what is merged, approved, kept, thanked for and used', async () => {
    const store = await temporaryStore()
    await fill(store, {
      as_of: 100,
      packages: [{ package: 'moss', dependents: 90 }],
      requests: [
        merged('ann', 1, 'rev', { reactions: { HEART: 4 } }),
        merged('ann', 2),
        merged('bob', 3, 'bob', { title: 'Try it' }),
        { by: 'rev', at: 5, size, title: 'Revert "Try it"', acts: [['merged', 'rev', 6]] },
        // In another repository, whose packages nobody is known to use.
        merged('cyd', 4, 'rev', { in: 'b' }),
        // Opened, not merged: no part in it.
        { by: 'dan', at: 4, size },
        // Merged in the window's last instant, and at its end.
        merged('eve', 89.7, 'rev'),
        merged('fay', 89.8, 'rev'),
      ],
      releases: [{ at: 7, by: 'gus' }],
      commits: [
        { at: 8, by: 'hal', from: 'git', paths: ['docs'], email: 'hal@example.invalid' },
        { at: 8, by: 'hal', from: 'git', paths: ['docs', 'code'] },
      ],
    })
    const list = await asking(store).get(`/contributors?${quarter}&sort=rank`)
    const of = (name: string) => rowOf(list, name)
    expect(list.parts).toEqual([
      { part: 'quantity', weight: 30, share: 0.3, reason: null },
      { part: 'quality', weight: 40, share: 0.4, reason: null },
      { part: 'impact', weight: 30, share: 0.3, reason: null },
    ])
    const ranked = list.contributors.filter(({ score }) => score !== null)
    expect(ranked.map(({ name }) => name ?? '').toSorted()).toEqual([
      'ann',
      'bob',
      'cyd',
      'eve',
      'gus',
      'hal',
      'rev',
    ])
    // Seven people: ann has two, the others one of something.
    expect(of('ann').quantity).toBeCloseTo(6.5 / 7, 9)
    expect(of('bob').quantity).toBeCloseTo(3 / 7, 9)
    expect(of('gus')).toMatchObject({ quality: null, impact: null })
    // Of repository a's five merged changes two are ann's: 36 of 90; those of b aren't known.
    expect(of('ann').impact).toBeCloseTo(3.5 / 4, 9)
    expect(of('cyd').impact).toBeNull()
    expect(of('bob').quality).toBeCloseTo(0.5 / 5, 9)
    expect(of('ann')).toMatchObject({ place: 1, quality: 0.9 })
    expect(of('dan')).toMatchObject({ score: null, place: null, quantity: null })
  })

  it('says that nothing tells of the impact, and gives its weight to the others', async () => {
    const store = await temporaryStore()
    await fill(store, { as_of: 100, requests: [merged('ann', 1), merged('bob', 2)] })
    const { contributors, parts } = await asking(store).get(`/contributors?${quarter}&sort=rank`)
    expect(parts.map(({ reason, share }) => [share, reason])).toEqual([
      [30 / 70, null],
      [40 / 70, null],
      [0, 'no_source'],
    ])
    expect(contributors.map(({ impact }) => impact)).toEqual([null, null, null])
  })

  it('does not change what an earlier window was when something is taken back later', async () => {
    const store = await temporaryStore()
    await fill(store, {
      as_of: 200,
      requests: [
        merged('ann', 1, 'rev', { title: 'Try it' }),
        merged('bob', 2),
        { by: 'rev', at: 100, size, title: 'Revert "Try it"', acts: [['merged', 'rev', 101]] },
      ],
    })
    const api = asking(store)
    const quality = async (window: string) =>
      rowOf(await api.get(`/contributors?scope=ecosystem:case&sort=rank&${window}`), 'ann').quality
    expect(await quality('from=2025-01-01&to=2025-04-01')).toBe(0.5)
    expect(await quality('from=2025-01-01&to=2025-05-01')).toBeLessThan(0.5)
  })
})
