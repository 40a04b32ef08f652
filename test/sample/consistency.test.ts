/** The rows of the sample agree with one another: times, states, links and numbers. */
import { describe, expect, it } from 'vitest'
import { compositeKeys } from '../../collectors/model.ts'
import { sampleDefaults, sampleEcosystem } from '../../collectors/sample/simulate.ts'
import { byItem, collect } from './collect.ts'

const sample = collect(sampleDefaults)
const events = byItem(sample.event)
const items = new Map(
  [...sample.issue, ...sample.pull_request].map((row) => [row.id, row] as const),
)

describe('rows', () => {
  it('have no id and no other key twice', () => {
    for (const [table, list] of Object.entries(sample)) {
      const key = compositeKeys[table as keyof typeof sample] ?? ['id']
      const keys = list.map((row) =>
        key.map((column) => String((row as unknown as Record<string, unknown>)[column])).join(' '),
      )
      expect(new Set(keys).size, table).toBe(keys.length)
      expect(keys.length, table).toBeGreaterThan(0)
    }
  })

  it('have no login twice, and no number twice in a repository', () => {
    expect(new Set(sample.actor.map((row) => row.login)).size).toBe(sample.actor.length)
    const numbers = [...items.values()].map((row) => `${row.repo_id} ${row.number}`)
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  it('say instants to the second, in UTC, none after the end', () => {
    const instant = /^20\d\d-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\dZ$/
    const wrong: string[] = []
    let count = 0
    for (const list of Object.values(sample)) {
      for (const row of list) {
        for (const [key, value] of Object.entries(row)) {
          // A milestone is due when it is due.
          if (!key.endsWith('_at') || key === 'due_at' || value === null) continue
          count++
          const text = String(value)
          if (!instant.test(text) || text > sampleEcosystem.as_of || text < '2022-06-17') {
            wrong.push(`${key} ${text}`)
          }
        }
      }
    }
    expect(wrong).toEqual([])
    expect(count).toBeGreaterThan(50_000)
  })

  it('are numbered in order of time', () => {
    const newest = new Map<string, string>()
    const early: string[] = []
    for (const row of [...items.values()].sort((a, b) => a.number - b.number)) {
      if (row.created_at < (newest.get(row.repo_id) ?? '')) early.push(row.id)
      newest.set(row.repo_id, row.created_at)
    }
    expect(newest.size).toBe(6)
    expect(early).toEqual([])
  })

  it('link to milestones, labels and reviews that exist', () => {
    const milestones = new Set(sample.milestone.map((row) => row.id))
    const labels = new Set(sample.label.map((row) => `${row.repo_id} ${row.name}`))
    const reviews = new Map(sample.review.map((row) => [row.id, row.item_id]))
    for (const row of items.values()) {
      if (row.milestone_id !== null) expect(milestones.has(row.milestone_id)).toBe(true)
    }
    for (const row of sample.item_label) {
      expect(labels.has(`${row.repo_id} ${row.label}`), row.label).toBe(true)
    }
    for (const row of sample.review_comment) expect(reviews.get(row.review_id)).toBe(row.item_id)
    expect([...items.values()].some((row) => row.milestone_id !== null)).toBe(true)
  })
})

describe('an item', () => {
  it('is older than all that belongs to it, and changed last when the last of that happened', () => {
    const last = new Map([...items.values()].map((row) => [row.id, row.created_at]))
    const note = (id: string, at: string | null) => {
      const item = items.get(id)
      if (item === undefined || at === null) throw new Error(`${id} has no item or no time`)
      expect(at >= item.created_at).toBe(true)
      if (at > last.get(id)!) last.set(id, at)
    }
    for (const row of sample.comment) note(row.item_id, row.created_at)
    for (const row of sample.review_comment) note(row.item_id, row.created_at)
    // A branch is older than the request to merge it.
    for (const row of sample.event.filter((one) => one.kind !== 'committed')) {
      note(row.item_id, row.created_at)
    }
    for (const row of sample.event.filter((one) => one.kind === 'committed')) {
      const { created_at } = items.get(row.item_id)!
      note(row.item_id, row.created_at < created_at ? created_at : row.created_at)
    }
    for (const row of sample.review) note(row.item_id, row.submitted_at)
    for (const row of items.values()) expect(row.updated_at).toBe(last.get(row.id))
  })

  it('is in the state that its events lead to', () => {
    for (const row of items.values()) {
      let state = 'open'
      let closedAt: string | null = null
      let mergedAt: string | null = null
      let isLocked = false
      let isDraft: boolean | null = null
      let reason: string | null = null
      for (const event of events.get(row.id) ?? []) {
        if (event.kind === 'closed') {
          expect(closedAt, `${row.id} is closed twice`).toBeNull()
          state = mergedAt === event.created_at ? 'merged' : 'closed'
          closedAt = event.created_at
          reason = event.detail
        } else if (event.kind === 'reopened') {
          expect(state, `${row.id} is reopened while not closed`).toBe('closed')
          state = 'open'
          closedAt = null
          reason = 'reopened'
        } else if (event.kind === 'merged') mergedAt = event.created_at
        else if (event.kind === 'locked' || event.kind === 'unlocked') {
          expect(isLocked).toBe(event.kind === 'unlocked')
          isLocked = event.kind === 'locked'
        } else if (event.kind === 'ready_for_review' || event.kind === 'convert_to_draft') {
          const becomes = event.kind === 'convert_to_draft'
          expect(isDraft).not.toBe(becomes)
          isDraft = becomes
        }
      }
      expect([row.state, row.closed_at, row.is_locked]).toEqual([state, closedAt, isLocked])
      if ('merged_at' in row) {
        expect(row.merged_at).toBe(mergedAt)
        expect(row.merged_by_id !== null).toBe(mergedAt !== null)
        if (isDraft !== null) expect(row.is_draft).toBe(isDraft)
      } else expect(row.state_reason).toBe(reason)
    }
  })

  it('carries the labels that its events leave', () => {
    const carried = new Map<string, string[]>()
    for (const row of sample.item_label) {
      carried.set(row.item_id, [...(carried.get(row.item_id) ?? []), row.label])
    }
    for (const id of items.keys()) {
      const left = new Set<string>()
      for (const event of events.get(id) ?? []) {
        if (event.kind === 'labeled') left.add(event.detail!)
        if (event.kind === 'unlabeled') expect(left.delete(event.detail!)).toBe(true)
      }
      expect([...left].sort()).toEqual((carried.get(id) ?? []).sort())
    }
  })

  it('that was merged was closed by the same account at the same second', () => {
    const merges = sample.event.filter((row) => row.kind === 'merged')
    expect(merges.length).toBeGreaterThan(1000)
    for (const merge of merges) {
      const close = events.get(merge.item_id)!.findLast((row) => row.kind === 'closed')!
      expect([close.created_at, close.actor_id]).toEqual([merge.created_at, merge.actor_id])
    }
  })

  it('is not talked about while it is locked', () => {
    const locks = sample.event.filter((row) => row.kind === 'locked' && row.detail === 'resolved')
    expect(locks.length).toBeGreaterThan(100)
    const lockedAt = new Map(locks.map((row) => [row.item_id, row.created_at]))
    for (const row of sample.comment) {
      const at = lockedAt.get(row.item_id)
      if (at !== undefined) expect(row.created_at <= at).toBe(true)
    }
  })
})
