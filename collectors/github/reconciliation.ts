/** Decides when what is stored is to be compared with what the source lists. */
import type { Batch, Cursor } from '../model.ts'
import type { LookedUp } from './look-up.ts'
import { cursorOf, totalsOf, type CollectOptions } from './options.ts'
import { reconcile } from './reconcile.ts'
import type { Run } from './run.ts'

/** The cursor whose watermark says when this was last done. */
const reconcileResource = 'reconcile'

const dayMs = 24 * 60 * 60 * 1000
const resources = ['issue', 'pull_request', 'discussion'] as const

/**
 * Once a week, and at most once a day where the numbers of items differ from the source's: deletions and transfers
 * leave no trace in what has changed.
 *
 * @returns whether all items are to be read again, since some have changed in ways that leave no trace either
 */
export async function* reconciliation(
  run: Run,
  options: CollectOptions,
  found: LookedUp,
  cursors: Cursor[],
): AsyncGenerator<Batch, boolean, void> {
  const totals = totalsOf(found)
  const stored = await options.storedCounts(run.repoId)
  const gaps = await options.gapsOf(run.repoId)
  const isOdd = (resource: (typeof resources)[number]): boolean => {
    const missing = gaps.filter((gap) => gap.resource === resource && gap.id.endsWith(':item'))
    const difference = totals[resource] - stored[resource]
    return difference !== 0 && difference !== missing.length
  }
  const last = cursorOf(cursors, reconcileResource)
  const sinceLast =
    last?.watermark == null ? null : Date.parse(run.asOf) - Date.parse(last.watermark)
  // Later than now: a clock was wrong once.
  const isWeekly = sinceLast !== null && (sinceLast >= 7 * dayMs || sinceLast < 0)
  const mayLook = sinceLast === null || sinceLast >= dayMs
  const isThere = (one: (typeof resources)[number]): boolean =>
    stored[one] + totals[one] > 0 && (one !== 'discussion' || found.hasDiscussionsEnabled)
  const due = resources.filter((one) => isThere(one) && (isWeekly || (mayLook && isOdd(one))))
  let hasDrifted = false
  for (const resource of due) {
    const drift = yield* reconcile(run, {
      resource,
      stored: await options.storedItems(run.repoId, resource),
      total: totals[resource],
    })
    // Discussions aren't read again: no number depends on what can drift in them.
    if (resource !== 'discussion') hasDrifted ||= drift
  }
  // After a first collection everything has just been read.
  if (due.length === 0 && last !== undefined) return false
  yield {
    repo_id: run.repoId,
    rows: {},
    cursor: { resource: reconcileResource, page: null, watermark: run.asOf },
  }
  return hasDrifted
}
