/** Which of the resources that a metric is made from were never read of a scope. */
import { sources } from '../routes/schemas.ts'
import type { Store } from '../store/open.ts'
import type { ResolvedScope } from './scope.ts'

export type Source = (typeof sources)[number]

/** One list a scope, in the order of the metric's sources: empty where all were read of some repository. */
export async function missingSources(
  store: Store,
  needed: readonly Source[],
  scopes: ResolvedScope[],
): Promise<Source[][]> {
  const ids = scopes.flatMap((scope) => scope.repositories.map((each) => each.repo_id))
  const rows = await store.remembered<{ repo_id: string; resource: string }>(
    `select repo_id, resource from fact.resource
     where repo_id in (select unnest(from_json($ids, '["VARCHAR"]')))`,
    { ids: JSON.stringify(ids) },
  )
  const known = new Set(rows.map((row) => `${row.repo_id} ${row.resource}`))
  return scopes.map((scope) => {
    // Of what was never complete nothing is known yet; that has a reason of its own.
    const whole = scope.repositories.filter((each) => each.as_of !== null)
    if (whole.length === 0) return []
    return needed.filter((source) => !whole.some((each) => known.has(`${each.repo_id} ${source}`)))
  })
}

/** Of how many repositories each source was read, whole or in part. */
export async function readSources(store: Store): Promise<{
  repositories: number
  sources: { source: Source; repositories: number }[]
}> {
  const [repositories, read] = await Promise.all([
    store.countRepositories(),
    store.query<{ resource: string; repositories: number }>(
      'select resource, count(distinct repo_id) as repositories from fact.resource group by resource',
    ),
  ])
  const counts = new Map(read.map((row) => [row.resource, row.repositories]))
  return {
    repositories,
    sources: sources.map((source) => ({ source, repositories: counts.get(source) ?? 0 })),
  }
}
