/** The sample as a stream: the same bytes for a seed, the size that was asked for, batches that stand alone. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sampleDefaults, sampleEcosystem, simulate } from '../../collectors/sample/simulate.ts'
import { collect, type Sample } from './collect.ts'

function bytes(options: Parameters<typeof simulate>[0]): string {
  const hash = createHash('sha256')
  for (const batch of simulate(options)) hash.update(JSON.stringify(batch))
  return hash.digest('hex')
}

const items = (sample: Sample) => sample.issue.length + sample.pull_request.length

describe('a seed', () => {
  it('gives the same bytes each time', () => {
    expect(bytes({ seed: 7, items: 2000 })).toBe(bytes({ seed: 7, items: 2000 }))
  })

  it('gives the same bytes when two simulations run in turns', () => {
    const first = simulate({ seed: 7, items: 1500 })
    const second = simulate({ seed: 7, items: 1500 })
    for (const batch of first) expect(second.next().value).toEqual(batch)
    expect(second.next().done).toBe(true)
  })

  it('gives other bytes than another seed, also one that differs only above 32 bits', () => {
    const one = bytes({ seed: 7, items: 1000 })
    expect(bytes({ seed: 8, items: 1000 })).not.toBe(one)
    expect(bytes({ seed: 7 + 2 ** 40, items: 1000 })).not.toBe(one)
  })
})

describe('size', () => {
  it.each([1, 37, 1000, 10_000])('%i items are met exactly', (wanted) => {
    expect(items(collect({ seed: 3, items: wanted }))).toBe(wanted)
  })

  it('repeats the scenarios under numbered names beyond six repositories', () => {
    const sample = collect({ seed: 3, items: 3000, repositories: 14 })
    expect(sample.repository).toHaveLength(14)
    expect(new Set(sample.repository.map((row) => row.name)).size).toBe(14)
    expect(sample.repository[6]!.name).toBe(`${sample.repository[0]!.name}-2`)
    expect(sample.repository[12]!.name).toBe(`${sample.repository[0]!.name}-3`)
    expect(items(sample)).toBe(3000)
  })

  it.each([
    { seed: 1.5, items: 10 },
    { seed: 1, items: 0 },
    { seed: 1, items: 10.5 },
    { seed: 1, items: 10, repositories: 0 },
  ])('refuses %o', (options) => {
    expect(() => simulate(options).next()).toThrow(RangeError)
  })

  it('grows the community with the items', () => {
    const small = collect({ seed: 3, items: 1000 }).actor.length
    expect(small).toBeGreaterThan(60)
    expect(collect({ seed: 3, items: 10_000 }).actor.length).toBeGreaterThan(2 * small)
  })
})

const accountKeys = [
  'author_id',
  'actor_id',
  'merged_by_id',
  'committer_id',
  'answer_chosen_by_id',
] as const

describe('the batches', () => {
  const known = new Set<string>()
  const seenRepositories = new Set<string>()
  const wrong: string[] = []
  let largest = 0
  for (const batch of simulate(sampleDefaults)) {
    const { rows } = batch
    largest = Math.max(
      largest,
      Object.values(rows).reduce((sum, list) => sum + list.length, 0),
    )
    if (!seenRepositories.has(batch.repo_id)) {
      if (rows.repository?.[0]?.id !== batch.repo_id) wrong.push('a first batch has no repository')
      if (!rows.label) wrong.push('a first batch has no labels')
      seenRepositories.add(batch.repo_id)
    }
    for (const actor of rows.actor ?? []) known.add(actor.id)
    const items = [...(rows.issue ?? []), ...(rows.pull_request ?? []), ...(rows.discussion ?? [])]
    const own = new Set(items.map((row) => row.id))
    for (const [table, list] of Object.entries(rows)) {
      if (list.length === 0) wrong.push(`an empty list of ${table}`)
      for (const row of list) {
        if ('repo_id' in row && row.repo_id !== batch.repo_id) wrong.push(`${table} of elsewhere`)
        if ('item_id' in row && !own.has(row.item_id)) wrong.push(`${table} without its item`)
        for (const key of accountKeys) {
          const id = (row as Partial<Record<typeof key, string | null>>)[key]
          if (typeof id === 'string' && !known.has(id))
            wrong.push(`${table}.${key} ${id} is unknown`)
        }
      }
    }
    if (batch.complete_items !== undefined) wrong.push('complete_items is set')
  }

  it('bring an item with all that belongs to it, and everyone before or with their first act', () => {
    expect(wrong).toEqual([])
    expect(seenRepositories.size).toBe(6)
  })

  it('hold some thousand rows at most', () => {
    expect(largest).toBeGreaterThan(3000)
    expect(largest).toBeLessThan(5000)
  })
})

describe('the ecosystem', () => {
  it('says that it is simulated, and ends in the middle of a month', () => {
    expect(sampleEcosystem.title).toBe('Sample ecosystem (simulated)')
    const end = new Date(sampleEcosystem.as_of)
    expect(end.getUTCDate()).toBeGreaterThan(7)
    expect(end.getUTCDate()).toBeLessThan(24)
  })
})
