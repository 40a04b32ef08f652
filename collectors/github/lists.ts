/** A repository's facts and its own lists: short lists that are read whole, long ones once a day. */
import type { Batch, Cursor, GapRow, Instant, Resource, repositoryTables } from '../model.ts'
import { present } from './actors.ts'
import { communityFiles } from './community-files.ts'
import { isWhole, readToEnd, type Holder } from './list-pages.ts'
import type { LookedUp } from './look-up.ts'
import type { Connection } from './nodes.ts'
import type { PageSizes } from './page-sizes.ts'
import { queryText } from './queries.ts'
import { assetGap, assetGapId, listGap, listGapId } from './repository-gaps.ts'
import { listRows, repositoryRow, snapshotRow, totalRows, type Lists } from './repository-rows.ts'
import type { Run } from './run.ts'

/** The cursor of the lists; its watermark says when they were last read whole. */
export const listResource = 'list'

/** Pages in all that a list may have and still be read whole in every run. */
const shortPages = 3

type Key = keyof Lists

const tables: Record<Key, (typeof repositoryTables)[number]> = {
  labels: 'label',
  milestones: 'milestone',
  releases: 'release',
  tags: 'tag',
  topics: 'repository_topic',
  languages: 'repository_language',
}
const keys = Object.keys(tables) as Key[]

/** Lists of which a gap is told; the topics and the languages are facts of the repository rather. */
const resources: Partial<Record<Key, Resource>> = {
  labels: 'label',
  milestones: 'milestone',
  releases: 'release',
  tags: 'tag',
}

/** Puts the further pages of all lists behind their first. */
async function readOn({ client, repoId, sizes }: Run, lists: Lists): Promise<void> {
  const open = new Set(keys.filter((key) => lists[key].pageInfo.hasNextPage))
  while (open.size > 0) {
    const variables = Object.fromEntries(
      keys.flatMap((key) => [
        [key, open.has(key)],
        [`${key}After`, lists[key].pageInfo.endCursor],
      ]),
    )
    const { list, assets } = sizes
    const { repository: more } = await client.request<{ repository: Partial<Lists> }>(
      queryText('more-lists'),
      { repo: repoId, list, assets, ...variables },
    )
    for (const key of open) {
      if (!append<unknown>(lists[key], more[key])) open.delete(key)
    }
  }
}

/** @returns whether the list goes on; a cursor that doesn't move ends it, and its count tells that it isn't whole */
function append<T>(list: Connection<T>, page: Connection<T> | undefined): boolean {
  if (page === undefined || page.pageInfo.endCursor === list.pageInfo.endCursor) return false
  list.nodes.push(...page.nodes)
  list.pageInfo = page.pageInfo
  return page.pageInfo.hasNextPage
}

const copyOf = <T>(list: Connection<T>): Connection<T> => ({ ...list, nodes: [...list.nodes] })

interface Read {
  lists: Lists
  /** Keys of the lists that are whole. */
  whole: Set<Key>
  /** Releases whose assets are not. */
  torn: Holder[]
}

async function readWhole(run: Run, found: LookedUp): Promise<Read> {
  const lists: Lists = {
    labels: copyOf(found.labels),
    milestones: copyOf(found.milestones),
    releases: copyOf(found.releases),
    tags: copyOf(found.tags),
    topics: copyOf(found.topics),
    languages: copyOf(found.languages),
  }
  await readOn(run, lists)
  const { more: first, together } = run.sizes
  const torn = await readToEnd(
    run,
    { query: 'more-assets', first, together },
    present(lists.releases).map(({ id, releaseAssets }) => ({ id, list: releaseAssets })),
  )
  const whole = keys.filter((key) => isWhole({ id: found.id, list: lists[key] }))
  return { lists, whole: new Set(whole), torn }
}

/** A list that is longer than the first page of every run, and may have lost entries behind it. */
function isDue(sizes: PageSizes, found: LookedUp, known: Cursor | undefined, asOf: Instant) {
  const longest = Math.max(...keys.map((key) => found[key].count))
  // A day of the calendar and not 24 hours, so that each day's snapshot has the downloads of that day.
  return longest <= shortPages * sizes.list || known?.watermark?.slice(0, 10) !== asOf.slice(0, 10)
}

/** What a whole reading says beside the rows: what may be removed, what is missing, and the day's numbers. */
function wholeBatch(
  found: LookedUp,
  { lists, torn, whole }: Read,
  asOf: Instant,
): Omit<Batch, 'repo_id'> {
  const gaps: [string, GapRow | null][] = keys.flatMap((key) => {
    const resource = resources[key]
    if (resource === undefined) return []
    const { count: expected, nodes } = lists[key]
    const check = { repoId: found.id, resource, expected, fetched: nodes.length, asOf }
    return [[listGapId(found.id, resource), listGap({ ...check, createdAt: found.createdAt })]]
  })
  gaps.push([assetGapId(found.id), assetGap(found.id, present(lists.releases), torn, asOf)])
  const areAssetsWhole = whole.has('releases') && torn.length === 0
  const assets = present(lists.releases).flatMap((release) => present(release.releaseAssets))
  const downloads = assets.reduce((sum, { downloadCount }) => sum + downloadCount, 0)
  return {
    rows: {
      repository_snapshot: [snapshotRow(found, areAssetsWhole ? downloads : null, asOf)],
      gap: gaps.flatMap(([, gap]) => gap ?? []),
    },
    complete_tables: [
      ...[...whole].map((key) => tables[key]),
      ...(areAssetsWhole ? (['release_asset'] as const) : []),
      'community_file',
    ],
    closed_gaps: gaps.flatMap(([id, gap]) => (gap === null ? [id] : [])),
    // What isn't whole is asked for again in the next run.
    ...(whole.size === keys.length && areAssetsWhole
      ? { cursor: { resource: listResource, page: null, watermark: asOf } }
      : {}),
  }
}

/**
 * The batch of a repository's facts and lists.
 *
 * A list of more pages than `shortPages` is read whole once a day; in between, its first page (the newest releases, the
 * milestones that changed last) is brought up to date and nothing is removed. The day's snapshot is taken with a whole
 * reading, since the downloads are a sum over all releases.
 */
export async function repositoryBatch(
  run: Run,
  found: LookedUp,
  known: Cursor | undefined,
): Promise<Batch> {
  const { asOf, sizes } = run
  const { id: repo_id, name, owner } = found
  const read = isDue(sizes, found, known, asOf) ? await readWhole(run, found) : null
  const whole = read === null ? { rows: {} } : wholeBatch(found, read, asOf)
  return {
    ...whole,
    repo_id,
    rows: {
      ...listRows(repo_id, read?.lists ?? found, run.client.latestClock),
      ...whole.rows,
      repository: [repositoryRow(found)],
      repository_name: [{ repo_id, owner: owner.login, name, first_seen_at: asOf }],
      source_total: totalRows(found),
      community_file: communityFiles(repo_id, found),
    },
  }
}
