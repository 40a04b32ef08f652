/** Facts that follow each sync are those that raw rows would give anew, in whatever order the rows arrived. */
import { expect, it } from 'vitest'
import type { Batch } from '../../collectors/model.ts'
import type { Store } from '../../server/store/open.ts'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { evaluate } from '../../server/metrics/evaluate.ts'
import { fill, temporaryStore } from './store.ts'
import { batchesOf, instantOf, type CaseItem, type CaseWorld } from './world.ts'

const tables = [
  'change_request',
  'open_span',
  'decision',
  'review_cycle',
  'conflict',
  'revert',
  'first_request',
  'membership',
  'merge',
  'role_day',
  'role_month',
  'duty',
  'stage_span',
  'decided_wait',
  'release_wait',
  'first_item',
  'label_span',
]

const world: CaseWorld = {
  as_of: 60,
  requests: [
    { at: 0, by: 'ann', title: 'Add a cache', acts: [['merged', 'bob', 4]] },
    {
      at: 1,
      by: 'ann',
      draft: true,
      acts: [
        ['ready_for_review', 'ann', 2],
        ['review_requested', 'ann', 2, 'bob'],
        ['reviewed', 'bob', 3, 'CHANGES_REQUESTED'],
        ['committed', 'ann', 4],
        ['reviewed', 'cat', 6, 'APPROVED'],
        ['closed', 'bob', 7],
        ['reopened', 'ann', 8],
        ['closed', 'cat', 9],
        ['reopened', 'ann', 10],
        ['merged', 'bob', 20],
      ],
    },
    { at: 5, by: 'cat', title: 'Revert "Add a cache"', acts: [['merged', 'bob', 6]] },
    { at: 6, by: 'cat', acts: [['reviewed', null, 61]] },
    { at: 7, by: null, acts: [['closed', null, 9]] },
  ],
  issues: [
    {
      at: 3,
      by: 'ann',
      acts: [
        ['commented', 'bob', 4],
        ['labeled', 'bob', 4, 'bug'],
        ['unlabeled', 'bob', 5, 'bug'],
        ['carries', null, null, 'kind/bug'],
        ['locked', 'bob', 5, 'too_heated'],
        ['closed', 'bob', 6],
      ],
    },
  ],
}

async function factsOf(store: Store): Promise<Record<string, unknown[]>> {
  const facts: Record<string, unknown[]> = {}
  for (const table of tables) {
    const rows = await store.query(`from fact."${table}"`)
    facts[table] = rows.map((row) => JSON.stringify(row)).toSorted()
  }
  return facts
}

/** The rows of one batch that belong to some items, which arrive by themselves. */
function partOf(batch: Batch, belongs: (item: string) => boolean): Batch {
  const rows = Object.fromEntries(
    Object.entries(batch.rows).map(([table, all]) => [
      table,
      (all as object[]).filter((row) => {
        if ('item_id' in row) return belongs(String(row.item_id))
        return table === 'issue' || table === 'pull_request'
          ? 'id' in row && belongs(String(row.id))
          : true
      }),
    ]),
  )
  return { ...batch, rows }
}

async function arrive(store: Store, batch: Batch, as_of: number): Promise<void> {
  await store.write(batch)
  await store.finishSync({ repo_id: batch.repo_id, as_of: instantOf(as_of), requests: 0 })
}

async function expectRebuilt(store: Store): Promise<Record<string, unknown[]>> {
  const followed = await factsOf(store)
  await store.rebuildFacts()
  expect(await factsOf(store)).toEqual(followed)
  return followed
}

it.each([
  ['oldest first', [0, 1, 2, 3, 4]],
  ['newest first', [4, 3, 2, 1, 0]],
])('one change request a sync, %s', async (_, order) => {
  const store = await temporaryStore()
  const batch = batchesOf(world)[0]
  if (batch === undefined) throw new Error('The world is empty.')
  const ids = ['issue_a_0', ...order.map((index) => `request_a_${index}`)]
  for (const [step, id] of ids.entries()) {
    await arrive(
      store,
      partOf(batch, (item) => item === id),
      30 + step,
    )
  }
  await arrive(
    store,
    partOf(batch, () => false),
    62,
  )
  const facts = await expectRebuilt(store)
  expect(facts['revert']).toHaveLength(1)
  expect(facts['first_request']).toHaveLength(2)
  expect(facts['decision']).toHaveLength(6)
  expect(facts['conflict']).toHaveLength(3)
  expect(facts['label_span']).toHaveLength(2)

  const whole = await temporaryStore()
  await arrive(whole, batch, 62)
  expect(await factsOf(whole)).toEqual(facts)
})

