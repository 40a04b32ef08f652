/** A scope is `repo:owner/name` or `ecosystem:slug`; resolved, it is the repositories with what is known of each. */
import { AppError } from '../errors.ts'
import type { Store } from '../store/open.ts'

export interface ScopeRef {
  kind: 'repo' | 'ecosystem'
  name: string
}

export interface ScopeRepository {
  repo_id: string
  created_at: string
  /** Null until a sync has been complete. */
  as_of: string | null
}

export interface ResolvedScope {
  /** As asked, in the stored spelling. */
  scope: string
  repositories: ScopeRepository[]
  /** The newest instant that any of its repositories knows; null where none was ever complete. */
  as_of: string | null
}

/** @throws AppError `bad-scope` */
export function parseScope(text: string): ScopeRef {
  const parts = /^(repo):([^/\s]+\/[^/\s]+)$|^(ecosystem):([^/\s]+)$/.exec(text)
  const kind = parts?.[1] ?? parts?.[3]
  const name = parts?.[2] ?? parts?.[4]
  if (name === undefined || (kind !== 'repo' && kind !== 'ecosystem')) {
    throw new AppError(
      'bad-scope',
      `"${text}" is no scope.`,
      'Write repo:owner/name or ecosystem:slug; /api/v1/repos and /api/v1/ecosystems list what there is.',
      400,
    )
  }
  return { kind, name }
}

function unknown(scope: string): AppError {
  return new AppError(
    'unknown-scope',
    `Nothing is known of "${scope}".`,
    'See /api/v1/repos and /api/v1/ecosystems for what there is, or collect it: lichen collect owner/name.',
    404,
  )
}

const facts = `
  repository.id as repo_id,
  repository.owner || '/' || repository.name as full_name,
  repository.created_at,
  sync_state.as_of`

async function repositoriesOf(store: Store, ref: ScopeRef): Promise<ResolvedScope> {
  type Row = ScopeRepository & { full_name: string; slug?: string }
  const rows =
    ref.kind === 'repo'
      ? await store.query<Row>(
          `select ${facts} from raw.repository as repository
           left join sync_state on sync_state.repo_id = repository.id
           where lower(repository.owner || '/' || repository.name) = lower($name)`,
          { name: ref.name },
        )
      : await store.query<Row>(
          `select ${facts}, member.slug from ecosystem_repository as member
           join raw.repository as repository on repository.id = member.repo_id
           left join sync_state on sync_state.repo_id = repository.id
           where lower(member.slug) = lower($name) order by repository.id`,
          { name: ref.name },
        )
  const first = rows[0]
  if (first === undefined) throw unknown(`${ref.kind}:${ref.name}`)
  return {
    scope: `${ref.kind}:${first.slug ?? first.full_name}`,
    repositories: rows.map(({ repo_id, created_at, as_of }) => ({ repo_id, created_at, as_of })),
    as_of: newest(rows.map((row) => row.as_of)),
  }
}

/** The latest of some instants, nulls left out; null of none. */
export function newest(instants: (string | null)[]): string | null {
  return instants.reduce(
    (late, each) => (each !== null && (late === null || each > late) ? each : late),
    null,
  )
}

/** @throws AppError `unknown-scope` (404) naming the first that isn't known */
export function resolveScopes(store: Store, refs: ScopeRef[]): Promise<ResolvedScope[]> {
  return Promise.all(refs.map((ref) => repositoriesOf(store, ref)))
}
