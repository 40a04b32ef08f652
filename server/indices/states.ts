/** Lifecycle states and gates of every repository of some scopes, with the numbers that decided them. */
import type { z } from 'zod'
import type { Catalogue } from '../metrics/catalogue.ts'
import { evaluate } from '../metrics/evaluate.ts'
import { parseScope } from '../metrics/scope-text.ts'
import { eachRepository, newest, resolveScopes } from '../metrics/scope.ts'
import { shift } from '../metrics/window.ts'
import type { LifecycleAnswer } from '../routes/index-schemas.ts'
import type { Store } from '../store/open.ts'
import { instant } from '../store/values.ts'
import { standingsAt, yearOf, type Asking } from './gates.ts'
import {
  courseMonths,
  dipOf,
  evidenceMetrics,
  gatesOf,
  verdictOf,
  type Evidence,
} from './lifecycle.ts'
import { parsePeriod, periodOf, type IndexPeriod } from './period.ts'

type Answer = z.infer<typeof LifecycleAnswer>

const gateMetric = 'contributor-absence-factor'

/** Commits of twelve months up to the end of each month, newest first, by repository. */
async function coursesOf(
  { catalogue, scopes, store }: Asking,
  { to }: IndexPeriod,
): Promise<(number | null)[][]> {
  const { series } = await evaluate(store, catalogue, {
    metric: 'commits',
    scopes,
    each: true,
    from: instant(shift(to, 'month', -courseMonths)),
    to: instant(to),
    grain: 'month',
    trailing: 12,
    actors: 'human',
    compare: [],
  })
  return series.map(({ points }) => points.map(({ value }) => value).toReversed())
}

/**
 * One verdict a repository, in the order of the scopes.
 *
 * @throws AppError as `resolveScopes`, `parsePeriod` and `evaluate` say
 */
export async function lifecycles(
  store: Store,
  catalogue: Catalogue,
  scopes: string[],
  period: string | undefined,
): Promise<Answer> {
  const resolved = await resolveScopes(store, scopes.map(parseScope))
  const each = eachRepository(resolved)
  const asked = parsePeriod(period, newest(each.map((scope) => scope.as_of)))
  const ids = each.flatMap(({ repositories }) => repositories.map(({ repo_id }) => repo_id))
  const asking = { store, catalogue, scopes }
  const [found, now, before, courses] = await Promise.all([
    standingsAt(store, ids, asked.to),
    yearOf(asking, [...evidenceMetrics, gateMetric], asked, 0),
    yearOf(asking, evidenceMetrics, asked, 1),
    coursesOf(asking, asked),
  ])
  const byId = new Map(found.map((row) => [row.repo_id, row]))
  return {
    period: { name: asked.name, from: instant(asked.from), to: instant(asked.to) },
    repositories: each.map(({ as_of, repositories, scope }, place) => {
      const standing = byId.get(repositories[0]?.repo_id ?? '')
      const pairs = evidenceMetrics.map((metric, index) => ({
        metric,
        now: now[index]?.[place] ?? null,
        before: before[index]?.[place] ?? null,
      }))
      const course = courses[place] ?? []
      const evidence = {
        ...Object.fromEntries(pairs.map((pair) => [pair.metric, pair])),
        course,
      } as Evidence
      const isArchived = standing?.is_archived === true
      const dip = dipOf(course)
      return {
        scope,
        as_of,
        ...verdictOf(evidence, isArchived),
        gates: gatesOf({
          isArchived,
          licence: standing?.licence ?? null,
          absenceFactor: now[evidenceMetrics.length]?.[place] ?? null,
          commits: evidence.commits.now,
          releases: evidence['release-frequency'].now,
        }),
        evidence: pairs,
        dip:
          dip === null
            ? null
            : {
                commits: course[dip] ?? 0,
                period: periodOf(shift(asked.to, 'month', -1 - dip), 'month').name,
              },
      }
    }),
  }
}
