/** Affiliations by profile: what is kept of profiles, which organisation a company is, and whose profile goes. */
import { describe, expect, it } from 'vitest'
import { companyKey, type Change } from '../../server/actors/change.ts'
import { listAffiliations, listRules } from '../../server/actors/list.ts'
import { setLeftOut } from '../../server/contributors/left-out.ts'
import type { Store } from '../../server/store/open.ts'
import { filledStore } from '../metrics/store.ts'
import { instantOf, type CaseWorld, type Day } from '../metrics/world.ts'
import { activity, apply, factsOf } from './world.ts'

const all = { limit: 1000, offset: 0 }
const acme: Change = { change: 'set-company', company: '@ACME', organisation: 'Acme' }

/** Ann and Bob act in two repositories; their profiles name a company from day 15 on. */
const world: CaseWorld = {
  as_of: 100,
  issues: [10, 20, 30].flatMap((at) => [
    { at, by: 'ann' },
    { at, by: 'bob', in: 'b' },
    { at, by: 'ann', in: 'b' },
  ]),
  profiles: [
    { who: 'ann', at: 15, company: '@Acme' },
    { who: 'bob', at: 15, company: 'Beta Corp', in: 'b' },
  ],
}

const profileStore = (extra: Partial<CaseWorld> = {}): Promise<Store> =>
  filledStore({ ...world, ...extra })

/** One look at a profile by a sync of a repository. */
async function look(store: Store, who: string, at: Day, company: string | null, repo = 'R_a') {
  const row = { actor_id: `U_${who}`, seen_at: instantOf(at), company }
  const changes = await store.write({ repo_id: repo, rows: { profile: [row] } })
  await store.finishSync({ repo_id: repo, as_of: instantOf(100), requests: 0 })
  return changes
}

const kept = async (store: Store): Promise<[string, string, string | null][]> => {
  const rows = await store.query<{ actor_id: string; seen_at: string; company: string | null }>(
    'from raw.profile order by all',
  )
  return rows.map(({ actor_id, company, seen_at }) => [actor_id, seen_at.slice(0, 10), company])
}

const days = async (store: Store, person: string): Promise<string[]> => {
  const rows = await store.query<{ day: string; organisation: string | null }>(
    `select distinct strftime(on_day, '%m-%d') as day, organisation
     from fact.activity_day where person_id = $person order by all`,
    { person: `U_${person}` },
  )
  return rows.map(({ day, organisation }) => `${day} ${organisation ?? '?'}`)
}

describe('a rule of a company', () => {
  it('says where people belong from the first look on, in every repository; without one nothing is guessed', async () => {
    const store = await profileStore()
    expect(await days(store, 'ann')).toEqual(['01-11 ?', '01-21 ?', '01-31 ?'])
    await apply(store, acme)
    expect(await days(store, 'ann')).toEqual(['01-11 ?', '01-21 Acme', '01-31 Acme'])
    expect(await days(store, 'bob')).toEqual(['01-11 ?', '01-21 ?', '01-31 ?'])
    expect((await listRules(store)).organisations).toEqual([
      { kind: 'company', value: 'acme', organisation: 'Acme', from: null, to: null },
    ])
    await apply(store, { change: 'remove-company', company: ' Acme ' })
    expect(await days(store, 'ann')).toEqual(['01-11 ?', '01-21 ?', '01-31 ?'])
  })

  it('is found by spelling as the view spells profiles', async () => {
    const texts = [
      '@Acme',
      ' \t@ACME  Labs\u00A0\u3000 GmbH\n',
      '@ acme',
      '@a @B',
      '@@x',
      '\v\fÄ, Inc.',
    ]
    const profiles = texts.map((company, index) => ({ who: `p${index}`, at: 1, company }))
    const store = await profileStore({ profiles })
    const rows = await store.query<{ company: string }>(
      'select company from profile order by actor_id',
    )
    expect(rows.map(({ company }) => company)).toEqual(texts.map(companyKey))
  })

  it.each<[string, Change[], RegExp]>([
    [
      'at one time two',
      [acme, { ...acme, organisation: 'Beta', from: '2025-01-01' }],
      /belongs to/,
    ],
    ['an empty time', [{ ...acme, from: '2025-02-01', to: '2025-02-01' }], /empty/],
    ['nothing', [{ ...acme, company: ' @ ' }], /as profiles name it/],
    ['what isn’t there', [{ change: 'remove-company', company: 'acme' }], /company "acme"/],
  ])('can’t be of %s', async (_, changes, message) => {
    await expect(profileStore().then((store) => apply(store, ...changes))).rejects.toThrow(message)
  })

  it('may be one of a file', async () => {
    const store = await profileStore()
    const companies = [{ company: 'acme', organisation: 'Acme', from: '2025-01-31' }]
    await apply(store, { change: 'import', file: { people: [], domains: [], companies } })
    expect(await days(store, 'ann')).toEqual(['01-11 ?', '01-21 ?', '01-31 Acme'])
  })

  it('is missing for the companies that are listed', async () => {
    const store = await profileStore({ as_of: 40 })
    await look(store, 'cid', 16, 'Idle Ltd')
    await look(store, 'bob', 17, null, 'R_b')
    await look(store, 'bob', 18, 'Gamma', 'R_b')
    const { companies } = await listAffiliations(store, all)
    expect(companies).toEqual([
      { company: 'acme', people: 1 },
      { company: 'gamma', people: 1 },
    ])
    await apply(store, acme)
    const { affiliations, companies: left } = await listAffiliations(store, all)
    expect(left).toEqual([{ company: 'gamma', people: 1 }])
    expect(affiliations).toEqual([
      { person: 'ann', organisation: 'Acme', from: '2025-01-16', to: null, source: 'profile' },
    ])
  })
})

