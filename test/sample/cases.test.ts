/** The sample has what metrics must cope with: stale closes, reopenings, silences, drafts, machines, ghosts. */
import { describe, expect, it } from 'vitest'
import { eventKinds } from '../../collectors/model.ts'
import { sampleDefaults } from '../../collectors/sample/simulate.ts'
import { answerDaysIn, byItem, collect, daysBetween, machineIds } from './collect.ts'

const sample = collect(sampleDefaults)
const events = byItem(sample.event)
const commentsByItem = byItem(sample.comment)
const machines = machineIds(sample)
const answerDays = answerDaysIn(sample)
const loginOf = new Map(sample.actor.map((row) => [row.id, row.login]))

describe('in the sample there are', () => {
  const isBy = (login: string) => (row: { actor_id: string | null }) =>
    loginOf.get(row.actor_id ?? '') === login

  it('stale labels by a bot are followed by its close within 7 to 14 days, or by activity', () => {
    let closes = 0
    for (const list of events.values()) {
      for (const close of list.filter((row) => row.kind === 'closed').filter(isBy('stale'))) {
        closes++
        const label = list
          .filter((row) => row.kind === 'labeled' && row.detail === 'stale')
          .findLast((row) => row.created_at < close.created_at)!
        const waited = daysBetween(label.created_at, close.created_at)
        expect(waited).toBeGreaterThanOrEqual(7)
        expect(waited).toBeLessThanOrEqual(14)
      }
    }
    expect(closes).toBeGreaterThan(50)
    expect(sample.event.some((row) => row.kind === 'unlabeled' && row.detail === 'stale')).toBe(
      true,
    )
  })

  it('some closed items are reopened: about one in twenty, some of them still open', () => {
    const reopened = sample.issue.filter((row) =>
      events.get(row.id)?.some((event) => event.kind === 'reopened'),
    )
    const share = reopened.length / sample.issue.length
    expect(share).toBeGreaterThan(0.03)
    expect(share).toBeLessThan(0.09)
    expect(reopened.some((row) => row.state === 'open')).toBe(true)
    expect(reopened.some((row) => row.state === 'closed')).toBe(true)
  })

  it('some issues are answered by nobody, by a machine only, by their author only, or withdrawn', () => {
    const kinds = { nobody: 0, machine: 0, author: 0, withdrawn: 0 }
    for (const issue of sample.issue) {
      const comments = commentsByItem.get(issue.id) ?? []
      const close = events.get(issue.id)?.find((row) => row.kind === 'closed')
      if (close && close.actor_id === issue.author_id) kinds.withdrawn++
      if (answerDays(issue) < Infinity) continue
      if (comments.length === 0) kinds.nobody++
      else if (comments.every((row) => row.author_id === issue.author_id)) kinds.author++
      else if (comments.every((row) => machines.has(row.author_id ?? ''))) kinds.machine++
    }
    for (const count of Object.values(kinds)) expect(count).toBeGreaterThan(10)
  })

  it('every reason to close, drafts both ways, locks, deleted accounts, all kinds of association', () => {
    const reasons = new Set(sample.issue.map((row) => row.state_reason))
    expect(reasons).toEqual(new Set(['completed', 'not_planned', 'duplicate', 'reopened', null]))
    const kinds = new Set(sample.event.map((row) => row.kind))
    const absent = new Set<string>(['demilestoned', 'transferred'])
    expect(kinds).toEqual(new Set(eventKinds.filter((kind) => !absent.has(kind))))
    expect(sample.pull_request.some((row) => row.is_draft)).toBe(true)
    expect(sample.issue.some((row) => row.author_id === null)).toBe(true)
    const relations = new Set(sample.pull_request.map((row) => row.author_association))
    for (const one of [
      'OWNER',
      'MEMBER',
      'COLLABORATOR',
      'CONTRIBUTOR',
      'FIRST_TIME_CONTRIBUTOR',
    ]) {
      expect(relations.has(one), one).toBe(true)
    }
    const outcomes = new Set(sample.pull_request.map((row) => row.state))
    expect(outcomes).toEqual(new Set(['open', 'closed', 'merged']))
    const states = new Set(sample.review.map((row) => row.state))
    expect(states).toEqual(new Set(['APPROVED', 'CHANGES_REQUESTED', 'COMMENTED', 'DISMISSED']))
  })

  it('machine accounts of both kinds: bots by type, and plain users that only a list knows', () => {
    const types = new Map(sample.actor.map((row) => [row.login, row.account_type]))
    expect(types.get('dependabot')).toBe('Bot')
    expect(types.get('copilot-swe-agent')).toBe('Bot')
    expect(types.get('bors')).toBe('User')
    expect(types.get('cla-bot')).toBe('User')
  })

  it('a draft release, prereleases, and releases published later than they were made', () => {
    const drafts = sample.release.filter((row) => row.is_draft)
    expect(drafts).toHaveLength(1)
    expect(drafts[0]!.published_at).toBeNull()
    expect(sample.release.some((row) => row.is_prerelease)).toBe(true)
    expect(
      sample.release.some((row) => row.published_at !== null && row.published_at > row.created_at),
    ).toBe(true)
    for (const row of sample.release) {
      expect(row.published_at === null || row.published_at >= row.created_at).toBe(true)
    }
  })

  it('people who take part in several repositories', () => {
    const places = new Map<string, Set<string>>()
    for (const row of [...sample.issue, ...sample.pull_request]) {
      if (row.author_id === null || machines.has(row.author_id)) continue
      places.set(row.author_id, (places.get(row.author_id) ?? new Set()).add(row.repo_id))
    }
    expect([...places.values()].filter((set) => set.size > 1).length).toBeGreaterThan(30)
  })
})
