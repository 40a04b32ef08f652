/** Each project of the sample shows what its scenario is for; the numbers are counted from the rows. */
import { describe, expect, it } from 'vitest'
import { sampleDefaults, sampleEcosystem } from '../../collectors/sample/simulate.ts'
import { answerDaysIn, collect, daysBetween, repositoryId } from './collect.ts'

const sample = collect(sampleDefaults)
const answerDays = answerDaysIn(sample)
const loginOf = new Map(sample.actor.map((row) => [row.id, row.login]))
const issuesOf = (name: string) => {
  const id = repositoryId(sample, name)
  return sample.issue.filter((row) => row.repo_id === id)
}
const pullsOf = (name: string) => {
  const id = repositoryId(sample, name)
  return sample.pull_request.filter((row) => row.repo_id === id)
}

const median = (values: number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
/** Median over the issues opened in a window; unanswered ones count as longest. */
const medianAnswer = (name: string, from: string, to: string) =>
  median(
    issuesOf(name)
      .filter((row) => row.created_at >= from && row.created_at < to)
      .map(answerDays),
  )

describe('the declining project', () => {
  it('answers later in its last year than in its first', () => {
    const first = medianAnswer('gorsewind', '2022-06-17', '2023-06-17')
    const last = medianAnswer('gorsewind', '2025-06-17', '2026-06-17')
    expect(first).toBeLessThan(3)
    expect(last).toBeGreaterThan(3 * first)
  })

  it('has not released for over a year', () => {
    const id = repositoryId(sample, 'gorsewind')
    const published = sample.release
      .filter((row) => row.repo_id === id)
      .map((row) => row.published_at ?? '')
    expect(published.length).toBeGreaterThan(10)
    expect(daysBetween(published.sort().at(-1)!, sampleEcosystem.as_of)).toBeGreaterThan(365)
  })

  it('sees fewer maintainers merge in its last year', () => {
    const mergers = (from: string, to: string) =>
      new Set(
        pullsOf('gorsewind')
          .filter((row) => (row.merged_at ?? '') >= from && (row.merged_at ?? '') < to)
          .map((row) => row.merged_by_id),
      ).size
    expect(mergers('2025-06-17', '2026-06-17')).toBeLessThan(mergers('2023-06-17', '2024-06-17'))
  })

  it('gets a stale bot late, which closes what nobody answered', () => {
    const own = new Set(issuesOf('gorsewind').map((row) => row.id))
    const closes = sample.event.filter(
      (row) =>
        own.has(row.item_id) && row.kind === 'closed' && loginOf.get(row.actor_id!) === 'stale',
    )
    expect(closes.length).toBeGreaterThan(20)
    expect(closes.every((row) => row.created_at > '2025-10')).toBe(true)
  })
})

describe('the recovering project', () => {
  it('answers slowly in its second year and fast again in its last', () => {
    const second = medianAnswer('rowanquay', '2023-08-17', '2024-06-17')
    expect(second).toBeGreaterThan(1.5 * medianAnswer('rowanquay', '2022-06-17', '2023-04-17'))
    expect(medianAnswer('rowanquay', '2025-06-17', '2026-06-17')).toBeLessThan(second / 1.5)
  })

  it('has three months whose issues are missing, and says so', () => {
    const gap = sample.gap.find((row) => row.resource === 'issue')!
    expect(gap.repo_id).toBe(repositoryId(sample, 'rowanquay'))
    expect(daysBetween(gap.from_at, gap.to_at)).toBe(92)
    const inside = (row: { created_at: string }) =>
      row.created_at >= gap.from_at && row.created_at < gap.to_at
    expect(issuesOf('rowanquay').filter(inside)).toEqual([])
    expect(pullsOf('rowanquay').filter(inside).length).toBeGreaterThan(10)
    const numbers = [...issuesOf('rowanquay'), ...pullsOf('rowanquay')].map((row) => row.number)
    expect(Math.max(...numbers)).toBeGreaterThan(numbers.length + 10)
  })
})

describe('the seasonal project', () => {
  it('peaks in October and is quiet in August', () => {
    const inMonth = (month: string) =>
      issuesOf('saltfern').filter((row) => row.created_at.slice(5, 7) === month).length
    expect(inMonth('10')).toBeGreaterThan(1.8 * inMonth('08'))
  })

  it('has a month whose pull requests are missing', () => {
    const gap = sample.gap.find((row) => row.resource === 'pull_request')!
    expect(gap.repo_id).toBe(repositoryId(sample, 'saltfern'))
    const inside = pullsOf('saltfern').filter(
      (row) => row.created_at >= gap.from_at && row.created_at < gap.to_at,
    )
    expect(inside).toEqual([])
  })
})

describe('the finished project', () => {
  it('gets few issues, answers nearly all within a week and releases patches only', () => {
    const issues = issuesOf('sedgeknot')
    expect(issues.length / 48).toBeLessThan(6)
    expect(issues.filter((row) => answerDays(row) < 7).length / issues.length).toBeGreaterThan(0.85)
    const id = repositoryId(sample, 'sedgeknot')
    const tags = sample.release.filter((row) => row.repo_id === id).map((row) => row.tag)
    expect(tags.length).toBeGreaterThan(6)
    expect(new Set(tags.map((tag) => tag.split('.').slice(0, 2).join('.'))).size).toBe(1)
  })
})

describe('the young project', () => {
  it('begins two years before the end', () => {
    const dates = [...issuesOf('mosstide'), ...pullsOf('mosstide')].map((row) => row.created_at)
    expect(dates.sort()[0]! >= '2024-06').toBe(true)
  })

  it('takes many pull requests from AI agents, most are merged, and a machine reviews them all', () => {
    const agents = ['copilot-swe-agent', 'claude', 'devin-ai-integration']
    const pulls = pullsOf('mosstide')
    const own = pulls.filter((row) => agents.includes(loginOf.get(row.author_id ?? '') ?? ''))
    expect(new Set(own.map((row) => loginOf.get(row.author_id!)))).toEqual(new Set(agents))
    expect(own.length / pulls.length).toBeGreaterThan(0.25)
    expect(own.filter((row) => row.merged_at !== null).length / own.length).toBeGreaterThan(0.6)
    const reviewed = new Set(
      sample.review
        .filter((row) => loginOf.get(row.author_id ?? '') === 'coderabbitai')
        .map((row) => row.item_id),
    )
    expect(pulls.filter((row) => reviewed.has(row.id)).length / pulls.length).toBeGreaterThan(0.95)
  })
})

describe('the growing project', () => {
  it('opens more each year, with more people', () => {
    const pulls = pullsOf('kelpline')
    const year = (from: string, to: string) =>
      pulls.filter((row) => row.created_at >= from && row.created_at < to)
    const [first, last] = [year('2022-06-17', '2023-06-17'), year('2025-06-17', '2026-06-17')]
    expect(last.length).toBeGreaterThan(1.4 * first.length)
    const people = (rows: typeof pulls) => new Set(rows.map((row) => row.author_id)).size
    expect(people(last)).toBeGreaterThan(people(first))
  })
})
