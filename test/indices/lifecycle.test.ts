/** The rules of the lifecycle and the gates, each at its edge. */
import { describe, expect, it } from 'vitest'
import {
  dipOf,
  gatesOf,
  verdictOf,
  type Evidence,
  type EvidenceMetric,
} from '../../server/indices/lifecycle.ts'

type Given = Partial<Record<EvidenceMetric, readonly [number | null, number | null]>> & {
  course?: (number | null)[]
}

/** A busy project in which nothing moves, but for what is given: now and a year before. */
function evidence({ course, ...given }: Given = {}): Evidence {
  const pair = (metric: EvidenceMetric, usual: number) => {
    const [now, before] = given[metric] ?? [usual, usual]
    return { now, before }
  }
  return {
    commits: pair('commits', 300),
    'release-frequency': pair('release-frequency', 6),
    'work-items': pair('work-items', 200),
    'response-coverage-14d': pair('response-coverage-14d', 0.9),
    contributors: pair('contributors', 50),
    course: course ?? [],
  }
}

const state = (given: Given): string | null => verdictOf(evidence(given), false).state

describe('a project', () => {
  it('that its owner archived is archived, whatever it did', () => {
    expect(verdictOf(evidence(), true)).toEqual({ state: 'archived', rule: 'archived' })
  })

  it('in which work goes on is active', () => {
    expect(verdictOf(evidence(), false)).toEqual({ state: 'active', rule: 'work_goes_on' })
  })

  it('of which no commits are known has no state', () => {
    expect(verdictOf(evidence({ commits: [null, 3] }), false)).toEqual({
      state: null,
      rule: 'not_known',
    })
  })

  const idle = { commits: [0, 0], 'release-frequency': [0, 1] } as const satisfies Given

  it('without work is abandoned where people ask and few are answered', () => {
    expect(state({ ...idle, 'response-coverage-14d': [0.49, 0.9] })).toBe('abandoned')
    expect(state({ ...idle, 'response-coverage-14d': [null, 0.9] })).toBe('abandoned')
  })

  it('without work is stable where who asks is answered: it is finished, not abandoned', () => {
    expect(verdictOf(evidence({ ...idle, 'response-coverage-14d': [0.5, 0.9] }), false)).toEqual({
      state: 'stable',
      rule: 'no_work_but_answers',
    })
  })

  it('without work is inert where nobody asks', () => {
    expect(state({ ...idle, 'work-items': [0, 5], 'response-coverage-14d': [null, 0.9] })).toBe(
      'inert',
    )
    expect(state({ ...idle, 'work-items': [null, null] })).toBe('inert')
  })

  it('with hardly any work and no answers is inert, too; one release is enough to be more', () => {
    const hardly = { commits: [11, 11], 'response-coverage-14d': [0.49, 0.49] } as const
    expect(state({ ...hardly, 'release-frequency': [0, 0] })).toBe('inert')
    expect(state({ ...hardly, 'release-frequency': [1, 1] })).toBe('active')
    expect(state({ ...hardly, commits: [12, 12], 'release-frequency': [0, 0] })).toBe('active')
  })

  it('with little work is stable as long as it is cared for', () => {
    expect(state({ commits: [103, 103] })).toBe('stable')
    expect(state({ commits: [104, 104] })).toBe('active')
    expect(state({ commits: [50, 50], 'response-coverage-14d': [null, null] })).toBe('stable')
    expect(state({ commits: [50, 50], 'response-coverage-14d': [0.5, 0.6] })).toBe('stable')
    expect(state({ commits: [50, 50], 'response-coverage-14d': [0.6, 0.9] })).toBe('active')
    expect(state({ commits: [50, 50], 'response-coverage-14d': [0.4, 0.4] })).toBe('active')
  })

  it('in its first year is active: nobody knows yet whether little work is what it needs', () => {
    expect(state({ commits: [50, null] })).toBe('active')
  })

  it('declines where a third less is done and another sign of care falls, too', () => {
    const less = { commits: [200, 300] } as const
    expect(state(less)).toBe('active')
    expect(state({ ...less, 'response-coverage-14d': [0.72, 0.9] })).toBe('declining')
    expect(state({ ...less, 'response-coverage-14d': [0.73, 0.9] })).toBe('active')
    expect(state({ ...less, contributors: [40, 50] })).toBe('declining')
    expect(state({ ...less, contributors: [41, 50] })).toBe('active')
    expect(state({ ...less, 'release-frequency': [3, 6] })).toBe('declining')
    expect(state({ ...less, 'release-frequency': [4, 6] })).toBe('active')
    expect(state({ commits: [201, 300], contributors: [10, 50] })).toBe('active')
    expect(state({ commits: [200, null], contributors: [10, 50] })).toBe('active')
  })

  it('recovers where more is done than in a dip', () => {
    expect(state({ course: [300, 240, 200, 300] })).toBe('recovering')
    expect(state({ course: [300, 241, 201, 300] })).toBe('active')
  })
})

describe('a dip', () => {
  it('is where work had fallen by a third and has risen by a quarter since', () => {
    expect(dipOf([250, 200, 220, 300])).toBe(1)
    expect(dipOf([249, 200, 220, 300])).toBeNull()
    expect(dipOf([250, 200, 220, 299])).toBeNull()
  })

  it('is told by its lowest point, and not by what came after it', () => {
    expect(dipOf([400, 210, 150, 180, 300])).toBe(2)
    expect(dipOf([400, 390, 380, 100])).toBeNull()
  })

  it('is none where nothing is known', () => {
    expect(dipOf([])).toBeNull()
    expect(dipOf([null, 200, 300])).toBeNull()
    expect(dipOf([250, null, 200, null, 300])).toBe(2)
  })
})

describe('gates', () => {
  const open = { isArchived: false, licence: 'MIT', absenceFactor: 2, commits: 1, releases: 0 }

  it('are closed where nothing is wrong', () => {
    expect(gatesOf(open)).toEqual([])
    expect(gatesOf({ ...open, commits: 0, releases: 1 })).toEqual([])
    expect(gatesOf({ ...open, commits: null, releases: null, absenceFactor: null })).toEqual([])
  })

  it('say each by itself', () => {
    expect(gatesOf({ ...open, isArchived: true })).toEqual(['archived'])
    expect(gatesOf({ ...open, licence: null })).toEqual(['no_licence'])
    expect(gatesOf({ ...open, absenceFactor: 1 })).toEqual(['absence_factor_1'])
    expect(gatesOf({ ...open, commits: 0 })).toEqual(['no_activity'])
    expect(gatesOf({ ...open, commits: 0, releases: null })).toEqual(['no_activity'])
  })
})
