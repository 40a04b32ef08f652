/** Reads items by their ids with all that belongs to them; one that can't be read even alone becomes a gap. */
import type { Batch, GapRow } from '../model.ts'
import { completeItems, type Hole } from './children.ts'
import { isTooMuch, SourceError } from './errors.ts'
import { filledGaps, incompleteList, missingItem, type ItemMark } from './gaps.ts'
import { itemBatch } from './item-rows.ts'
import type { ItemNode } from './nodes.ts'
import { least, pullRequestVariables } from './page-sizes.ts'
import { queryText } from './queries.ts'
import type { Run } from './run.ts'

/** Several lists of one kind within an item (a review's comments each) are one hole. */
function together(holes: Hole[]): Hole[] {
  const found = new Map<string, Hole>()
  for (const hole of holes) {
    const key = `${hole.item.id} ${hole.noun}`
    const known = found.get(key)
    if (known === undefined) found.set(key, { ...hole })
    else {
      known.expected += hole.expected
      known.fetched += hole.fetched
    }
  }
  return [...found.values()]
}

/** The rows of items, completed, with the gaps that remain and those that are filled. */
export async function completeBatch(
  run: Run,
  items: ItemNode[],
  missing: GapRow[] = [],
): Promise<Batch> {
  const holes = await completeItems(run, items)
  const gap = [...missing, ...together(holes).map((hole) => incompleteList(run, hole))]
  const batch = itemBatch(run.repoId, items, run.client.latestClock)
  return {
    ...batch,
    rows: gap.length === 0 ? batch.rows : { ...batch.rows, gap },
    closed_gaps: filledGaps(run, items, gap),
  }
}

/**
 * One item by itself, with short lists that are gone on with: the lightest way in which it can be asked for.
 *
 * @returns a batch with the item, or with a gap in its place; empty where the item is gone
 * @throws SourceError for everything but its being too much
 */
export async function readAlone(run: Run, id: string): Promise<Batch> {
  const variables = { ids: [id], ...pullRequestVariables({ ...run.sizes, ...least }) }
  try {
    const { nodes } = await run.client.request<{ nodes: (ItemNode | null)[] }>(
      queryText('changed-items'),
      variables,
    )
    return await completeBatch(
      run,
      nodes.filter((node) => node !== null),
    )
  } catch (error) {
    if (!(error instanceof SourceError) || !isTooMuch(error)) throw error
    // Where not even this is answered, it isn't the item: the run ends, and can be gone on with.
    const { nodes } = await run.client.request<{ nodes: (ItemMark | null)[] }>(
      queryText('item-marks'),
      { ids: [id] },
    )
    const gap = nodes.flatMap((mark) => (mark === null ? [] : [missingItem(run, mark, error)]))
    return { repo_id: run.repoId, rows: { gap } }
  }
}

/** The items of the ids in batches, as many at once as the source can bear. */
export async function* readItems(
  run: Run,
  ids: string[],
  sizes = run.sizes,
): AsyncGenerator<{ batch: Batch; read: number }, void, void> {
  let at = 0
  while (at < ids.length) {
    const from = at
    let batch: Batch
    let read = 1
    try {
      const { data, size } = await run.pages.ask<{ nodes: (ItemNode | null)[] }>(
        'changed-items',
        sizes.items,
        (asked) => ({ ids: ids.slice(from, from + asked), ...pullRequestVariables(sizes) }),
      )
      read = Math.min(size, ids.length - from)
      batch = await completeBatch(
        run,
        data.nodes.filter((node) => node !== null),
      )
    } catch (error) {
      if (!(error instanceof SourceError) || !isTooMuch(error)) throw error
      batch = await readAlone(run, ids[from] ?? '')
    }
    at += read
    yield { batch, read }
  }
}
