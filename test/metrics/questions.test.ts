/** What a question may ask beside a plain series: each repository, each kind of actor, looking back, comparisons. */
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { evaluate } from '../../server/metrics/evaluate.ts'
import { items } from '../../server/metrics/items.ts'
import type { Question } from '../../server/metrics/question.ts'
import type { Store } from '../../server/store/open.ts'
import { fill, temporaryStore } from './store.ts'

const catalogue = await loadCatalogue()

/** Day 0 is 1 January 2025; one issue on each day named. */
async function store(as_of: number | string, days: number[], more: object[] = []): Promise<Store> {
  const made = await temporaryStore()
  await fill(made, { as_of, issues: [...days.map((at) => ({ at, by: 'ann' })), ...(more as [])] })
  return made
}

const asked = (more: Partial<Question> = {}): Question => ({
  metric: 'issues-opened',
  scopes: ['ecosystem:case'],
  from: '2025-01-01',
  to: '2025-05-01',
  grain: 'month',
  actors: 'human',
  ...more,
})

describe('each', () => {
  it('repository is a series, whatever scopes hold it, and they add up to the whole', async () => {
    const made = await store(
      100,
      [0, 1],
      [
        { at: 2, by: 'ann', in: 'b' },
        { at: 40, by: 'ann', in: 'b' },
      ],
    )
    const { series } = await evaluate(
      made,
      catalogue,
      asked({ scopes: ['ecosystem:case', 'repo:case/a'], each: true }),
    )
    expect(series.map((one) => [one.scope, one.summary.value])).toEqual([
      ['repo:case/a', 2],
      ['repo:case/b', 2],
    ])
  })

  it('kind of actor is a series of each scope, the same as when asked for by itself', async () => {
    const made = await store(
      100,
      [0, 1],
      [
        { at: 2, by: 'dependabot[bot]' },
        { at: 3, by: 'ann', in: 'b' },
      ],
    )
    const scopes = ['repo:case/a', 'repo:case/b']
    const answer = await evaluate(made, catalogue, asked({ scopes, actors: 'each' }))
    expect(answer.actors).toBe('each')
    expect(answer.series.map((one) => [one.scope, one.actors, one.summary.value])).toEqual([
      ['repo:case/a', 'human', 2],
      ['repo:case/a', 'bot', 1],
      ['repo:case/a', 'agent', 0],
      ['repo:case/b', 'human', 1],
      ['repo:case/b', 'bot', 0],
      ['repo:case/b', 'agent', 0],
    ])
    for (const [index, actors] of (['human', 'bot', 'agent'] as const).entries()) {
      const alone = await evaluate(made, catalogue, asked({ scopes: ['repo:case/a'], actors }))
      expect(alone.series[0]).toEqual(answer.series[index])
    }
  })
})

describe('trailing', () => {
  it('counts the periods before each point too, and lists as many items', async () => {
    const made = await store(110, [0, 1, 35, 60, 100])
    const question = asked({ trailing: 2 })
    const answer = await evaluate(made, catalogue, question)
    expect(answer.window.trailing).toBe(2)
    // January 2, February 1, March 1, April 1.
    expect(answer.series[0]?.points.map((point) => point.value)).toEqual([2, 3, 2, 2])
    expect(answer.series[0]?.summary.value).toBe(2)
    expect(answer.series[0]?.changes).toEqual([])
    const { from, grain, metric, scopes, to } = question
    const list = { metric, scopes, from, to, grain, actors: 'human' as const, trailing: 2 }
    const february = await items(made, catalogue, { ...list, period: '2025-02-01' })
    expect(february.total).toBe(3)
    expect((await items(made, catalogue, list)).total).toBe(2)
  })

  it('of one step is the period alone, and of a state nothing else than the state', async () => {
    const made = await store(110, [0, 1, 35, 60, 100])
    const values = async (more: Partial<Question>) =>
      (await evaluate(made, catalogue, asked(more))).series[0]?.points.map((point) => point.value)
    expect(await values({ trailing: 1 })).toEqual(await values({}))
    const metric = 'backlog-age'
    expect(await values({ metric, trailing: 6 })).toEqual(await values({ metric }))
  })

  it('isn’t partial for a window that begins within a period, only for one that ends so', async () => {
    const made = await store(200, [0, 35])
    const question = asked({ from: '2025-02-10', to: '2025-03-20' })
    const partial = async (more: Partial<Question>) =>
      (await evaluate(made, catalogue, { ...question, ...more })).series[0]?.points.map(
        (point) => point.is_partial,
      )
    expect(await partial({})).toEqual([true, true])
    expect(await partial({ trailing: 2 })).toEqual([false, true])
  })
})

describe('comparisons', () => {
  // Known up to noon of 11 April (day 100.5), which is 10.5 days into the month.
  const made = () =>
    store('2025-04-11T12:00:00Z', [59, 69, 69.4, 69.6, 80, 90, 95], [{ at: -270, by: 'ann' }])

  it('has the running month beside the same first days of the one before', async () => {
    const { series } = await evaluate(await made(), catalogue, asked())
    expect(series[0]?.points.at(-1)).toMatchObject({ value: 2, is_partial: true })
    expect(series[0]?.comparable).toMatchObject({ period: '2025-03-01T00:00:00Z', value: 3 })
  })

  it('has the window before and the one a year ago, cut alike', async () => {
    const { series } = await evaluate(await made(), catalogue, asked({ from: '2025-04-01' }))
    expect(series[0]?.previous).toMatchObject({ period: '2025-03-01T00:00:00Z', value: 3 })
    expect(series[0]?.year_ago).toMatchObject({ period: '2024-04-01T00:00:00Z', value: 1 })
  })

  it('leaves out what isn’t asked for, and changes nothing else', async () => {
    const known = await made()
    const whole = (await evaluate(known, catalogue, asked())).series[0]
    const none = (await evaluate(known, catalogue, asked({ compare: [] }))).series[0]
    expect(none).toEqual({ ...whole, previous: null, year_ago: null, comparable: null })
    const one = (await evaluate(known, catalogue, asked({ compare: ['year_ago'] }))).series[0]
    expect(one).toEqual({ ...whole, previous: null, comparable: null })
  })
})

it('a metric that is made from days refuses a range that begins or ends within one', async () => {
  const made = await store(10, [0])
  const metric = catalogue.get('issues-opened')
  if (metric === undefined) throw new Error('The metric is gone.')
  const population = `select scope.series, slot.start_at as period, activity.person_id as item_id,
    'active' as outcome, null::double as seconds
    from activity join scope using (repo_id) join slot on slot.bucket = bucket(activity.on_day)
    where activity.on_day >= $from and activity.on_day < $to and $actors <> ''`
  const days = new Map([['days', { ...metric, key: 'days', population }]])
  const question = asked({ metric: 'days', to: '2025-02-01T06:00:00Z' })
  await expect(evaluate(made, days, question)).rejects.toMatchObject({
    code: 'whole-days',
    status: 400,
  })
  await expect(
    evaluate(made, catalogue, { ...question, metric: 'issues-opened' }),
  ).resolves.toBeDefined()
  const whole = await evaluate(made, days, { ...question, to: '2025-02-01T00:00:00Z' })
  expect(whole.series[0]?.summary.value).toBe(1)
})
