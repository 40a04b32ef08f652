/** Stages, queue, times and reviewers of a world that was worked out by hand. */
import { beforeAll, describe, expect, it } from 'vitest'
import { prepare, type Asked } from '../../server/bottlenecks/question.ts'
import { queue, type QueueFilter } from '../../server/bottlenecks/queue.ts'
import { bottlenecks } from '../../server/bottlenecks/report.ts'
import { reviewed } from '../../server/bottlenecks/reviewers.ts'
import { spent, type SpentFilter } from '../../server/bottlenecks/spent.ts'
import type { Store } from '../../server/store/open.ts'
import { fill, sharedTemporaryStore } from '../metrics/store.ts'
import { instantOf } from '../metrics/world.ts'
import { world } from './world.ts'

let store: Store
beforeAll(async () => {
  store = await sharedTemporaryStore()
  await fill(store, world)
})

const scope = 'ecosystem:case'
const day = 86_400
const on = (instant: string | null): number | null =>
  instant === null ? null : (Date.parse(instant) - Date.parse(instantOf(0))) / (day * 1000)
const at = (instant: number): string => instantOf(instant)
const answer = (asked: Partial<Asked> = {}) => bottlenecks(store, { scope, ...asked })
const queued = async (filter: QueueFilter = {}, asked: Partial<Asked> = {}) =>
  queue(store, await prepare(store, { scope, ...asked }), filter, {})
const ids = ({ items }: { items: { item_id: string }[] }): string[] =>
  items.map(({ item_id }) => item_id.replace('request_', 'r_').replace('issue_', 'i_'))
const inDays = (seconds: number | null): number | null => (seconds === null ? null : seconds / day)

describe('stages', () => {
  it('count what waits now and how long, and what all spent in the last 90 days', async () => {
    const { decided, items, stages, stuck } = await answer()
    const rows = stages.map(({ gain: _, waiting_on, ...row }) => [
      row.item_kind,
      row.stage,
      row.items,
      row.stuck,
      on(row.since),
      inDays(row.median_seconds),
      inDays(row.spent_seconds),
      Object.fromEntries(waiting_on.map((each) => [each.waiting_on, [each.items, each.stuck]])),
    ])
    expect(rows).toEqual([
      [
        'change_request',
        'first_response',
        2,
        1,
        60,
        22.5,
        84,
        { nobody: [1, 0], reviewers: [1, 1] },
      ],
      ['change_request', 'review', 2, 1, 70, 18, 36, { nobody: [1, 0], reviewers: [1, 1] }],
      ['change_request', 'author', 2, 1, 11, 46, 109, { author: [1, 1], nobody: [1, 0] }],
      ['change_request', 'decision', 1, 0, 90, 10, 10, { maintainers: [1, 0] }],
      ['change_request', 'release', 1, 1, 30, 70, 70, { maintainers: [1, 1] }],
      ['issue', 'first_response', 3, 0, 86, 1, 76, { maintainers: [1, 0], nobody: [2, 0] }],
      ['issue', 'author', 0, 0, null, null, 10, {}],
      ['issue', 'decision', 1, 1, 40, 60, 60, { maintainers: [1, 1] }],
    ])
    expect([items, stuck, decided]).toEqual([11, 4, { change_request: 1, issue: 1 }])
  })

  it('say of their gain what the decided ones spent in each, over their lives, and how many would move', async () => {
    const { stages } = await answer()
    const rows = stages.map(({ gain: { moves, seconds_per_item, share } }) => [
      moves,
      inDays(seconds_per_item),
      share,
    ])
    expect(rows).toEqual([
      [2, 20, 0.2],
      [2, 0, 0],
      [2, 10, 0.1],
      [1, 0, 0],
      [1, 70, 0.7],
      [3, 30, 1],
      [0, 0, 0],
      [1, 0, 0],
    ])
    const shares = stages.slice(0, 5).map(({ spent_share }) => spent_share ?? NaN)
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1)
    expect(shares[0]).toBeCloseTo(84 / 309)
  })

  it('say on whom open items wait', async () => {
    const { waiting_on } = await answer()
    expect(
      waiting_on.map((row) => [row.waiting_on, row.items, row.stuck, inDays(row.spent_seconds)]),
    ).toEqual([
      ['reviewers', 2, 2, 70],
      ['author', 1, 1, 116],
      ['maintainers', 3, 1, 84],
      ['nobody', 5, 0, 115],
    ])
  })

  it('have no gain where nothing was decided', async () => {
    const { decided, stages } = await answer({ days: 40 })
    expect(decided).toEqual({ change_request: 0, issue: 0 })
    expect(stages.every(({ gain }) => gain.share === null && gain.seconds_per_item === null)).toBe(
      true,
    )
  })

  it('a decision in the first instant looked back from is none, one in the last is', async () => {
    expect((await answer({ as_of: at(50), days: 20 })).decided).toEqual({
      change_request: 0,
      issue: 1,
    })
    expect((await answer({ as_of: at(50), days: 21 })).decided).toEqual({
      change_request: 1,
      issue: 2,
    })
  })
})

