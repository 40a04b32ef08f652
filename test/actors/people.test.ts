/** Identities and affiliations: what each rule finds, from when to when it holds, and what stays unknown. */
import { describe, expect, it } from 'vitest'
import type { Change } from '../../server/actors/change.ts'
import { listAffiliations, listIdentities } from '../../server/actors/list.ts'
import type { Store } from '../../server/store/open.ts'
import { instantOf, type CaseCommit } from '../metrics/world.ts'
import { activity, apply, peopleStore } from './world.ts'

const all = { limit: 1000, offset: 0 }
const day = (at: number): string => instantOf(at).slice(0, 10)

async function merged(store: Store): Promise<string[]> {
  const { identities } = await listIdentities(store, all)
  return identities.map((one) => `${one.account} is ${one.person} (${one.source})`)
}

const committers = async (store: Store): Promise<string[]> =>
  (await activity(store, 'commit')).map(({ person_id }) => person_id)

describe('identities', () => {
  it('are found by commits that GitHub knows the author of, in any repository, and by its own addresses', async () => {
    const store = await peopleStore()
    expect(await merged(store)).toEqual([
      'ann@example.invalid is ann (commit-author)',
      '7+bob@users.noreply.github.com is bob (noreply)',
      '8+build-bot@users.noreply.github.com is build-bot (noreply)',
    ])
    expect(await committers(store)).toEqual([
      'U_ann',
      'U_bob',
      'U_build-bot',
      'email:jane.roe@one.org',
    ])
  })

  it('aren’t found where the rule is off', async () => {
    const store = await peopleStore()
    await apply(store, { change: 'switch-identity-rule', rule: 'commit-author', is_on: false })
    expect(await committers(store)).toContain('email:ann@example.invalid')
  })

  it('by name and address only where the user wants it', async () => {
    const store = await peopleStore({
      commits: [
        { at: 50, by: 'jane.roe@one.org' },
        { at: 51, by: 'jane.roe@two.org' },
        { at: 52, by: 'jane.roe@three.org' },
      ],
    })
    await store.write({
      repo_id: 'R_a',
      rows: {
        git_commit: ['one', 'two', 'three'].map((name, index) => ({
          repo_id: 'R_a',
          oid: `oid_a_${index}`,
          author_name: name === 'three' ? 'Jan Roe' : 'Jane Roe',
          author_email: `jane.roe@${name}.org`,
          committer_name: 'x',
          committer_email: 'x',
          authored_at: instantOf(50 + index),
          committed_at: instantOf(50 + index),
          parents: '',
          is_merge: false,
          subject: 'x',
        })),
      },
    })
    await store.finishSync({ repo_id: 'R_a', as_of: instantOf(800), requests: 0 })
    expect(await merged(store)).toEqual([])
    await apply(store, { change: 'switch-identity-rule', rule: 'same-name', is_on: true })
    // The names of GitHub's list, which are the addresses here, say nothing.
    expect((await merged(store)).toSorted()).toEqual([
      'jane.roe@two.org is jane.roe@one.org (same-name)',
    ])
  })

  it('by hand lead on, refuse circles, and come apart as they were', async () => {
    const store = await peopleStore()
    const merge = (account: string, into: string): Change => ({ change: 'merge', account, into })
    await apply(store, merge('jane.roe@one.org', 'carl'), merge('carl', 'bob'))
    expect(await committers(store)).toEqual(['U_ann', 'U_bob', 'U_build-bot'])
    await expect(apply(store, merge('bob', 'jane.roe@one.org'))).rejects.toThrow(/already/)
    await expect(apply(store, merge('bob', 'nobody'))).rejects.toThrow(/"nobody"/)
    await expect(apply(store, merge('bob', 'no@body.org'))).rejects.toThrow(/"no@body.org"/)
    await apply(store, { change: 'split', account: 'carl' })
    expect(await committers(store)).toEqual(['U_ann', 'U_bob', 'U_build-bot', 'U_carl'])
    await expect(apply(store, { change: 'split', account: 'carl' })).rejects.toThrow(/not merged/)
    await expect(apply(store, merge('bob', '7+bob@users.noreply.github.com'))).rejects.toThrow()
  })

  it('kept apart by hand stay apart from what a rule finds', async () => {
    const store = await peopleStore()
    await apply(store, { change: 'split', account: 'ann@example.invalid' })
    expect(await committers(store)).toContain('email:ann@example.invalid')
    expect(await merged(store)).toContain('ann@example.invalid is ann@example.invalid (hand)')
  })

  it('that a later sync of one repository shows are followed in the others', async () => {
    const store = await peopleStore()
    expect(await committers(store)).toContain('email:jane.roe@one.org')
    await store.write({
      repo_id: 'R_b',
      rows: {
        commit: [
          {
            repo_id: 'R_b',
            oid: 'new',
            author_id: 'U_carl',
            author_name: 'Jane',
            author_email: 'Jane.Roe@one.org',
            committer_id: null,
            authored_at: instantOf(70),
            committed_at: instantOf(70),
            subject: 'x',
            parent_count: 1,
            additions: 0,
            deletions: 0,
            changed_files: 0,
            pull_request_id: null,
          },
        ],
      },
    })
    await store.finishSync({ repo_id: 'R_b', as_of: instantOf(800), requests: 0 })
    expect(await committers(store)).not.toContain('email:jane.roe@one.org')
  })
})

