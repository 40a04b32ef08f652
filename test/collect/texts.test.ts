/** What `lichen collect` says while it runs and at its end. */
import { describe, expect, it } from 'vitest'
import { progressText, summaryText } from '../../server/cli/sync-texts.ts'

const budget = { remaining: 4786, limit: 5000, reset_at: '2025-01-01T00:00:00Z' }
const progress = {
  phase: 'pull requests',
  done: 1250,
  total: 5370,
  left: 4120,
  requests: 214,
  budget,
} as const

describe('the line of progress', () => {
  it('says how far it is, what it cost, and how long it will take', () => {
    // 1250 items in 55 s: 4120 more take 181 s.
    expect(progressText('owner/name', progress, 1250, 55_000)).toBe(
      'owner/name  pull requests 1,250 of 5,370 · 214 requests · budget 4,786 of 5,000 · about 3 min left',
    )
  })

  it.each([
    [10_000, 'less than a minute left'],
    [600_000, 'about 33 min left'],
    [6_000_000, 'about 5 h left'],
  ])('after %i ms says: %s', (elapsed, text) => {
    expect(progressText('owner/name', progress, 1250, elapsed)).toContain(` · ${text}`)
  })

  it('names no limit where there is none, and no end that it cannot know', () => {
    const resumed = { ...progress, left: null, budget: null, requests: 1 }
    expect(progressText('owner/name', resumed, 1250, 55_000)).toBe(
      'owner/name  pull requests: 1,250 more (5,370 in all) · 1 request',
    )
    expect(progressText('o/n', { ...progress, done: 5371, left: 0 }, 5371, 1)).toBe(
      'o/n  pull requests 5,370 of 5,370 · 214 requests · budget 4,786 of 5,000',
    )
  })
})

describe('the summary', () => {
  it('says what there is, what it cost, as of when, and what changed', () => {
    expect(
      summaryText({
        repo_id: 'R_1',
        owner: 'bitcoin-core',
        name: 'gui',
        as_of: '2026-08-21T19:51:11Z',
        issues: 341,
        pull_requests: 1,
        releases: 0,
        requests: 31,
        changes: { inserted: 12_345, updated: 1, deleted: 0 },
      }),
    ).toBe(
      'bitcoin-core/gui: 341 issues, 1 pull request, 0 releases in 31 requests, as of 2026-08-21T19:51:11Z (12,345 new, 1 changed, 0 removed rows)',
    )
  })
})
