/** Where the sample's people belong: intervals, e-mail addresses that agree with them, and what the store gets. */
import { describe, expect, it } from 'vitest'
import { sampleAffiliations } from '../../collectors/sample/organisations.ts'
import { sampleDefaults } from '../../collectors/sample/simulate.ts'
import { loadSample, removeSample } from '../../server/sync/sample.ts'
import { temporaryStore } from '../metrics/store.ts'
import { collect, repositoryId } from './collect.ts'

const sample = collect(sampleDefaults)
const affiliations = [...sampleAffiliations(sample.actor.map((row) => row.id))]
const isIn = (row: (typeof affiliations)[number], at: string) =>
  row.from_at <= at && (row.to_at === null || at < row.to_at)

describe('affiliations', () => {
  it('are some people’s, of several organisations, and no machine’s', () => {
    const people = sample.actor.filter((row) => /^SA_\d+$/.test(row.id)).length
    const affiliated = new Set(affiliations.map((row) => row.person_id))
    expect(affiliated.size / people).toBeGreaterThan(0.35)
    expect(affiliated.size / people).toBeLessThan(0.6)
    expect(new Set(affiliations.map((row) => row.organisation)).size).toBe(8)
    expect([...sampleAffiliations(['SA_claude', 'SA_bors', 'MDQ6VXNlcjE='])]).toEqual([])
  })

  it('hold one at a time: who moves leaves the old place when the new one begins', () => {
    let moves = 0
    for (const [index, row] of affiliations.entries()) {
      const next = affiliations[index + 1]
      if (row.to_at !== null) expect(row.to_at > row.from_at).toBe(true)
      if (next?.person_id !== row.person_id) continue
      moves++
      expect(row.to_at).toBe(next.from_at)
      expect(row.organisation).not.toBe(next.organisation)
    }
    expect(moves).toBeGreaterThan(20)
    expect(affiliations.filter((row) => row.to_at !== null).length).toBeGreaterThan(moves)
  })

  it('agree with the addresses that people commit with', () => {
    const domains = new Map<string, string>()
    let count = 0
    for (const commit of sample.commit.filter((row) => row.author_id !== null)) {
      const own = affiliations.find(
        (row) => row.person_id === commit.author_id && isIn(row, commit.authored_at),
      )
      const domain = commit.author_email!.split('@')[1]!
      expect(domain === 'users.example.invalid').toBe(own === undefined)
      if (own === undefined) continue
      count++
      expect(domains.get(own.organisation) ?? domain).toBe(domain)
      domains.set(own.organisation, domain)
    }
    expect(domains.size).toBe(8)
    expect(count).toBeGreaterThan(1000)
  })

  it('make the young project one organisation’s, and the growing one nobody’s', () => {
    const largest = (name: string) => {
      const repo_id = repositoryId(sample, name)
      const merges = sample.pull_request.filter(
        (row) => row.repo_id === repo_id && /^SA_\d+$/.test(row.merged_by_id ?? ''),
      )
      const counts = new Map<string, number>()
      for (const row of merges) {
        const own = affiliations.find(
          (one) => one.person_id === row.merged_by_id && isIn(one, row.merged_at!),
        )
        if (own) counts.set(own.organisation, (counts.get(own.organisation) ?? 0) + 1)
      }
      return Math.max(0, ...counts.values()) / merges.length
    }
    expect(largest('mosstide')).toBeGreaterThan(0.5)
    expect(largest('kelpline')).toBeLessThan(0.5)
  })
})

describe('the store', () => {
  it('knows them with the sample, before its facts are made, and forgets them with it', async () => {
    const store = await temporaryStore()
    const count = async (sql: string) =>
      (await store.query<{ total: number }>(`select count(*) as total from ${sql}`))[0]?.total
    await loadSample(store, { seed: 3, items: 300 })
    await loadSample(store, { seed: 3, items: 300 })
    expect(await count('affiliation')).toBe(
      await count('(select distinct person_id, from_at from affiliation)'),
    )
    expect(await count(`affiliation where source = 'file'`)).toBeGreaterThan(20)
    expect(await count('fact.activity_day where organisation is not null')).toBeGreaterThan(100)
    expect(await count('fact.activity_day where organisation is null')).toBeGreaterThan(100)
    expect(await count(`fact.commit where pull_request_id is not null`)).toBeGreaterThan(50)
    expect(await count('fact.commit where touches_docs')).toBeGreaterThan(5)
    await removeSample(store)
    expect(await count('affiliation')).toBe(0)
  })
})