describe('looks at a profile', () => {
  it('are kept where they saw something else than the one before', async () => {
    const store = await profileStore({ profiles: [] })
    const none = { inserted: 0, updated: 0, deleted: 0 }
    expect(await look(store, 'ann', 1, null)).toEqual(none)
    expect(await look(store, 'ann', 5, 'Acme')).toEqual({ ...none, inserted: 1 })
    expect(await look(store, 'ann', 6, 'Acme')).toEqual(none)
    expect(await look(store, 'ann', 8, null)).toEqual({ ...none, inserted: 1 })
    expect(await look(store, 'ann', 9, null)).toEqual(none)
    // Another sync's batch may be written later than it was read.
    expect(await look(store, 'ann', 7, 'Acme', 'R_b')).toEqual(none)
    expect(await look(store, 'ann', 3, null)).toEqual(none)
    expect(await kept(store)).toEqual([
      ['U_ann', '2025-01-06', 'Acme'],
      ['U_ann', '2025-01-09', null],
    ])
  })

  it('that see another company are followed in all repositories, as a rebuild would', async () => {
    const store = await profileStore()
    const both = [acme, { ...acme, company: 'delta', organisation: 'Delta' }]
    await apply(store, ...both)
    await look(store, 'ann', 25, 'Delta', 'R_b')
    const after = ['01-11 ?', '01-21 Acme', '01-31 Delta']
    expect(await days(store, 'ann')).toEqual(after)
    const byRepository = await activity(store, 'issue')
    expect(byRepository.filter(({ person_id }) => person_id === 'U_ann')).toHaveLength(3)
    const facts = await factsOf(store)
    expect(await store.rebuildFacts({ compare: true })).toBe(0)
    expect(await factsOf(store)).toEqual(facts)
  })
})

describe('a profile goes', () => {
  it('with its person’s leaving of the lists, and comes back with a look after they are listed again', async () => {
    const store = await profileStore()
    await apply(store, acme)
    await setLeftOut(store, 'ann', true)
    expect((await kept(store)).map(([who]) => who)).toEqual(['U_bob'])
    expect(await days(store, 'ann')).toEqual(['01-11 ?', '01-21 ?', '01-31 ?'])
    await look(store, 'ann', 25, 'Acme')
    expect((await kept(store)).map(([who]) => who)).toEqual(['U_bob'])
    await setLeftOut(store, 'ann', false)
    await look(store, 'ann', 26, 'Acme')
    expect(await days(store, 'ann')).toEqual(['01-11 ?', '01-21 ?', '01-31 Acme'])
  })

  it('with the last repository in which they have done something', async () => {
    const store = await profileStore()
    await apply(store, acme, { ...acme, company: 'Beta Corp', organisation: 'Beta' })
    await store.addToEcosystem({ slug: 'x', title: 'X', is_simulated: false }, ['R_b'])
    await store.removeEcosystem('case')
    // The second repository stays: it is in another ecosystem, too.
    expect((await kept(store)).map(([who]) => who)).toEqual(['U_ann', 'U_bob'])
    await store.removeEcosystem('x')
    expect(await kept(store)).toEqual([])
    expect((await listAffiliations(store, all)).affiliations).toEqual([])
  })
})
