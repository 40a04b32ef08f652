/** Compares what is stored with what the source lists, by ids alone: fetches what is missing, buries what is gone. */
import type { Batch, GapRow, TombstoneRow } from '../model.ts'
import { secondAfter } from './gaps.ts'
import type { ItemResource } from './item-pass.ts'
import type { PageInfo } from './nodes.ts'
import { queryText } from './queries.ts'
import { readItems } from './read-items.ts'
import { learnt, type Run } from './run.ts'

export interface StoredItem {
  id: string
  number: number
  title: string
  created_at: string
  author_association: string
  /** Null for a deleted account. */
  author_id: string | null
}

interface Listed {
  id: string
  authorAssociation: string
  author: { login: string } | null
}

export interface ToReconcile {
  resource: ItemResource | 'discussion'
  stored: StoredItem[]
  /** How many the source says there are. */
  total: number
}

interface IdPage {
  pageInfo: PageInfo
  nodes: (Listed | null)[]
}

interface Whereabouts {
  id: string
  url?: string
  repository?: { id: string }
}

const lists = { issue: 'issues', pull_request: 'pullRequests', discussion: 'discussions' } as const

/** Ids that a question may ask after at once. */
const most = 100

interface IdLists {
  repository: { issues?: IdPage; pullRequests?: IdPage; discussions?: IdPage }
}

async function listedItems(run: Run, { resource }: ToReconcile): Promise<Map<string, Listed>> {
  const items = new Map<string, Listed>()
  const key = lists[resource]
  const asked = Object.fromEntries(Object.values(lists).map((list) => [list, list === key]))
  let after: string | null = null
  for (;;) {
    const variables = { repo: run.repoId, ...asked, after }
    const answer: { data: IdLists } = await run.pages.ask<IdLists>('item-ids', most, (first) => ({
      ...variables,
      first,
    }))
    const page: IdPage | undefined = answer.data.repository[key]
    for (const node of page?.nodes ?? []) if (node !== null) items.set(node.id, node)
    const next = page?.pageInfo.hasNextPage === true ? page.pageInfo.endCursor : null
    if (next === null || next === after) return items
    after = next
  }
}

async function tombstones(
  run: Run,
  resource: ToReconcile['resource'],
  absent: StoredItem[],
): Promise<TombstoneRow[]> {
  const { nodes } = await run.client.request<{ nodes: (Whereabouts | null)[] }>(
    queryText('whereabouts'),
    { ids: absent.map((item) => item.id) },
  )
  const found = new Map(nodes.flatMap((node) => (node === null ? [] : [[node.id, node]])))
  return absent.flatMap(({ created_at, id, number, title }) => {
    const place = found.get(id)
    // It is listed nowhere and yet there: hidden, not gone.
    if (place?.repository?.id === run.repoId) return []
    const isMoved = place !== undefined
    return [
      {
        id,
        repo_id: run.repoId,
        resource,
        number,
        title,
        created_at,
        noticed_at: run.asOf,
        reason: isMoved ? ('transferred' as const) : ('deleted' as const),
        moved_to: place?.url ?? null,
      },
    ]
  })
}

function countGap(run: Run, { resource, total }: ToReconcile, stored: number): GapRow {
  return {
    id: `gap:${run.repoId}:${resource}:count`,
    repo_id: run.repoId,
    resource,
    from_at: run.asOf,
    to_at: secondAfter(run.asOf),
    reason: `GitHub counts ${total} and hands out ${stored}.`,
    expected: total,
    fetched: stored,
    error_class: 'partial',
    noticed_at: run.asOf,
  }
}

/** Somebody joined or left, or deleted their account: no item's `updatedAt` tells. */
const isDrifted = (stored: StoredItem, now: Listed | undefined): boolean =>
  now !== undefined &&
  (now.authorAssociation !== stored.author_association ||
    (now.author === null) !== (stored.author_id === null))

/**
 * @returns whether something has changed that the source doesn't count as a change of the item
 * @throws SourceError
 */
export async function* reconcile(
  run: Run,
  asked: ToReconcile,
): AsyncGenerator<Batch, boolean, void> {
  const { resource, stored, total } = asked
  const listed = await listedItems(run, asked)
  const known = new Set(stored.map((item) => item.id))
  const missing = [...listed.keys()].filter((id) => !known.has(id))
  // A discussion that is missing is asked for by the gap that its count leaves.
  if (resource !== 'discussion') {
    for await (const { batch } of readItems(run, missing)) yield learnt(run, batch)
  }

  const absent = stored.filter((item) => !listed.has(item.id))
  for (let at = 0; at < absent.length; at += most) {
    const tombstone = await tombstones(run, resource, absent.slice(at, at + most))
    const removed = tombstone.map((row) => row.id)
    yield {
      repo_id: run.repoId,
      rows: { tombstone },
      removed_items: removed,
      closed_gaps: run.gaps
        .filter((gap) => gap.subject_id != null && removed.includes(gap.subject_id))
        .map((gap) => gap.id),
    }
  }

  const hasDrifted = stored.some((item) => isDrifted(item, listed.get(item.id)))
  if (resource === 'discussion') return hasDrifted
  const gap = countGap(run, asked, listed.size)
  yield listed.size === total
    ? { repo_id: run.repoId, rows: {}, closed_gaps: [gap.id] }
    : { repo_id: run.repoId, rows: { gap: [gap] } }
  return hasDrifted
}