describe('a past instant', () => {
  it('knows nothing that came after it', async () => {
    const past = await answer({ as_of: at(25) })
    expect([past.items, past.stuck, past.as_of]).toEqual([5, 0, '2025-01-26T00:00:00Z'])
    const rows = await queued({}, { as_of: at(25) })
    expect(
      rows.items.map((row) => [row.item_id, row.stage, on(row.since), inDays(row.age_seconds)]),
    ).toEqual([
      ['issue_b_5', 'first_response', 1, 24],
      ['request_a_4', 'author', 11, 15],
      ['issue_a_1', 'first_response', 20, 5],
      ['issue_a_2', 'first_response', 20, 5],
      ['request_a_2', 'author', 20, 25],
    ])
    expect(past.decided).toEqual({ change_request: 1, issue: 0 })
  })

  it('holds what began in it, and not what ended in it', async () => {
    const rows = await queued({ item_kind: 'change_request' }, { as_of: at(30) })
    expect(ids(rows)).toEqual(['r_a_4'])
    expect(ids(await queued({ stage: 'release' }, { as_of: at(30) }))).toEqual(['r_a_2'])
    expect(ids(await queued({ stage: 'release' }, { as_of: at(29.9) }))).toEqual([])
  })

  it('later than the last sync is the last sync; before everything there is nothing', async () => {
    expect(await answer({ as_of: '2030-01-01' })).toEqual(await answer())
    const before = await answer({ as_of: '2020-01-01' })
    expect([before.items, before.next, before.reviewers]).toEqual([0, [], []])
  })
})

describe('an archived repository', () => {
  it('is left out, from the day on which it was', async () => {
    expect((await answer()).archived).toBe(1)
    expect(ids(await queued({}, { as_of: at(60) }))).not.toContain('i_c_4')
    const before = await queued({}, { as_of: at(59) })
    expect(ids(before)).toContain('i_c_4')
    expect((await answer({ as_of: at(59) })).archived).toBe(0)
  })
})

describe('the queue', () => {
  it('is open items by the longest wait, each with whose turn it is by name', async () => {
    const rows = await queued()
    expect(
      rows.items.map((row) => [on(row.since), row.stage, row.waiting_on, row.next_actors.join()]),
    ).toEqual([
      [11, 'author', 'author', 'ann'],
      [40, 'decision', 'maintainers', ''],
      [60, 'first_response', 'reviewers', 'bob'],
      [70, 'review', 'reviewers', 'bob'],
      [86, 'first_response', 'maintainers', 'cat'],
      [90, 'decision', 'maintainers', ''],
      [94, 'review', 'nobody', ''],
      [95, 'first_response', 'nobody', ''],
      [97, 'author', 'nobody', ''],
      [99, 'first_response', 'nobody', ''],
      [100, 'first_response', 'nobody', ''],
    ])
    expect(rows.total).toBe(11)
    expect(rows.items[0]).toMatchObject({
      repo: 'case/a',
      number: 5,
      author: 'ann',
      is_stuck: true,
    })
  })

  it.each<[QueueFilter, string[]]>([
    [{ stage: 'review' }, ['r_a_6', 'r_b_9']],
    [{ stage: 'release' }, ['r_a_2']],
    [{ item_kind: 'issue', waiting_on: 'maintainers' }, ['i_a_1', 'i_a_3']],
    [{ waiting_on: 'author' }, ['r_a_4']],
    [{ stuck: true }, ['r_a_4', 'i_a_1', 'r_a_0', 'r_a_6']],
    [{ stuck: false, item_kind: 'change_request' }, ['r_a_1', 'r_b_9', 'r_a_3', 'r_a_5']],
    [{ reviewer: 'BOB' }, ['r_a_0']],
    [{ reviewer: 'eve' }, []],
  ])('narrowed to %j', async (filter, expected) => {
    expect(ids(await queued(filter))).toEqual(expected)
  })

  it('has as many rows as each of its numbers says', async () => {
    const { stages, reviewers, waiting_on } = await answer()
    for (const { item_kind, items, stage, stuck, waiting_on: turns } of stages) {
      expect((await queued({ item_kind, stage })).total).toBe(items)
      expect((await queued({ item_kind, stage, stuck: true })).total).toBe(stuck)
      for (const turn of turns) {
        const { total } = await queued({ item_kind, stage, waiting_on: turn.waiting_on })
        expect(total).toBe(turn.items)
      }
    }
    for (const turn of waiting_on) {
      expect((await queued({ waiting_on: turn.waiting_on })).total).toBe(turn.items)
    }
    for (const { asked, login } of reviewers) {
      expect((await queued({ reviewer: login })).total).toBe(asked)
    }
  })

  it('comes in pages that together are the whole', async () => {
    const prepared = await prepare(store, { scope })
    const found: string[] = []
    let cursor: string | undefined
    do {
      const page = await queue(store, prepared, {}, { limit: 4, cursor })
      expect(page.total).toBe(11)
      found.push(...ids(page))
      cursor = page.next_cursor ?? undefined
    } while (cursor !== undefined)
    expect(found).toEqual(ids(await queued()))
    const beyond = await queue(
      store,
      prepared,
      {},
      { cursor: Buffer.from('o99').toString('base64url') },
    )
    expect(beyond).toEqual({ total: 11, next_cursor: null, items: [] })
    await expect(queue(store, prepared, {}, { cursor: 'x' })).rejects.toThrow('none of ours')
  })

  it('counts bots’ items where they are asked for', async () => {
    expect(ids(await queued({}, { actors: 'bot' }))).toEqual(['r_a_8'])
    expect((await answer({ actors: 'all' })).items).toBe(12)
  })
})

