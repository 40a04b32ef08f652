/** Which steps come first, and in what words. */
import { describe, expect, it } from 'vitest'
import { causes } from '../../server/bottlenecks/model.ts'
import { chooseNext, described } from '../../server/bottlenecks/next.ts'
import { inWords, waited } from '../../server/bottlenecks/words.ts'

const reviewer = (login: string, asked: number) => ({
  login,
  asked,
  asked_since: '2025-01-01T00:00:00Z',
  reviewed: 0,
})
const shared = (reviewers: ReturnType<typeof reviewer>[]) =>
  chooseNext({ waiting: [], unreleased: [], reviewers }, 10).flatMap((choice) =>
    described(choice, [], '2025-01-11T00:00:00Z'),
  )

describe('one reviewer’s load', () => {
  it('is a step where half of four or more is with one of them', () => {
    const [step] = shared([reviewer('ann', 2), reviewer('bob', 1), reviewer('cat', 1)])
    expect(step).toMatchObject({ action: 'share_reviews', title: 'ann', items: 2, is_stuck: false })
    expect(step?.waited_seconds).toBe(10 * 86_400)
    expect(step?.why).toContain('ann has 2 open review requests')
  })

  it.each([
    [[reviewer('ann', 3)]],
    [[reviewer('ann', 2), reviewer('bob', 2), reviewer('cat', 1)].slice(0, 1)],
    [[reviewer('ann', 2), reviewer('bob', 2), reviewer('cat', 1)]],
    [[]],
  ])('isn’t one otherwise: %j', (reviewers) => {
    expect(shared(reviewers)).toEqual([])
  })
})

it('what is no longer there is no step', () => {
  expect(described({ because: 'approved', item_id: 'gone' }, [], '2025-01-11T00:00:00Z')).toEqual(
    [],
  )
})

it('every reason has a sentence of its own', () => {
  const step = {
    action: 'review' as const,
    item_id: 'x',
    item_kind: 'issue' as const,
    repo: 'a/b',
    number: 1,
    title: 't',
    url: null,
    stage: 'review' as const,
    waiting_on: 'reviewers' as const,
    since: '2025-01-01T00:00:00Z',
    waited_seconds: 3 * 86_400,
    is_stuck: false,
    next_actors: [],
    items: 2,
  }
  const sentences = causes.map((because) => inWords({ ...step, because }))
  expect(new Set(sentences).size).toBe(causes.length)
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z2a].*3 days.*\.$/)
})

it.each([
  [3599, '0 hours'],
  [3600, '1 hour'],
  [47 * 3600, '47 hours'],
  [48 * 3600, '2 days'],
  [100.9 * 86_400, '100 days'],
])('%d seconds are %s', (seconds, text) => {
  expect(waited(seconds)).toBe(text)
})
