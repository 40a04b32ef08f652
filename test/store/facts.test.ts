/** Facts that follow several syncs, with changes, removals and new rules, are those that raw rows alone would give. */
import { describe, expect, it } from 'vitest'
import type { Batch } from '../../collectors/model.ts'
import type { Store } from '../../server/store/open.ts'
import { lastDay, someHistories, until } from '../metrics/histories.ts'
import { temporaryStore } from '../metrics/store.ts'
import { batchesOf, instantOf, type CaseWorld } from '../metrics/world.ts'

async function factsOf(store: Store): Promise<Record<string, string[]>> {
  const tables = await store.query<{ name: string }>(
    `select table_name as name from duckdb_tables()
     where schema_name = 'fact' and table_name not in ('touched', 'definition') order by 1`,
  )
  const found: Record<string, string[]> = {}
  for (const { name } of tables) {
    const rows = await store.query(`from fact."${name}"`)
    found[name] = rows.map((row) => JSON.stringify(row)).toSorted()
  }
  return found
}

/** Every fourth item is gone from the source in the end, and every third lost its comments. */
const isGone = (id: string): boolean => Number(/\d+$/.exec(id)?.[0]) % 4 === 1
const isSilenced = (id: string): boolean => Number(/\d+$/.exec(id)?.[0]) % 3 === 1

function changed(batch: Batch): Batch {
  const items = [...(batch.rows.issue ?? []), ...(batch.rows.pull_request ?? [])].map(
    ({ id }) => id,
  )
  const kept = <Row extends { item_id: string }>(rows: Row[] | undefined): Row[] =>
    (rows ?? []).filter(({ item_id }) => !isGone(item_id))
  return {
    ...batch,
    removed_items: items.filter(isGone),
    complete_items: items.filter((id) => !isGone(id)),
    rows: {
      ...batch.rows,
      issue: (batch.rows.issue ?? []).filter(({ id }) => !isGone(id)),
      pull_request: (batch.rows.pull_request ?? []).filter(({ id }) => !isGone(id)),
      comment: kept(batch.rows.comment).filter(({ item_id }) => !isSilenced(item_id)),
      review: kept(batch.rows.review),
      review_comment: kept(batch.rows.review_comment),
      event: kept(batch.rows.event),
      // Somebody turns out to be a bot.
      actor: (batch.rows.actor ?? []).map((row) =>
        row.login === 'eve' ? { ...row, account_type: 'Bot' as const } : row,
      ),
    },
  }
}

async function sync(store: Store, world: CaseWorld, change = (batch: Batch) => batch) {
  for (const batch of batchesOf(world)) {
    await store.write(change(batch))
    await store.finishSync({ repo_id: batch.repo_id, as_of: instantOf(world.as_of), requests: 0 })
  }
}

describe.each(someHistories(3).map((world, index) => ({ world, index })))(
  'history $index',
  ({ world }) => {
    it('leaves the same facts as a rebuild after every sync', async () => {
      const store = await temporaryStore()
      const check = async (when: string): Promise<void> => {
        const kept = await factsOf(store)
        await store.rebuildFacts()
        const made = await factsOf(store)
        for (const [table, rows] of Object.entries(made)) {
          expect(kept[table], `fact.${table} ${when}`).toEqual(rows)
        }
        expect(Object.values(made).filter((rows) => rows.length > 0).length).toBeGreaterThan(6)
      }
      await sync(store, until(world, 30))
      // Rows beyond the instant of the sync are there, and come in with a later one that brings nothing new of them.
      await sync(store, { ...until(world, 60), as_of: 45 })
      await check('with rows that are newer than the sync')
      await sync(store, { ...until(world, 60), as_of: 60 })
      await check('after a sync that brought nothing')
      await store.changeRules(async (connection) => {
        await connection.run(`insert into actor_rule values ('bob', 'agent', null)`)
      })
      await check('after a new rule')
      await sync(store, { ...world, as_of: lastDay + 30 }, changed)
      await check('after changes and removals')
    }, 120_000)
  },
)
