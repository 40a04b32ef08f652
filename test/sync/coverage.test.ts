/** What is missing is said where it is missing: in coverage, in values, and beside the source's own totals. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { GapRow, SourceTotalRow } from '../../collectors/model.ts'
import { createApp } from '../../server/app.ts'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { evaluate } from '../../server/metrics/evaluate.ts'
import type { CoverageAnswer } from '../../server/routes/status-schemas.ts'
import type { Store } from '../../server/store/open.ts'
import { fill, temporaryStore } from '../metrics/store.ts'

const catalogue = await loadCatalogue()
const repo_id = 'R_a'

/** Day 0 is 1 January 2025: three issues in January, one in February. */
const world = {
  as_of: '2025-03-15',
  issues: [
    { at: 1, by: 'ann' },
    { at: 2, by: 'ann' },
    { at: 3, by: 'ann' },
    { at: 40, by: 'bob' },
  ],
  requests: [{ at: 5, by: 'ann' }],
}

const gap = (given: Partial<GapRow> & { id: string }): GapRow => ({
  repo_id,
  resource: 'issue',
  from_at: '2025-01-10T00:00:00Z',
  to_at: '2025-01-10T00:00:01Z',
  reason: 'GitHub gave up on this item, even when it was asked for alone.',
  ...given,
})

let store: Store
beforeEach(async () => {
  store = await temporaryStore()
  await fill(store, world)
})

const write = (rows: { gap?: GapRow[]; source_total?: SourceTotalRow[] }) =>
  store.write({ repo_id, rows })

async function opened() {
  const question = { from: '2025-01-01', to: '2025-04-01', grain: 'month' as const }
  const asked = { metric: 'issues-opened', scopes: ['repo:case/a'], actors: 'all' as const }
  const answer = await evaluate(store, catalogue, { ...asked, ...question })
  return answer.series[0]?.points ?? []
}

describe('one item that is missing', () => {
  it('takes its part from the coverage of its period, and leaves the value', async () => {
    await write({ gap: [gap({ id: 'g1', subject_id: 'I_lost' })] })
    const points = await opened()
    expect(points.map(({ coverage, reason, value }) => ({ coverage, reason, value }))).toEqual([
      { coverage: 3 / 4, reason: null, value: 3 },
      { coverage: 1, reason: null, value: 1 },
      { coverage: 1, reason: null, value: 0 },
    ])
  })

  it('counts once, however many of its lists are cut, and not as whole where a part is stored', async () => {
    const subject_id = 'issue_a_0'
    const from_at = '2025-01-02T00:00:00Z'
    await write({
      gap: [
        gap({ id: 'comments', subject_id, from_at, expected: 900, fetched: 700 }),
        gap({ id: 'events', subject_id, from_at }),
      ],
    })
    const [january] = await opened()
    expect(january).toMatchObject({ value: 3, coverage: 2 / 3, reason: null })
  })

  it('is no value where nothing else of the period is known: that would be a false 0', async () => {
    const at = { from_at: '2025-03-03T00:00:00Z', to_at: '2025-03-03T00:00:01Z' }
    await write({ gap: [gap({ id: 'g1', subject_id: 'I_lost', ...at })] })
    expect((await opened())[2]).toMatchObject({ value: null, coverage: 0, reason: 'gap' })
  })

  it('does not touch the coverage of another resource', async () => {
    await write({ gap: [gap({ id: 'g1', subject_id: 'PR_x', resource: 'pull_request' })] })
    expect((await opened()).map((point) => point.coverage)).toEqual([1, 1, 1])
  })

  it('multiplies with a stretch of time that is missing', async () => {
    const half = { from_at: '2025-01-01T00:00:00Z', to_at: '2025-01-16T12:00:00Z' }
    await write({
      gap: [gap({ id: 'g1', subject_id: 'I_lost' }), gap({ id: 'g2', ...half })],
    })
    expect((await opened())[0]?.coverage).toBeCloseTo(0.5 * 0.75, 10)
  })
})

