/** A small world of two repositories with people, bots, commits and addresses, and how its facts are compared. */
import type { Store } from '../../server/store/open.ts'
import { RuleChanges, type Change } from '../../server/actors/change.ts'
import { filledStore } from '../metrics/store.ts'
import { batchesOf, type CaseWorld } from '../metrics/world.ts'

export const world: CaseWorld = {
  as_of: 800,
  issues: [
    {
      at: 10,
      by: 'bob',
      acts: [
        ['commented', 'ann+', 11],
        ['closed', 'ann', 12],
      ],
    },
    {
      at: 20,
      by: 'bob',
      acts: [
        ['labeled', 'sweeper[bot]', 21, 'Dormant'],
        ['closed', 'sweeper[bot]', 30],
      ],
    },
    { at: 40, by: 'build-bot', in: 'b', acts: [['commented', 'carl', 41]] },
  ],
  requests: [
    {
      at: 50,
      by: 'ann',
      association: 'MEMBER',
      acts: [
        ['reviewed', 'bob', 51],
        ['merged', 'carl', 52],
      ],
    },
  ],
  commits: [
    { at: 50, by: 'ann' },
    { at: 60, by: 'jane.roe@one.org' },
    { at: 61, by: 'ann@example.invalid', in: 'b' },
    { at: 62, by: '7+bob@users.noreply.github.com', in: 'b' },
    { at: 63, by: '8+build-bot@users.noreply.github.com', in: 'b' },
  ],
}

export const peopleStore = (extra: Partial<CaseWorld> = {}): Promise<Store> =>
  filledStore({ ...world, ...extra })

/** Writes the world again, as a sync that finds everything as it was does. */
export async function syncAgain(store: Store, as_of: string): Promise<void> {
  for (const batch of batchesOf(world)) {
    await store.write(batch)
    await store.finishSync({ repo_id: batch.repo_id, as_of, requests: 0 })
  }
}

/** As the API takes changes. */
export const apply = async (store: Store, ...changes: Change[]): Promise<string[]> =>
  store.applyRules(RuleChanges.parse({ changes }))

/** Every fact, identity and affiliation, as sorted lines by table. */
export async function factsOf(store: Store): Promise<Record<string, string[]>> {
  const tables = await store.query<{ name: string }>(
    `select schema_name || '."' || table_name || '"' as name from duckdb_tables()
     where (schema_name = 'fact' and table_name not in ('touched', 'definition'))
       or (schema_name = 'main' and table_name in ('identity', 'affiliation'))`,
  )
  const facts: Record<string, string[]> = {}
  for (const { name } of tables) {
    const rows = await store.query(`from ${name}`)
    facts[name] = rows.map((row) => JSON.stringify(row)).toSorted()
  }
  return facts
}

/** Kinds of the persons behind contributions of a kind, with what they are counted as and where they belong. */
export function activity(store: Store, kind: string) {
  return store.query<{ person_id: string; person_kind: string; organisation: string | null }>(
    `select distinct person_id, person_kind, organisation from fact.activity_day where kind = $kind order by all`,
    { kind },
  )
}
