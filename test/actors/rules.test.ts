/** Rules: what they decide, that every number follows a change at once, and that any version can be had back. */
import { describe, expect, it } from 'vitest'
import type { Change } from '../../server/actors/change.ts'
import { listHistory, listRules, listVersion } from '../../server/actors/list.ts'
import type { Store } from '../../server/store/open.ts'
import { apply, factsOf, peopleStore } from './world.ts'

async function kindOf(store: Store, login: string): Promise<[string, string] | undefined> {
  const rows = await store.query<{ kind: string; why: string }>(
    'select kind, why from account where login = $login',
    { login },
  )
  return rows[0] && [rows[0].kind, rows[0].why]
}

const changes: Record<string, Change[]> = {
  'a login is a bot': [{ change: 'set-kind', login: 'bob', kind: 'bot' }],
  'a pattern': [{ change: 'set-kind', login: '*-bot', kind: 'bot' }],
  'a bot that is a person': [{ change: 'set-kind', login: 'sweeper', kind: 'human' }],
  'an address is an agent': [{ change: 'set-kind', login: 'jane.roe@one.org', kind: 'agent' }],
  'a label is stale': [{ change: 'add-stale-label', label: 'dormant' }],
  'two accounts are one': [{ change: 'merge', account: 'carl', into: 'ann' }],
  'an address is an account': [{ change: 'merge', account: 'jane.roe@one.org', into: 'carl' }],
  'an address is kept apart': [{ change: 'split', account: 'ann@example.invalid' }],
  'a rule is off': [{ change: 'switch-identity-rule', rule: 'noreply', is_on: false }],
  'a person belongs': [
    { change: 'affiliate', person: 'bob', organisation: 'One', from: '2025-02-01' },
  ],
  'a domain belongs': [{ change: 'set-domain', domain: 'one.org', organisation: 'One' }],
  'members belong': [{ change: 'set-owner', owner: 'case', organisation: 'Case' }],
  'several at once': [
    { change: 'set-domain', domain: 'example.invalid', organisation: 'Two' },
    { change: 'merge', account: 'ann', into: 'bob' },
    { change: 'set-kind', login: 'carl', kind: 'agent' },
    { change: 'add-stale-label', label: 'dormant' },
  ],
}

describe.each(Object.entries(changes))('%s', (_, change) => {
  it('changes facts as a rebuild does, and back again when its version is restored', async () => {
    const store = await peopleStore()
    const before = await factsOf(store)
    await apply(store, ...change)
    const after = await factsOf(store)
    expect(after).not.toEqual(before)
    await store.rebuildFacts()
    expect(await factsOf(store)).toEqual(after)
    const { changes: history } = await listHistory(store, { limit: 100, offset: 0 })
    expect(history).toHaveLength(change.length)
    const version = history[0]?.version ?? 0
    await apply(store, { change: 'restore', version: version - 1 })
    expect(await factsOf(store)).toEqual(before)
    await apply(store, { change: 'restore', version })
    expect(await factsOf(store)).toEqual(after)
  })
})

describe('kinds', () => {
  it('come from an exact login, then the longest pattern, then the source, else a person', async () => {
    const store = await peopleStore()
    expect(await kindOf(store, 'build-bot')).toEqual(['human', 'default'])
    expect(await kindOf(store, 'sweeper')).toEqual(['bot', 'source'])
    await apply(
      store,
      { change: 'set-kind', login: '*-BOT', kind: 'bot' },
      { change: 'set-kind', login: 'build-*', kind: 'agent' },
    )
    expect(await kindOf(store, 'build-bot')).toEqual(['agent', 'pattern'])
    await apply(store, { change: 'set-kind', login: 'Build-Bot[bot]', kind: 'human' })
    expect(await kindOf(store, 'build-bot')).toEqual(['human', 'rule'])
    await apply(store, { change: 'remove-kind', login: 'build-bot' })
    expect(await kindOf(store, 'build-bot')).toEqual(['agent', 'pattern'])
  })

  it('of an address is its account’s, unless it has a rule of its own', async () => {
    const store = await peopleStore()
    const address = '8+build-bot@users.noreply.github.com'
    await apply(store, { change: 'set-kind', login: 'build-bot', kind: 'bot' })
    expect(await kindOf(store, address)).toEqual(['bot', 'account'])
    await apply(store, { change: 'set-kind', login: address, kind: 'agent' })
    expect(await kindOf(store, address)).toEqual(['agent', 'rule'])
  })

  it('can’t be said of everybody, nor of nobody', async () => {
    const store = await peopleStore()
    await expect(apply(store, { change: 'remove-kind', login: 'nobody' })).rejects.toThrow(
      /no rule for "nobody"/,
    )
    await expect(apply(store, { change: 'remove-stale-label', label: 'x' })).rejects.toThrow(/"x"/)
  })
})

describe('versions', () => {
  it('rise by one with each change, not with one of nothing, and not where one of several fails', async () => {
    const store = await peopleStore()
    const { version } = await listRules(store)
    const set = { change: 'set-kind', login: 'bob', kind: 'bot' } as const
    await apply(store, set)
    await apply(store, set)
    expect((await listRules(store)).version).toBe(version + 1)
    const before = await factsOf(store)
    await expect(
      apply(store, { ...set, login: 'carl' }, { change: 'remove-kind', login: 'nobody' }),
    ).rejects.toThrow()
    expect((await listRules(store)).version).toBe(version + 1)
    expect(await factsOf(store)).toEqual(before)
  })

  it('tell what was, what is and why, and show all rules as they were', async () => {
    const store = await peopleStore()
    const first = (await listRules(store)).version
    await store.applyRules({
      changes: [{ change: 'set-kind', login: 'bob', kind: 'bot' }],
      note: 'asked',
    })
    await apply(store, { change: 'set-kind', login: 'bob', kind: 'agent', note: 'both' })
    const { changes } = await listHistory(store, { limit: 1, offset: 0 })
    expect(changes).toMatchObject([{ version: first + 2, list: 'kind', key: 'bob', note: null }])
    expect(JSON.parse(changes[0]?.before ?? '')).toEqual({ login: 'bob', kind: 'bot', note: null })
    expect(JSON.parse(changes[0]?.after ?? '')).toMatchObject({ kind: 'agent', note: 'both' })
    const bobAt = async (version: number) =>
      (await listVersion(store, version)).rows.filter(({ key }) => key === 'bob').length
    expect([await bobAt(first), await bobAt(first + 1), await bobAt(first + 2)]).toEqual([0, 1, 1])
    await expect(apply(store, { change: 'restore', version: 999 })).rejects.toThrow(
      /no version 999/,
    )
  })
})