const jane = 'jane.roe@one.org'
async function belongs(
  commits: CaseCommit[],
  ...changes: Change[]
): Promise<(string | null | undefined)[][]> {
  const store = await peopleStore({ commits })
  await apply(store, ...changes)
  const { affiliations } = await listAffiliations(store, all)
  return affiliations.map(({ from, organisation, person, source, to }) => [
    person,
    organisation,
    from,
    to,
    source,
  ])
}

describe('affiliations', () => {
  const one: Change = { change: 'set-domain', domain: 'one.org', organisation: 'One' }
  const two: Change = { change: 'set-domain', domain: 'two.org', organisation: 'Two' }

  it('by domain hold for a year from the first commit with the address, and go on with each', async () => {
    expect(await belongs([{ at: 60, by: jane }], one)).toEqual([
      [jane, 'One', day(60), day(425), 'domain'],
    ])
    expect(
      await belongs(
        [60, 425].map((at) => ({ at, by: jane })),
        one,
      ),
    ).toEqual([[jane, 'One', day(60), day(790), 'domain']])
    expect(
      await belongs(
        [60, 426].map((at) => ({ at, by: jane })),
        one,
      ),
    ).toEqual([
      [jane, 'One', day(60), day(425), 'domain'],
      [jane, 'One', day(426), day(791), 'domain'],
    ])
  })

  it('by domain end with another organisation’s address, and with the rule', async () => {
    const moved: CaseCommit[] = [
      { at: 60, by: jane },
      { at: 90, by: 'jane@eu.two.org' },
    ]
    const same: Change = { change: 'merge', account: 'jane@eu.two.org', into: jane }
    expect(await belongs(moved, one, two, same)).toEqual([
      [jane, 'One', day(60), day(90), 'domain'],
      [jane, 'Two', day(90), day(455), 'domain'],
    ])
    expect(await belongs([{ at: 60, by: jane }], { ...one, from: day(60), to: day(61) })).toEqual([
      [jane, 'One', day(60), day(61), 'domain'],
    ])
    expect(await belongs([{ at: 60, by: jane }], { ...one, from: day(61) })).toEqual([])
    expect(await belongs([{ at: 60, by: jane }], { ...one, to: day(60) })).toEqual([])
  })

  it('of a sub-domain stand above its domain’s, and a like ending is no sub-domain', async () => {
    const commits = [
      { at: 60, by: 'a@eu.one.org' },
      { at: 60, by: 'b@none.org' },
    ]
    const sub: Change = { change: 'set-domain', domain: 'eu.one.org', organisation: 'Europe' }
    const found = await belongs(commits, one, sub)
    expect(found.map(([who, where]) => [who, where])).toEqual([['a@eu.one.org', 'Europe']])
  })

  it('by membership begin with the first day as a member, of those that are', async () => {
    const found = await belongs([], { change: 'set-owner', owner: 'Case', organisation: 'Case' })
    expect(found).toEqual([['ann', 'Case', day(11), null, 'membership']])
  })

  it('by hand stand above the domain’s, whose stand outside of their time; elsewhere it is unknown', async () => {
    const store = await peopleStore({ commits: [60, 70, 80, 500].map((at) => ({ at, by: jane })) })
    const hand: Change = { change: 'affiliate', person: jane, organisation: 'Hand' }
    await apply(store, one, { ...hand, from: day(70), to: day(80) })
    const days = await store.query<{ on_day: string; organisation: string | null }>(
      `select on_day, organisation from fact.activity_day where kind = 'commit' order by on_day`,
    )
    expect(days.map(({ organisation }) => organisation)).toEqual(['One', 'Hand', 'One', 'One'])
    await apply(store, { change: 'remove-domain', domain: 'one.org' })
    const { unknown } = await listAffiliations(store, all)
    expect(unknown).toEqual({ contributions: 1, of_contributions: 1, people: 1, of_people: 1 })
  })

  it('said of one account hold for the person, and go back with the account', async () => {
    const store = await peopleStore()
    await apply(
      store,
      { change: 'affiliate', person: 'carl', organisation: 'Two' },
      { change: 'merge', account: 'carl', into: 'ann' },
    )
    const placed = async () =>
      (await activity(store, 'commit')).filter((one) => one.organisation !== null)
    expect((await placed()).map(({ person_id }) => person_id)).toEqual(['U_ann'])
    await apply(store, { change: 'split', account: 'carl' })
    expect(await placed()).toEqual([])
  })

  it.each<[string, Change, RegExp]>([
    ['public hosts', { ...one, domain: 'gmail.com' }, /Anybody/],
    ['empty times', { ...one, from: '2025-02-01', to: '2025-02-01' }, /empty/],
    ['strangers', { change: 'affiliate', person: 'nobody', organisation: 'One' }, /"nobody"/],
    ['what isn’t there', { change: 'remove-owner', owner: 'nobody' }, /"nobody"/],
    ['nothing said', { change: 'disaffiliate', person: 'bob' }, /"bob"/],
  ])('are refused of %s', async (_, change, message) => {
    await expect(apply(await peopleStore(), change)).rejects.toThrow(message)
  })

  it('of one domain can’t overlap', async () => {
    const store = await peopleStore()
    await apply(store, { ...one, to: '2025-01-01' })
    await apply(store, { ...one, organisation: 'Later', from: '2025-01-01' })
    const again = apply(store, {
      ...one,
      organisation: 'Third',
      from: '2024-12-31',
      to: '2025-01-02',
    })
    await expect(again).rejects.toThrow(/belongs to/)
  })
})

