/** What contributions weigh: the worked example, what can't inflate it, and sums that agree whichever way they are made. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byMonth, levelsOf, quantileOf, valuesBy } from '../../server/contributors/value.ts'
import type { Contribution, Value } from '../../server/contributors/value.ts'
import {
  contributionKinds,
  shippedWeights,
  type WeightSet,
} from '../../server/contributors/weight-set.ts'

const sets = new Map((await shippedWeights()).map((set) => [set.name, set]))
const setOf = (name: string, change: Partial<WeightSet> = {}): WeightSet => {
  const set = sets.get(name)
  if (set === undefined) throw new Error(`There is no set ${name}.`)
  return { ...set, ...change }
}

const done = (
  kind: Contribution['kind'],
  count: number,
  more: Partial<Contribution> = {},
): Contribution => ({
  person: 'ann',
  month: '2025-01',
  group: '',
  is_docs: false,
  is_small: false,
  is_self_merged: false,
  kind,
  count,
  ...more,
})

const valuesOf = (contributions: Contribution[], set: WeightSet) =>
  valuesBy(byMonth(contributions), set, ({ person }) => person).values
const valueOf = (contributions: Contribution[], set: WeightSet, person = 'ann'): Value => {
  const value = valuesOf(contributions, set).get(person)
  if (value === undefined) throw new Error(`${person} has no value.`)
  return value
}

const example = [
  done('change_request', 2),
  done('merged', 1),
  done('comment', 3),
  done('issue', 1),
  done('review_comment', 4),
]

/** Months of others, enough to tell what is usual: ten points each. */
const crowd = (count: number): Contribution[] =>
  Array.from({ length: count }, (_, at) => done('issue', 10, { person: `other${at}` }))

const noGuards = { cap: null, limits: { small: null, self_merged: null } }

describe('the worked example', () => {
  it('weighs 16.9396, and 4.116 damped', () => {
    const { contributions, damped, kinds, unguarded, value } = valueOf(example, setOf('opendigger'))
    expect(value).toBeCloseTo(16.9396, 6)
    expect(unguarded).toBeCloseTo(16.9396, 6)
    expect(damped).toBeCloseTo(4.116, 3)
    expect(contributions).toBe(11)
    const parts = Array.from(kinds, ([kind, part]) => [kind, Math.round(part.value * 1e4) / 1e4])
    expect(parts).toEqual([
      ['change_request', 8.1358],
      ['merged', 2.0339],
      ['comment', 1.5756],
      ['issue', 2.2235],
      ['review_comment', 2.9708],
    ])
  })

  it('weighs otherwise in other sets', () => {
    expect(valueOf(example, setOf('sourcecred')).value).toBeCloseTo(8, 9)
    expect(valueOf(example, setOf('equal')).value).toBeCloseTo(11, 9)
    expect(valueOf(example, setOf('tiers')).value).toBeCloseTo(16, 9)
  })
})

describe('damping', () => {
  it('takes the root of each month of a person, and adds these', () => {
    const equal = setOf('equal')
    expect(valueOf([done('issue', 9), done('issue', 16, { month: '2025-02' })], equal).damped).toBe(
      7,
    )
    expect(valueOf([done('issue', 25)], equal).damped).toBe(5)
  })

  it('is nothing where nothing weighs anything', () => {
    expect(valueOf([done('triage', 5)], setOf('opendigger'))).toMatchObject({
      contributions: 5,
      value: 0,
      damped: 0,
      unguarded: 0,
    })
  })
})

describe('documentation', () => {
  it('counts in full unless the set says otherwise', () => {
    const docs = [done('merged', 2, { is_docs: true }), done('merged', 1)]
    expect(valueOf(docs, setOf('equal')).value).toBe(3)
    expect(valueOf(docs, setOf('equal', { docs: 0.4 })).value).toBeCloseTo(1.8, 9)
  })
})

