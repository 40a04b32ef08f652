/** Turns a worked case's few words into rows: who did what to which item, on which day. */
import type {
  AccountType,
  Batch,
  EventRow,
  IssueRow,
  PullRequestRow,
} from '../../collectors/model.ts'

/** Days since day 0, or an instant. */
export type Day = number | string

/** `[what, who, when, detail]`; who is null for a deleted account. */
export type Act = [string, string | null, Day, string?]

export interface CaseItem {
  at: Day
  by: string | null
  /** The repository's letter; default `a`. */
  in?: string
  draft?: boolean
  acts?: Act[]
}

export interface CaseRelease {
  at: Day
  in?: string
  tag?: string
  draft?: boolean
  prerelease?: boolean
  by?: string
}

export interface CaseWorld {
  as_of: Day
  issues?: CaseItem[]
  requests?: CaseItem[]
  releases?: CaseRelease[]
  gaps?: { resource: 'issue' | 'pull_request' | 'release'; from: Day; to: Day; in?: string }[]
  /** When the repositories came to be; default day −3650. */
  born?: Day
}

const dayZero = Date.UTC(2025, 0, 1)

/** Day 0 is 1 January 2025; an instant or date stays what it is. */
export function instantOf(day: Day): string {
  const date = typeof day === 'number' ? new Date(dayZero + day * 86_400_000) : new Date(day)
  return date.toISOString()
}

function accountType(login: string): AccountType {
  return login.endsWith('[bot]') ? 'Bot' : 'User'
}

/** One batch a repository. */
export function batchesOf(world: CaseWorld): Batch[] {
  const letters = new Set(
    [...(world.issues ?? []), ...(world.requests ?? []), ...(world.releases ?? [])].map(
      (item) => item.in ?? 'a',
    ),
  )
  if (letters.size === 0) letters.add('a')
  return [...letters].toSorted().map((letter) => batchOf(world, letter))
}

function batchOf(world: CaseWorld, letter: string): Batch {
  const repo_id = `R_${letter}`
  const logins = new Set<string>()
  const actor = (login: string | null): string | null => {
    if (login === null) return null
    logins.add(login)
    return `U_${login}`
  }
  const rows: Required<
    Pick<
      Batch['rows'],
      'issue' | 'pull_request' | 'comment' | 'event' | 'release' | 'item_label' | 'gap'
    >
  > = { issue: [], pull_request: [], comment: [], event: [], release: [], item_label: [], gap: [] }

  const add = (item: CaseItem, index: number, kind: 'issue' | 'request'): void => {
    const id = `${kind}_${letter}_${index}`
    let closed_at: string | null = null
    let merged_at: string | null = null
    for (const [order, [what, who, when, detail]] of (item.acts ?? []).entries()) {
      const created_at = instantOf(when)
      if (what === 'commented') {
        rows.comment.push({
          id: `${id}_c${order}`,
          repo_id,
          item_id: id,
          author_id: actor(who),
          author_association: 'NONE',
          created_at,
        })
        continue
      }
      if (what === 'carries') {
        rows.item_label.push({ repo_id, item_id: id, label: detail ?? '' })
        continue
      }
      if (what === 'merged') merged_at = created_at
      if (what === 'closed' || what === 'merged') closed_at = created_at
      if (what === 'reopened') closed_at = null
      rows.event.push({
        id: `${id}_e${order}`,
        repo_id,
        item_id: id,
        kind: (what === 'merged' ? 'closed' : what) as EventRow['kind'],
        actor_id: actor(who),
        detail: detail ?? null,
        created_at,
      })
    }
    const common = {
      id,
      repo_id,
      number: index + 1,
      title: id,
      url: `https://example.invalid/${id}`,
      author_id: actor(item.by),
      author_association: 'NONE',
      milestone_id: null,
      is_locked: false,
      created_at: instantOf(item.at),
      updated_at: instantOf(item.at),
      closed_at,
    }
    if (kind === 'issue') {
      const issue: IssueRow = {
        ...common,
        state: closed_at === null ? 'open' : 'closed',
        state_reason: null,
      }
      rows.issue.push(issue)
    } else {
      const request: PullRequestRow = {
        ...common,
        state: merged_at !== null ? 'merged' : closed_at === null ? 'open' : 'closed',
        is_draft: item.draft ?? false,
        merged_at,
        merged_by_id: null,
        base_branch: 'main',
        additions: 1,
        deletions: 0,
        changed_files: 1,
      }
      rows.pull_request.push(request)
    }
  }
  const here = (item: { in?: string }): boolean => (item.in ?? 'a') === letter
  for (const [index, item] of (world.issues ?? []).entries())
    if (here(item)) add(item, index, 'issue')
  for (const [index, item] of (world.requests ?? []).entries()) {
    if (here(item)) add(item, index, 'request')
  }
  for (const [index, release] of (world.releases ?? []).entries()) {
    if (!here(release)) continue
    rows.release.push({
      id: `release_${letter}_${index}`,
      repo_id,
      tag: release.tag ?? `v${index}`,
      name: null,
      url: '',
      author_id: actor(release.by ?? 'ann'),
      is_draft: release.draft ?? false,
      is_prerelease: release.prerelease ?? false,
      created_at: instantOf(release.at),
      published_at: release.draft === true ? null : instantOf(release.at),
    })
  }
  for (const [index, gap] of (world.gaps ?? []).entries()) {
    if (!here(gap)) continue
    rows.gap.push({
      id: `gap_${letter}_${index}`,
      repo_id,
      resource: gap.resource,
      from_at: instantOf(gap.from),
      to_at: instantOf(gap.to),
      reason: 'lost',
    })
  }
  return {
    repo_id,
    rows: {
      repository: [
        {
          id: repo_id,
          owner: 'case',
          name: letter,
          url: '',
          description: null,
          is_archived: false,
          is_fork: false,
          license_spdx: null,
          primary_language: null,
          default_branch: null,
          stars: 0,
          forks: 0,
          watchers: 0,
          created_at: instantOf(world.born ?? -3650),
          pushed_at: null,
        },
      ],
      actor: [...logins].map((login) => ({
        id: `U_${login}`,
        login: login.replace('[bot]', ''),
        account_type: accountType(login),
        name: null,
      })),
      ...rows,
    },
  }
}
