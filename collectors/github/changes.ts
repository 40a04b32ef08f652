/** Finds what has changed since an instant. */
import type { Instant } from '../model.ts'
import { SourceError } from './errors.ts'
import type { ChangedPage, Since } from './look-up.ts'
import type { Run } from './run.ts'

/** Repeated at the start of each run: what is written last may be visible late. */
const overlapMs = 10 * 60 * 1000

/** From when on changes are asked for, if everything up to the watermark has been read. */
export function sinceOf(watermark: Instant): Instant {
  return `${new Date(Date.parse(watermark) - overlapMs).toISOString().slice(0, 19)}Z`
}

const stuck = (): SourceError =>
  new SourceError(
    'cursor',
    'The pages of what has changed do not end.',
    'Run the same command again: it goes on where it stopped.',
  )

interface Listed {
  issues?: ChangedPage
  pullRequests?: ChangedPage
}

type ListKey = keyof Listed

/** Issues are filtered by the source; of pull requests, latest change first, those older than `since` end the list. */
function* idsOf(page: ChangedPage, since: Instant): Generator<string> {
  for (const node of page.nodes) {
    if (node !== null && Date.parse(node.updatedAt) >= Date.parse(since)) yield node.id
  }
}

function goesOn(key: ListKey, page: ChangedPage, since: Instant): boolean {
  if (!page.pageInfo.hasNextPage) return false
  const last = page.nodes.findLast((node) => node !== null)
  return key === 'issues' || last === undefined || Date.parse(last.updatedAt) >= Date.parse(since)
}

/**
 * The ids of the items that have changed, each once.
 *
 * @param first the pages that have been read already; a list whose page is missing is begun
 */
export async function changedIds(run: Run, since: Since, first: Listed): Promise<string[]> {
  const ids = new Set<string>()
  /** Lists to go on with, and the cursor after which. */
  const open = new Map<ListKey, string | null>()
  const sinces: Record<ListKey, Instant | null> = {
    issues: since.issue,
    pullRequests: since.pull_request,
  }
  const take = (key: ListKey, page: ChangedPage | undefined): void => {
    const from = sinces[key]
    const after = open.get(key)
    open.delete(key)
    if (from === null) return
    if (page === undefined) open.set(key, null)
    else {
      for (const id of idsOf(page, from)) ids.add(id)
      if (!goesOn(key, page, from)) return
      // A cursor that doesn't move would be followed for ever.
      if (after !== undefined && after === page.pageInfo.endCursor) throw stuck()
      open.set(key, page.pageInfo.endCursor)
    }
  }
  take('issues', first.issues)
  take('pullRequests', first.pullRequests)
  while (open.size > 0) {
    const { data } = await run.pages.ask<{ repository: Listed }>(
      'more-changes',
      run.sizes.ids,
      (ids) => ({
        repo: run.repoId,
        ids,
        issues: open.has('issues'),
        issuesSince: since.issue,
        issuesAfter: open.get('issues') ?? null,
        pullRequests: open.has('pullRequests'),
        pullRequestsAfter: open.get('pullRequests') ?? null,
      }),
    )
    // The keys as they were asked for: taking a page changes the map.
    const asked = [...open.keys()]
    for (const key of asked) take(key, data.repository[key])
  }
  return [...ids]
}
