/** What has been collected of each repository, resource and period, with the gaps behind what hasn't. */
import type { z } from 'zod'
import type { CoverageAnswer, Gap, ResourceCoverage, Total } from '../routes/status-schemas.ts'
import type { Store } from '../store/open.ts'
import { instant } from '../store/values.ts'
import {
  coverageOf,
  holesIn,
  instants,
  wholeIn,
  wholeItems,
  type Holes,
  type TimedResource,
} from './coverage.ts'
import { gapTranslations } from './gap-words.ts'
import { parseScope } from './scope-text.ts'
import { newest, resolveScopes, type ResolvedScope } from './scope.ts'
import { totalsOf } from './totals.ts'
import { periodsOf, windowOf, type Grain } from './window.ts'

export interface CoverageQuestion {
  /** Undefined: every repository. */
  scopes: string[] | undefined
  from?: string | undefined
  to?: string | undefined
  grain: Grain
}

type GapRow = Omit<z.infer<typeof Gap>, 'translations'> & { repo_id: string }
type Cell = z.infer<typeof ResourceCoverage>['periods'][number]
type TotalRow = z.infer<typeof Total> & { repo_id: string }

interface Named extends ResolvedScope {
  repo_id: string
  name: string
}

/** Each repository of the scopes once, as a scope of its own. */
async function repositoriesOf(store: Store, scopes: string[] | undefined): Promise<Named[]> {
  const resolved = scopes === undefined ? null : await resolveScopes(store, scopes.map(parseScope))
  const wanted = resolved?.flatMap((scope) => scope.repositories.map((each) => each.repo_id))
  const rows = await store.query<{
    repo_id: string
    name: string
    created_at: string
    as_of: string | null
  }>(
    `select id as repo_id, owner || '/' || name as name, created_at, as_of
     from raw.repository left join sync_state on repo_id = id
     where $all or id in (select unnest(from_json($ids, '["VARCHAR"]')))
     order by lower(owner), lower(raw.repository.name)`,
    { all: wanted === undefined, ids: JSON.stringify(wanted ?? []) },
  )
  return rows.map(({ as_of, created_at, name, repo_id }) => ({
    repo_id,
    name,
    scope: `repo:${name}`,
    as_of,
    repositories: [{ repo_id, name, created_at, as_of }],
  }))
}

interface Known {
  holes: Holes
  /** Whole items by repository and window. */
  whole: Map<string, number>
}

interface Span {
  start: Date
  from: Date
  to: Date
}

function cellOf(repository: Named, span: Span, { holes, whole }: Known): Cell {
  const { coverage, reason } = coverageOf(repository, span.from, span.to, holes)
  const [from, to] = [span.from.getTime(), span.to.getTime()]
  const isOwn = (each: { repo_id: string }): boolean => each.repo_id === repository.repo_id
  const stretches = holes.stretches.filter((gap) => isOwn(gap) && gap.from < to && gap.to > from)
  const items = holes.items.filter((item) => isOwn(item) && item.at >= from && item.at < to)
  const fetched = wholeIn(whole, repository.repo_id, span)
  const isKnown = stretches.length === 0 && reason !== 'not_collected'
  return {
    period: instant(span.start),
    fetched,
    expected: isKnown ? fetched + items.length : null,
    gaps: stretches.length + items.length,
    coverage,
    state: reason ?? (coverage < 1 ? 'partial' : 'complete'),
  }
}

/** Nothing is missing that the source counts; null where it was never asked. */
const shareOf = ({ source, stored }: TotalRow): number | null =>
  source === null ? null : source === 0 ? 1 : Math.min(1, stored / source)

/** @throws AppError `bad-scope`, `unknown-scope`, `bad-date`, `reversed-range`, `too-many-periods` */
export async function coverageAnswer(
  store: Store,
  question: CoverageQuestion,
): Promise<z.infer<typeof CoverageAnswer>> {
  const repositories = await repositoriesOf(store, question.scopes)
  const as_of = newest(repositories.map((each) => each.as_of))
  const window = windowOf(question, as_of)
  const spans = periodsOf(window).map(({ end, start }) => ({
    start,
    from: start < window.from ? window.from : start,
    to: end,
  }))
  const ids = repositories.map((each) => each.repo_id)
  const chosen = `repo_id in (select unnest(from_json($ids, '["VARCHAR"]')))`
  const [totals, gaps, cursors] = await Promise.all([
    totalsOf(store, ids),
    store.query<GapRow>(`select * from raw.gap where ${chosen} order by from_at, id`, {
      ids: JSON.stringify(ids),
    }),
    store.query<{ repo_id: string; resource: string; page: string | null; watermark: string }>(
      `from sync_cursor where ${chosen}`,
      { ids: JSON.stringify(ids) },
    ),
  ])
  const seen = new Set([...totals, ...gaps].map((each) => each.resource))
  const known = new Map<string, Known>()
  for (const resource of Object.keys(instants) as TimedResource[]) {
    if (!seen.has(resource)) continue
    const whole = await wholeItems(store, resource, ids, spans)
    known.set(resource, { holes: await holesIn(store, resource, repositories, spans), whole })
  }
  const resourceOf = (repository: Named, total: TotalRow): z.infer<typeof ResourceCoverage> => {
    const isOwn = (each: { repo_id: string; resource: string }): boolean =>
      each.repo_id === repository.repo_id && each.resource === total.resource
    const cursor = cursors.find(isOwn)
    const holes = known.get(total.resource)
    // A sync that found nothing new moved the repository's instant alone.
    const complete = newest([repository.as_of, cursor?.watermark ?? null])
    return {
      resource: total.resource,
      fetched: total.stored,
      expected: total.source,
      coverage: shareOf(total),
      complete_until: cursor !== undefined && cursor.page !== null ? null : complete,
      gaps: gaps.filter(isOwn).map(({ repo_id: _, ...gap }) => ({
        ...gap,
        translations: gapTranslations(gap.reason),
      })),
      periods: holes === undefined ? [] : spans.map((span) => cellOf(repository, span, holes)),
    }
  }
  return {
    as_of,
    window: { from: instant(window.from), to: instant(window.to), grain: window.grain },
    repositories: repositories.map((repository) => ({
      repo: repository.name,
      as_of: repository.as_of,
      resources: totals
        .filter((total) => total.repo_id === repository.repo_id)
        .map((total) => resourceOf(repository, total)),
    })),
  }
}