describe('what does not inflate it', () => {
  it('many trivial changes: beyond the limit they share what it allows', () => {
    const set = setOf('equal', { cap: null })
    const small = (count: number) => done('merged', count, { is_small: true })
    expect(valueOf([small(10)], set).value).toBe(10)
    expect(valueOf([small(11)], set).value).toBeCloseTo(10, 9)
    const many = valueOf([small(300), done('merged', 2)], set)
    expect(many.value).toBeCloseTo(12, 9)
    expect(many).toMatchObject({ contributions: 302, unguarded: 302 })
    expect(valueOf([small(300)], setOf('equal', noGuards)).value).toBe(300)
  })

  it('a burst of changes that their author merged and nobody reviewed', () => {
    const set = setOf('equal', { cap: null })
    const own = (count: number) => done('merged', count, { is_self_merged: true })
    expect(valueOf([own(80)], set).value).toBeCloseTo(10, 9)
    // Each kind and each month has its own.
    expect(
      valueOf([own(80), { ...own(80), kind: 'merge' }, { ...own(4), month: '2025-02' }], set).value,
    ).toBeCloseTo(24, 9)
    // What is both stands under the stricter limit.
    const limits = { small: 4, self_merged: 10 }
    const both = [done('merged', 80, { is_self_merged: true, is_small: true })]
    expect(valueOf(both, { ...set, limits }).value).toBeCloseTo(4, 9)
  })

  it('splitting it over repositories: limits hold for a person', () => {
    const spread = Array.from({ length: 50 }, (_, at) =>
      done('merged', 1, { group: `repo${at}`, is_small: true }),
    )
    expect(valueOf(spread, setOf('equal', { cap: null })).value).toBeCloseTo(10, 9)
  })

  it('one month of one person: it has a cap of four times the 75th percentile', () => {
    const busy = done('comment', 5000)
    const set = setOf('equal')
    const values = valuesBy(byMonth([...crowd(19), busy]), set, ({ person }) => person)
    expect(values.cap).toBe(40)
    expect(values.values.get('ann')).toMatchObject({ unguarded: 5000 })
    expect(values.values.get('ann')?.value).toBeCloseTo(40, 9)
    expect(values.values.get('ann')?.damped).toBeCloseTo(Math.sqrt(40), 9)
    expect(valueOf([...crowd(19), busy], { ...set, cap: null }).value).toBe(5000)
  })

  it('has no cap while too few months tell what is usual; months without points are none', () => {
    const silent = done('triage', 1, { person: 'silent' })
    const few = [...crowd(18), silent, done('issue', 5000)]
    expect(valuesBy(byMonth(few), setOf('opendigger'), () => '').cap).toBeNull()
  })
})

describe('levels', () => {
  const set = setOf('equal', {
    levels: [
      { points: 50, title: 'Second' },
      { points: 10, title: 'First' },
    ],
  })
  it.each([
    [9.99, undefined, 'First'],
    [10, 'First', 'Second'],
    [49.9, 'First', 'Second'],
    [50, 'Second', undefined],
  ])('%d points are %s, and %s is next', (points, level, next) => {
    const found = levelsOf(points, set)
    expect([found.level?.title, found.next?.title]).toEqual([level, next])
  })
})

it('a quantile lies between the values beside it', () => {
  expect(quantileOf([4, 1, 3, 2], 0.75)).toBe(3.25)
  expect(quantileOf([7], 0.75)).toBe(7)
})

const anyContribution: fc.Arbitrary<Contribution> = fc.record({
  person: fc.constantFrom('ann', 'bob', 'cyd', 'dan', 'eve', 'fay'),
  month: fc.constantFrom('2025-01', '2025-02', '2025-03', '2025-04'),
  group: fc.constantFrom('a', 'b', 'c'),
  kind: fc.constantFrom(...contributionKinds),
  is_docs: fc.boolean(),
  is_small: fc.boolean(),
  is_self_merged: fc.boolean(),
  count: fc.integer({ min: 1, max: 60 }),
})
const anySet = fc
  .record({
    name: fc.constantFrom(...sets.keys()),
    cap: fc.option(fc.double({ min: 0.5, max: 8, noNaN: true })),
    docs: fc.double({ min: 0, max: 2, noNaN: true }),
    small: fc.option(fc.integer({ min: 0, max: 30 })),
    self_merged: fc.option(fc.integer({ min: 0, max: 30 })),
  })
  .map(({ cap, docs, name, self_merged, small }) =>
    setOf(name, { cap, docs, limits: { small, self_merged } }),
  )
const sum = (values: Map<string, Value>, field: 'value' | 'damped' | 'unguarded'): number =>
  [...values.values()].reduce((total, each) => total + each[field], 0)

describe('for any contributions and weights', () => {
  it('people and groups add up to the same, kinds to the value, guards only take off', () => {
    fc.assert(
      fc.property(fc.array(anyContribution, { maxLength: 60 }), anySet, (contributions, set) => {
        const months = byMonth(contributions)
        const people = valuesBy(months, set, ({ person }) => person).values
        const groups = valuesBy(months, set, ({ group }) => group).values
        for (const field of ['value', 'damped', 'unguarded'] as const) {
          expect(sum(groups, field)).toBeCloseTo(sum(people, field), 6)
        }
        for (const { kinds, unguarded, value } of people.values()) {
          const parts = Array.from(kinds.values(), (kind) => kind.value)
          expect(parts.reduce((total, each) => total + each, 0)).toBeCloseTo(value, 6)
          expect(value).toBeLessThanOrEqual(unguarded + 1e-6)
        }
      }),
    )
  })

  it('cutting a contribution list differently makes no difference', () => {
    fc.assert(
      fc.property(fc.array(anyContribution, { maxLength: 40 }), anySet, (contributions, set) => {
        const cut = contributions.flatMap((each) =>
          Array.from({ length: each.count }, () => ({ ...each, count: 1 })),
        )
        const whole = valuesOf(contributions, set)
        const pieces = valuesOf(cut.toReversed(), set)
        for (const [person, { damped, value }] of whole) {
          expect(pieces.get(person)?.value).toBeCloseTo(value, 5)
          expect(pieces.get(person)?.damped).toBeCloseTo(damped, 5)
        }
      }),
      { numRuns: 50 },
    )
  })
})