describe('the rows behind a time', () => {
  const rowsOf = async (filter: SpentFilter, asked: Partial<Asked> = {}) =>
    spent(store, await prepare(store, { scope, ...asked }), filter, {})

  it('add up to it', async () => {
    for (const { gain, item_kind, spent_seconds, stage } of (await answer()).stages) {
      const sum = ({ items }: { items: { seconds: number }[] }): number =>
        items.reduce((total, row) => total + row.seconds, 0)
      expect(sum(await rowsOf({ item_kind, stage, of: 'all' }))).toBeCloseTo(spent_seconds)
      expect(sum(await rowsOf({ item_kind, stage, of: 'decided' }))).toBeCloseTo(
        gain.seconds_per_item ?? NaN,
      )
    }
  })

  it('are one an item, the longest first, cut to the days looked back on', async () => {
    const rows = await rowsOf({ item_kind: 'change_request', stage: 'first_response', of: 'all' })
    expect(rows.items.map(({ item_id, seconds }) => [item_id, inDays(seconds)])).toEqual([
      ['request_a_0', 50],
      ['request_a_1', 10],
      ['request_a_2', 10],
      ['request_a_3', 5],
      ['request_a_6', 5],
      ['request_b_9', 2],
      ['request_a_4', 1],
      ['request_a_5', 1],
    ])
    expect(rows.total).toBe(8)
  })
})

describe('reviewers', () => {
  it('are asked for what is open and no draft, and have reviewed what others wrote, once each', async () => {
    const { reviewers } = await answer()
    expect(reviewers.map((row) => ({ ...row, asked_since: on(row.asked_since) }))).toEqual([
      { login: 'bob', asked: 1, asked_since: 60, reviewed: 5 },
    ])
    expect((await answer({ actors: 'all' })).reviewers[0]?.reviewed).toBe(6)
  })

  it('have the change requests that they reviewed behind the number, the latest first', async () => {
    const rows = await reviewed(store, await prepare(store, { scope }), 'Bob', {})
    expect(ids(rows)).toEqual(['r_a_5', 'r_a_1', 'r_a_6', 'r_a_2', 'r_a_4'])
    expect(on(rows.items[0]?.reviewed_at ?? null)).toBe(97)
  })

  it('a review in the first instant looked back from is none, one in the last is', async () => {
    const of = async (asOf: number, days: number) =>
      (await answer({ as_of: at(asOf), days })).reviewers[0]?.reviewed ?? 0
    expect([await of(20, 9), await of(20, 10), await of(20, 15), await of(20, 16)]).toEqual([
      1, 2, 2, 3,
    ])
  })
})

describe('next', () => {
  it('is one step of each kind in turn, warm before cold, each with its reason', async () => {
    const { next } = await answer()
    expect(next.map(({ because, item_id }) => [because, item_id])).toEqual([
      ['approved', 'request_a_1'],
      ['unasked_review', 'request_b_9'],
      ['unanswered_request', 'request_a_3'],
      ['assigned_unanswered', 'issue_a_3'],
      ['open_word', 'issue_a_1'],
      ['unreleased', null],
      ['quiet_author', 'request_a_4'],
      ['asked_review', 'request_a_6'],
      ['asked_unanswered', 'request_a_0'],
      ['unanswered_issue', 'issue_a_0'],
    ])
    expect(next[0]?.why).toBe(
      'It is approved and has waited 10 days for somebody to merge it or say why not.',
    )
    expect(next[5]).toMatchObject({
      items: 1,
      repo: 'case/a',
      why: expect.stringContaining('70 days'),
    })
  })

  it('is no longer than asked for', async () => {
    expect((await bottlenecks(store, { scope, most: 3 })).next).toHaveLength(3)
    expect((await bottlenecks(store, { scope, most: 0 })).next).toEqual([])
  })
})