describe('a file', () => {
  it('replaces what an earlier one said, and tells whom nobody has seen', async () => {
    const store = await peopleStore()
    const at = [{ organisation: 'One', from: '2025-01-01', to: '2026-01-01' }]
    const person = { person: 'Ann', also: [jane], at }
    const unknown = await apply(store, {
      change: 'import',
      file: {
        people: [person, { person: 'stranger', also: [], at }],
        domains: [{ domain: 'two.org', organisation: 'Two' }],
        companies: [{ company: 'acme', organisation: 'Acme' }],
      },
    })
    expect(unknown).toEqual(['stranger'])
    expect(await merged(store)).toContain(`${jane} is ann (file)`)
    const { affiliations } = await listAffiliations(store, { ...all, source: 'file' })
    expect(affiliations).toEqual([
      { person: 'ann', organisation: 'One', from: '2025-01-01', to: '2026-01-01', source: 'file' },
    ])
    await apply(store, { change: 'import', file: { people: [], domains: [], companies: [] } })
    expect(await merged(store)).not.toContain(`${jane} is ann (file)`)
    expect((await listAffiliations(store, { ...all, source: 'file' })).total).toBe(0)
  })

  it('can’t give one account to two people', async () => {
    const store = await peopleStore()
    const people = ['ann', 'bob'].map((person) => ({ person, also: [jane], at: [] }))
    await expect(
      apply(store, { change: 'import', file: { people, domains: [], companies: [] } }),
    ).rejects.toThrow(/"jane.roe@one.org" is to be "bob", but is "ann" too/)
  })
})
