/** The rows that are stored of a resource, one by one: what every count of collecting is made of. */
import type { z } from 'zod'
import type { resources, StoredAnswer } from '../routes/status-schemas.ts'
import type { Store } from '../store/open.ts'
import { readPage, type Page } from '../store/page.ts'
import { instants, type TimedResource } from './coverage.ts'
import { parseScope } from './scope-text.ts'
import { resolveScopes } from './scope.ts'

type Resource = (typeof resources)[number]

export interface StoredQuestion extends Page {
  /** As `parseScope` reads it. */
  scope: string
  resource: Resource
  /** Made from then on; with either bound, what has no date isn't listed. */
  from: Date | null
  /** Made before then. */
  to: Date | null
}

/** How each resource tells `id`, `number`, `title`, `url`, `author_id` and `author_name`, from `item` and its `repository`. */
const told: Record<Resource, string> = {
  issue: 'item.id, item.number, item.title, item.url, item.author_id, null',
  pull_request: 'item.id, item.number, item.title, item.url, item.author_id, null',
  release: `item.id, null, coalesce(nullif(item.name, ''), item.tag), item.url, item.author_id, null`,
  discussion: 'item.id, item.number, item.title, item.url, item.author_id, null',
  commit: `item.oid, null, item.subject, repository.url || '/commit/' || item.oid, item.author_id, item.author_name`,
  tag: `item.name, null, item.name, repository.url || '/releases/tag/' || url_encode(item.name), null, null`,
  label: `item.id, null, item.name, repository.url || '/labels/' || url_encode(item.name), null, null`,
  milestone: `item.id, item.number, item.title, repository.url || '/milestone/' || item.number, null, null`,
}

const madeAt = (resource: Resource): string =>
  resource in instants ? instants[resource as TimedResource] : 'null::timestamp'

/** Columns are named by place, so that each resource may tell its own. Only what is on the page is looked up further. */
const storedSql = (resource: Resource): string => `
with kept (repo_id, repo, created_at, id, number, title, url, author_id, author_name) as (
  select
    item.repo_id,
    repository.owner || '/' || repository.name,
    item.made_at,
    ${told[resource]}
  from (select *, ${madeAt(resource)} as made_at from raw."${resource}") as item
  join raw.repository as repository on repository.id = item.repo_id
  where item.repo_id in (select unnest(from_json($ids, '["VARCHAR"]')))
    and ($from::timestamp is null or item.made_at >= $from::timestamp)
    and ($to::timestamp is null or item.made_at < $to::timestamp)
),
page as (
  select *, (select count(*) from kept) as total
  from kept
  order by created_at desc nulls last, repo, id
  limit $limit offset $offset
)
select
  page.repo,
  page.id,
  page.number::integer as number,
  page.title,
  page.url,
  coalesce(account.login, page.author_name) as author,
  page.created_at,
  not exists (
    from raw.gap where gap.repo_id = page.repo_id and gap.resource = $resource and gap.subject_id = page.id
  ) as is_whole,
  page.total
from page
left join account on account.account_id = page.author_id
order by page.created_at desc nulls last, page.repo, page.id`

/** @throws AppError `bad-cursor`, and as `parseScope` and `resolveScopes` say */
export async function listStored(
  store: Store,
  { from, resource, scope: asked, to, ...page }: StoredQuestion,
): Promise<z.infer<typeof StoredAnswer>> {
  const [scope] = await resolveScopes(store, [parseScope(asked)])
  const found = await readPage<z.infer<typeof StoredAnswer>['rows'][number]>(
    store,
    storedSql(resource),
    {
      ids: JSON.stringify(scope?.repositories.map(({ repo_id }) => repo_id) ?? []),
      resource,
      from,
      to,
    },
    page,
  )
  return { scope: scope?.scope ?? asked, resource, ...found }
}
