/** How many of each resource are stored, beside how many the source says that there are. */
import type { z } from 'zod'
import type { Total } from '../routes/status-schemas.ts'
import { resources } from '../routes/status-schemas.ts'
import type { Store } from '../store/open.ts'

const stored = resources
  .map(
    (table) =>
      `select repo_id, '${table}' as resource, count(*) as total from raw."${table}" group by repo_id`,
  )
  .join('\n    union all ')

// What has a gap and nothing else is in the list too: it is what is missing.
const sql = `
with
  stored as (
    ${stored}
  ),
  known as (
    select repo_id, resource from stored
    union select repo_id, resource from raw.source_total
    union select repo_id, resource from raw.gap
  )
select
  repo_id, resource, coalesce(stored.total, 0) as stored, source_total.total as source
from known
left join stored using (repo_id, resource)
left join raw.source_total as source_total using (repo_id, resource)
where $all or repo_id in (select unnest(from_json($ids, '["VARCHAR"]')))`

/**
 * In the order of `resources`; a resource of which nothing is known isn't listed.
 *
 * @param ids of repositories; undefined: all of them
 */
export async function totalsOf(
  store: Store,
  ids?: string[],
): Promise<(z.infer<typeof Total> & { repo_id: string })[]> {
  const rows = await store.query<z.infer<typeof Total> & { repo_id: string }>(sql, {
    all: ids === undefined,
    ids: JSON.stringify(ids ?? []),
  })
  return rows
    .filter((row) => resources.includes(row.resource))
    .toSorted((one, other) => resources.indexOf(one.resource) - resources.indexOf(other.resource))
}
