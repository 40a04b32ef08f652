/** What a change of the rules would do: which accounts, how many contributions, and how far numbers would move. */
import type { z } from 'zod'
import type { Catalogue } from '../metrics/catalogue.ts'
import { evaluate } from '../metrics/evaluate.ts'
import type { PreviewAnswer } from '../routes/actor-schemas.ts'
import type { Store } from '../store/open.ts'
import type { RuleChanges } from './change.ts'

type Answer = z.infer<typeof PreviewAnswer>

/** Numbers that most readers look at first. */
const headline = ['time-to-first-response', 'change-request-merge-time', 'issues-opened']
const shownAccounts = 100
const shownScopes = 3

const movedAccounts = `
  select earlier.account_id, earlier.kind as kind_before, earlier.person_id as person_before,
    later.kind as kind_after, later.person_id as person_after, later.login
  from account_before as earlier join account as later using (account_id)
  where earlier.kind <> later.kind or earlier.person_id <> later.person_id`

async function accountsOf(inside: Store): Promise<Pick<Answer, 'accounts' | 'accounts_total'>> {
  const rows = await inside.query<{
    account_id: string
    login: string
    kind_before: 'human' | 'bot' | 'agent'
    kind_after: 'human' | 'bot' | 'agent'
    person_before: string
    person_after: string
    total: number
  }>(
    `select moved.account_id, moved.login, kind_before, kind_after,
       coalesce(earlier.login, person_before) as person_before,
       coalesce(later.login, person_after) as person_after,
       count(*) over () as total
     from (${movedAccounts}) as moved
     left join account as earlier on earlier.account_id = person_before
     left join account as later on later.account_id = person_after
     order by lower(moved.login), moved.account_id limit ${shownAccounts}`,
  )
  return {
    accounts_total: rows[0]?.total ?? 0,
    accounts: rows.map((row) => ({
      account_id: row.account_id,
      login: row.login,
      before: { kind: row.kind_before, person: row.person_before },
      after: { kind: row.kind_after, person: row.person_after },
    })),
  }
}

async function countsOf(
  inside: Store,
): Promise<Pick<Answer, 'affiliations' | 'contributions' | 'items'>> {
  const [row] = await inside.query<Pick<Answer, 'affiliations' | 'contributions' | 'items'>>(
    `select
       (select count(distinct person_id) from belonging_moved) as affiliations,
       (
         select coalesce(sum(greatest(now.contributions - coalesce(earlier.contributions, 0), 0)), 0)
         from (
           select person_id, person_kind, organisation, sum(contributions) as contributions
           from fact.activity_month group by all
         ) as now
         left join activity_before as earlier
           on earlier.person_id = now.person_id and earlier.person_kind = now.person_kind
           and earlier.organisation is not distinct from now.organisation
       ) as contributions,
       (
         select count(*) from (select id from raw.issue union all select id from raw.pull_request)
         where id in (select item_id from moved)
       ) as items`,
  )
  return row ?? { affiliations: 0, contributions: 0, items: 0 }
}

/** The ecosystems that would change, else the repositories. */
async function scopesOf(inside: Store): Promise<string[]> {
  const rows = await inside.query<{ scope: string }>(
    `with touched as (select distinct repo_id from moved semi join sync_state using (repo_id)),
       scoped as (
         select 'ecosystem:' || slug as scope, 1 as place, count(*) as repositories
         from ecosystem_repository join touched using (repo_id) group by slug
         union all
         select 'repo:' || owner || '/' || name, 2, 1
         from raw.repository join touched on touched.repo_id = raw.repository.id
       )
     select scope from scoped order by place, repositories desc, scope limit ${shownScopes}`,
  )
  return rows.map(({ scope }) => scope)
}

async function valuesOf(
  store: Store,
  catalogue: Catalogue,
  metric: string,
  scopes: string[],
): Promise<(number | null)[]> {
  const question = { metric, scopes, grain: 'year', actors: 'human' } as const
  const answer = await evaluate(store, catalogue, question)
  return answer.series.map(({ summary }) => summary.value)
}

/** @throws AppError where a change can't be carried out */
export function preview(store: Store, catalogue: Catalogue, changes: RuleChanges): Promise<Answer> {
  return store.previewRules(changes, async (inside) => {
    const accounts = await accountsOf(inside)
    const counts = await countsOf(inside)
    const scopes = await scopesOf(inside)
    const metrics: Answer['metrics'] = []
    for (const metric of scopes.length === 0 ? [] : headline) {
      const before = await valuesOf(store, catalogue, metric, scopes)
      const after = await valuesOf(inside, catalogue, metric, scopes)
      for (const [index, scope] of scopes.entries()) {
        metrics.push({
          metric,
          scope,
          before: before[index] ?? null,
          after: after[index] ?? null,
        })
      }
    }
    return { ...accounts, ...counts, metrics }
  })
}
