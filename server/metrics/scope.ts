/** Scopes resolved: which repositories each stands for, with what is known of them. All of a question in one statement. */
import { AppError } from '../errors.ts'
import type { Store } from '../store/open.ts'
import { atomText, scopeText, type Atom, type ScopeTerms } from './scope-text.ts'

export interface ScopeRepository {
  repo_id: string
  /** `owner/name` */
  name: string
  created_at: string
  /** Null until a sync has been complete. */
  as_of: string | null
}

export interface ResolvedScope {
  /** In the stored spelling, and in one order however it was asked. */
  scope: string
  repositories: ScopeRepository[]
  /** The newest instant that any of its repositories knows; null where none was ever complete. */
  as_of: string | null
}

/** The latest of some instants, nulls left out; null of none. */
export function newest(instants: (string | null)[]): string | null {
  return instants.reduce(
    (late, each) => (each !== null && (late === null || each > late) ? each : late),
    null,
  )
}

const hint =
  'See /api/v1/scopes and /api/v1/repos for what there is, or collect it: lichen collect owner/name.'

const unknown = (scope: string): AppError =>
  new AppError('unknown-scope', `Nothing is known of "${scope}".`, hint, 404)

const empty = (scope: string): AppError =>
  new AppError('empty-scope', `No repository is in all parts of "${scope}".`, hint, 404)

/** An atom's members, by the atom's place in the list that was asked. */
const membersSql = `
with
  asked as (
    select unnest(
      from_json($atoms, '[{"place":"INTEGER","kind":"VARCHAR","name":"VARCHAR","value":"VARCHAR"}]'),
      recursive := true
    )
  ),
  repository as (select *, owner || '/' || name as full_name from raw.repository),
  member as (
    select place, id as repo_id, 'repo:' || full_name as spelling
    from asked join repository on lower(full_name) = lower(asked.name) where kind = 'repo'
    union all
    select place, id, 'org:' || owner
    from asked join repository on lower(owner) = lower(asked.name) where kind = 'org'
    union all
    select place, repo_id, 'ecosystem:' || slug
    from asked join ecosystem_repository on lower(slug) = lower(asked.name) where kind = 'ecosystem'
    union all
    select
      place, repo_id,
      'field:' || field || '=' ||
        replace(replace(replace(repository_field.value, '%', '%25'), ',', '%2C'), '&', '%26')
    from asked join repository_field
      on lower(field) = lower(asked.name) and lower(repository_field.value) = lower(asked.value)
    where kind = 'field'
    union all
    select place, id, 'all' from asked cross join repository where kind = 'all'
  )
select place, repo_id, spelling, full_name as name, created_at, as_of
from member
join repository on repository.id = repo_id
left join sync_state using (repo_id)
order by place, lower(full_name), repo_id`

type Member = ScopeRepository & { place: number; spelling: string }

/** The members of each atom, by its text in lower case. */
async function membersOf(store: Store, atoms: Atom[]): Promise<Map<string, Member[]>> {
  const distinct = [...new Map(atoms.map((atom) => [atomText(atom).toLowerCase(), atom]))]
  const rows = await store.remembered<Member>(membersSql, {
    atoms: JSON.stringify(distinct.map(([, atom], place) => ({ place, ...atom }))),
  })
  const members = new Map<string, Member[]>(distinct.map(([text]) => [text, []]))
  for (const row of rows) members.get(distinct[row.place]?.[0] ?? '')?.push(row)
  return members
}

function resolved(terms: ScopeTerms, members: Map<string, Member[]>): ResolvedScope {
  const of = (atom: Atom): Member[] => members.get(atomText(atom).toLowerCase()) ?? []
  const found = new Map<string, ScopeRepository>()
  for (const atoms of terms) {
    const [first, ...others] = atoms.map(of)
    const sets = others.map((rows) => new Set(rows.map((row) => row.repo_id)))
    for (const { as_of, created_at, name, repo_id } of first ?? []) {
      if (!sets.every((set) => set.has(repo_id))) continue
      found.set(repo_id, { repo_id, name, created_at, as_of })
    }
  }
  const repositories = [...found.values()]
  return {
    scope: scopeText(terms, (atom) => of(atom)[0]?.spelling ?? atomText(atom)),
    repositories,
    as_of: newest(repositories.map((each) => each.as_of)),
  }
}

/** As `resolveScopes`, but what isn't known has no repositories. */
export async function findScopes(store: Store, asked: ScopeTerms[]): Promise<ResolvedScope[]> {
  const members = await membersOf(store, asked.flat(2))
  return asked.map((terms) => resolved(terms, members))
}

/**
 * @throws AppError `unknown-scope` (404) naming the first part that isn't known, `empty-scope` (404) where the parts
 * have nothing in common
 */
export async function resolveScopes(store: Store, asked: ScopeTerms[]): Promise<ResolvedScope[]> {
  const members = await membersOf(store, asked.flat(2))
  for (const atom of asked.flat(2)) {
    if (members.get(atomText(atom).toLowerCase())?.length === 0) throw unknown(atomText(atom))
  }
  return asked.map((terms) => {
    const scope = resolved(terms, members)
    if (scope.repositories.length === 0) throw empty(scope.scope)
    return scope
  })
}

/** Each repository of some scopes once, as a scope of its own. */
export function eachRepository(scopes: ResolvedScope[]): ResolvedScope[] {
  const found = new Map(
    scopes.flatMap(({ repositories }) => repositories.map((each) => [each.repo_id, each] as const)),
  )
  return Array.from(found.values(), (each) => ({
    scope: `repo:${each.name}`,
    repositories: [each],
    as_of: each.as_of,
  }))
}