it('what is gone at the source, and a person who turns out to be a bot, are followed too', async () => {
  const store = await temporaryStore()
  const batch = batchesOf(world)[0]
  if (batch === undefined) throw new Error('The world is empty.')
  await arrive(store, batch, 60)
  await arrive(
    store,
    { repo_id: batch.repo_id, rows: {}, removed_items: ['request_a_0', 'request_a_2'] },
    60,
  )
  const facts = await expectRebuilt(store)
  expect(facts['revert']).toHaveLength(0)
  expect(facts['first_request']).toHaveLength(2)
  await store.changeRules(async (connection) => {
    await connection.run(`insert into actor_rule values ('cat', 'bot', null)`)
  })
  const after = await expectRebuilt(store)
  expect(after['conflict']?.length).toBeLessThan(facts['conflict']?.length ?? 0)
})

it.each([3.5, 7.5, 12])(
  'what came after day %d, the last sync, changes no number of it',
  async (as_of) => {
    const known = (items: CaseItem[] = []): CaseItem[] =>
      items
        .filter((item) => Number(item.at) <= as_of)
        .map((item) => ({
          ...item,
          acts: item.acts?.filter((act) => Number(act[2]) <= as_of) ?? [],
        }))
    const early = await temporaryStore()
    const { issues, requests } = world
    await fill(early, { as_of, issues: known(issues), requests: known(requests) })
    const late = await temporaryStore()
    await fill(late, { ...world, as_of })
    const catalogue = await loadCatalogue()
    for (const metric of catalogue.keys()) {
      const question = {
        metric,
        scopes: ['repo:case/a'],
        actors: 'human' as const,
        from: '2025-01-01',
        to: '2025-02-01',
        grain: 'week' as const,
      }
      expect(await evaluate(late, catalogue, question), metric).toEqual(
        await evaluate(early, catalogue, question),
      )
    }
  },
)

it('who was asked by a login that turns out to be a bot’s, or somebody else’s, wasn’t asked', async () => {
  const store = await temporaryStore()
  await fill(store, {
    as_of: 20,
    accounts: [{ login: 'bobby' }],
    requests: [
      { at: 1, by: 'ann', acts: [['review_requested', 'ann', 2, 'eve']] },
      {
        at: 1,
        by: 'ann',
        acts: [
          ['review_requested', 'ann', 2, 'bobby'],
          ['reviewed', 'bob', 3],
        ],
      },
      { at: 1, by: 'ann', acts: [['review_requested', 'ann', 2, 'bobby']] },
    ],
  })
  const asked = async (): Promise<string[]> => {
    const { duty = [] } = await expectRebuilt(store)
    return duty.flatMap((row) => {
      const { login, outcome } = JSON.parse(String(row)) as {
        login: string
        outcome: string | null
      }
      return `${login} ${outcome ?? 'waits'}`
    })
  }
  expect((await asked()).toSorted()).toEqual([
    'bob reviewed',
    'bobby waits',
    'bobby waits',
    'eve waits',
  ])
  // The first that is known of eve, in another repository.
  const other = batchesOf({
    as_of: 20,
    issues: [{ at: 1, by: 'ann', in: 'b' }],
    accounts: [{ login: 'eve', type: 'Bot' }],
  })
  for (const batch of other) await arrive(store, batch, 20)
  expect((await asked()).toSorted()).toEqual(['bob reviewed', 'bobby waits', 'bobby waits'])
  await store.changeRules(async (connection) => {
    await connection.run(`insert into identity values ('U_bobby', 'U_bob', null, 'hand', null)`)
  })
  expect((await asked()).toSorted()).toEqual(['bob reviewed', 'bob waits'])
})