describe('GET /coverage', () => {
  const get = async (query: string): Promise<Response> =>
    createApp({ store, catalogue }).request(`/api/v1/coverage${query}`)
  const answer = async (query = ''): Promise<z.infer<typeof CoverageAnswer>> =>
    (await (await get(query)).json()) as z.infer<typeof CoverageAnswer>

  it('tells of each resource and period what is there, what should be, and why it isn’t', async () => {
    await write({
      gap: [
        gap({ id: 'g1', subject_id: 'I_lost', error_class: 'resource-limit' }),
        gap({ id: 'g2', from_at: '2025-02-01T00:00:00Z', to_at: '2025-02-03T00:00:00Z' }),
      ],
      source_total: [
        { repo_id, resource: 'issue', total: 6 },
        { repo_id, resource: 'pull_request', total: 1 },
        { repo_id, resource: 'release', total: 0 },
      ],
    })
    const { repositories, window } = await answer(
      '?scope=repo:case/a&from=2025-01-01&to=2025-05-01',
    )
    expect(window).toEqual({
      from: '2025-01-01T00:00:00Z',
      to: '2025-05-01T00:00:00Z',
      grain: 'month',
    })
    const [repository] = repositories
    expect(repository).toMatchObject({ repo: 'case/a', as_of: '2025-03-15T00:00:00Z' })
    expect(repository?.resources.map((each) => each.resource)).toEqual([
      'issue',
      'pull_request',
      'release',
    ])
    const [issues, requests, releases] = repository?.resources ?? []
    expect(issues).toMatchObject({ fetched: 4, expected: 6, coverage: 4 / 6 })
    expect(issues?.gaps.map((each) => [each.id, each.subject_id, each.error_class])).toEqual([
      ['g1', 'I_lost', 'resource-limit'],
      ['g2', null, null],
    ])
    expect(issues?.periods).toEqual([
      cell('01', { fetched: 3, expected: 4, gaps: 1, coverage: 0.75, state: 'partial' }),
      cell('02', { fetched: 1, expected: null, gaps: 1, coverage: 26 / 28, state: 'partial' }),
      cell('03', { fetched: 0, expected: 0, gaps: 0, coverage: 1, state: 'complete' }),
      cell('04', { fetched: 0, expected: null, gaps: 0, coverage: 0, state: 'not_collected' }),
    ])
    expect(requests).toMatchObject({ fetched: 1, expected: 1, coverage: 1, gaps: [] })
    expect(releases).toMatchObject({ fetched: 0, expected: 0, coverage: 1 })
  })

  it('says up to when a resource is whole, and that it isn’t while a first pass is under way', async () => {
    const until = async (): Promise<unknown> =>
      (await answer()).repositories[0]?.resources[0]?.complete_until
    expect(await until()).toBe('2025-03-15T00:00:00Z')
    // An older watermark says when something was last new, not up to when it is known.
    for (const watermark of ['2025-02-02T00:00:00Z', '2025-03-16T00:00:00Z']) {
      await store.write({ repo_id, rows: {}, cursor: { resource: 'issue', page: null, watermark } })
    }
    const watermark = '2025-03-16T00:00:00Z'
    expect(await until()).toBe(watermark)
    await store.write({ repo_id, rows: {}, cursor: { resource: 'issue', page: 'x', watermark } })
    expect(await until()).toBeNull()
  })

  it.each([
    ['?scope=repo:no/body', 404, 'unknown-scope'],
    ['?scope=case', 400, 'bad-scope'],
    ['?actors=human', 400, 'bad-request'],
    ['?from=2025-02-30', 400, 'bad-date'],
  ])('refuses %s', async (query, status, code) => {
    const response = await get(query)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ error: { code } })
  })
})

const cell = (month: string, given: object) => ({ period: `2025-${month}-01T00:00:00Z`, ...given })
