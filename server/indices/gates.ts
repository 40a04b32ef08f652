/** What stands beside every score of a repository and no score makes up for: its gates, with what they are told by. */
import type { Catalogue } from '../metrics/catalogue.ts'
import { overview } from '../metrics/overview.ts'
import { eachRepository, type ResolvedScope } from '../metrics/scope.ts'
import { shift } from '../metrics/window.ts'
import type { Store } from '../store/open.ts'
import { instant } from '../store/values.ts'
import { gates, gatesOf, type Gate } from './lifecycle.ts'
import type { IndexPeriod } from './period.ts'
import { rememberedAnswers } from './remembered.ts'

export interface Asking {
  store: Store
  catalogue: Catalogue
  scopes: string[]
}

export interface Standing {
  repo_id: string
  is_archived: boolean
  licence: string | null
}

/** Archived by then: as of now where it isn't known since when, and only for a period that the data ends in. */
export function standingsAt(store: Store, ids: string[], end: Date): Promise<Standing[]> {
  return store.query<Standing>(
    `select
       repository.repo_id,
       case
         when repository.archived_at is null then repository.is_archived and $end::timestamp >= sync_state.as_of
         else repository.archived_at < $end::timestamp
       end as is_archived,
       source.license_spdx as licence
     from repository
     join raw.repository as source on source.id = repository.repo_id
     left join sync_state on sync_state.repo_id = repository.repo_id
     where repository.repo_id in (select unnest(from_json($ids, '["VARCHAR"]')))`,
    { ids: JSON.stringify(ids), end: instant(end) },
  )
}

/** Values of twelve months that end `ago` years before the period does: by metric, one a repository. */
export async function yearOf(
  { catalogue, scopes, store }: Asking,
  metrics: readonly string[],
  { to }: IndexPeriod,
  ago: number,
): Promise<(number | null)[][]> {
  const end = shift(to, 'month', -12 * ago)
  const question = JSON.stringify(['year', metrics, scopes])
  const [answers = []] = await rememberedAnswers(store, question, [end.getTime()], () =>
    overview(store, catalogue, [...metrics], {
      scopes,
      each: true,
      from: instant(shift(end, 'month', -12)),
      to: instant(end),
      grain: 'year',
      actors: 'human',
      compare: [],
    }),
  )
  return answers.map(({ series }) => series.map(({ summary }) => summary.value))
}

/** By what the gates of a year are told, beside what the source says of the repository. */
export const gateMetrics = ['commits', 'release-frequency', 'contributor-absence-factor'] as const

export interface StandingGate {
  gate: Gate
  /** The repositories that it holds of. */
  repositories: string[]
}

/** For each scope the gates that hold of any of its repositories, with which those are. */
export async function gatesBeside(
  asking: Asking,
  scopes: ResolvedScope[],
  period: IndexPeriod,
): Promise<StandingGate[][]> {
  const each = eachRepository(scopes)
  const ids = each.flatMap(({ repositories }) => repositories.map(({ repo_id }) => repo_id))
  const [standings, years] = await Promise.all([
    standingsAt(asking.store, ids, period.to),
    yearOf(asking, gateMetrics, period, 0),
  ])
  const byId = new Map(standings.map((row) => [row.repo_id, row]))
  const [commits = [], releases = [], absence = []] = years
  const found = new Map(
    each.map(({ repositories }, place) => {
      const id = repositories[0]?.repo_id ?? ''
      const own = gatesOf({
        isArchived: byId.get(id)?.is_archived === true,
        licence: byId.get(id)?.licence ?? null,
        absenceFactor: absence[place] ?? null,
        commits: commits[place] ?? null,
        releases: releases[place] ?? null,
      })
      return [id, own] as const
    }),
  )
  return scopes.map(({ repositories }) =>
    gates
      .map((gate) => ({
        gate,
        repositories: repositories
          .filter(({ repo_id }) => found.get(repo_id)?.includes(gate) === true)
          .map(({ name }) => `repo:${name}`),
      }))
      .filter((each) => each.repositories.length > 0),
  )
}
