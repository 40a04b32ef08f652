/** Labels, milestones and releases of a repository: short lists that are read whole, long ones once a day. */
import type { Batch, Cursor, Instant } from '../model.ts'
import type { GithubClient } from './client.ts'
import { SourceError } from './errors.ts'
import type { Lists, LookedUp, RepositoryName } from './look-up.ts'
import type { Connection } from './nodes.ts'
import type { PageSizes } from './page-sizes.ts'
import { queryText } from './queries.ts'
import { listRows, repositoryRow } from './repository-rows.ts'

/** The cursor of the lists; its watermark says when they were last read whole. */
export const listResource = 'list'

/** Pages in all that a list may have and still be read whole in every run. */
const shortPages = 3
const dayMs = 24 * 60 * 60 * 1000

const keys = ['labels', 'milestones', 'releases'] as const

/** Puts the further pages of all three lists behind their first. */
async function readOn(
  client: GithubClient,
  sizes: PageSizes,
  repository: RepositoryName,
  lists: Lists,
): Promise<void> {
  const isOpen = (key: (typeof keys)[number]): boolean => lists[key].pageInfo.hasNextPage
  while (keys.some(isOpen)) {
    const variables = Object.fromEntries(
      keys.flatMap((key) => [
        [key, isOpen(key)],
        [`${key}After`, lists[key].pageInfo.endCursor],
      ]),
    )
    const { repository: more } = await client.request<{ repository: Partial<Lists> }>(
      queryText('more-lists'),
      { ...repository, list: sizes.list, ...variables },
    )
    for (const key of keys) {
      const page = more[key]
      if (page !== undefined) append<unknown>(lists[key], page)
    }
  }
}

function append<T>(list: Connection<T>, page: Connection<T>): void {
  list.nodes.push(...page.nodes)
  list.pageInfo = page.pageInfo
}

function check(lists: Lists): void {
  for (const key of keys) {
    const { count, nodes } = lists[key]
    if (nodes.length === count) continue
    throw new SourceError(
      'partial',
      `The ${key} of the repository could not be read whole: ${nodes.length} of ${count} were handed out.`,
      'Run the same command again: they may have changed while they were being read.',
    )
  }
}

/**
 * The batch of a repository's facts and lists.
 *
 * A list of more pages than `shortPages` is read whole once a day; in between, its first page (the newest releases, the
 * milestones that changed last) is brought up to date and nothing is removed.
 *
 * @param asOf the source's clock at the start of this run
 */
export async function repositoryBatch(
  client: GithubClient,
  sizes: PageSizes,
  found: LookedUp,
  known: Cursor | undefined,
  asOf: Instant,
): Promise<Batch> {
  const lists: Lists = {
    labels: { ...found.labels },
    milestones: { ...found.milestones },
    releases: { ...found.releases },
  }
  const longest = Math.max(...keys.map((key) => lists[key].count))
  const lastWhole = known?.watermark ?? null
  const isDue =
    longest <= shortPages * sizes.list ||
    lastWhole === null ||
    Date.parse(asOf) - Date.parse(lastWhole) >= dayMs
  if (isDue) {
    await readOn(client, sizes, { owner: found.owner.login, name: found.name }, lists)
    check(lists)
  }
  const rows = listRows(found.id, {
    labels: lists.labels.nodes,
    milestones: lists.milestones.nodes,
    releases: lists.releases.nodes,
  })
  return {
    repo_id: found.id,
    rows: { ...rows, repository: [repositoryRow(found)] },
    ...(isDue
      ? {
          complete_tables: ['label', 'milestone', 'release'],
          cursor: { resource: listResource, page: null, watermark: asOf },
        }
      : {}),
  }
}
