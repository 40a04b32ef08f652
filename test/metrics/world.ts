/** Turns a worked case's few words into rows: who did what to which item, on which day. */
import type {
  AccountType,
  Batch,
  ClosingReferenceRow,
  CommentRow,
  CommitRow,
  CommunityFileRow,
  DiscussionCommentRow,
  DiscussionRow,
  EventRow,
  GapRow,
  GitCoAuthorRow,
  GitCommitRow,
  GitPathClassRow,
  GitTagRow,
  IssueRow,
  ItemLabelRow,
  MilestoneRow,
  ProfileRow,
  PullRequestRow,
  ReactionRow,
  ReleaseRow,
  Resource,
  ReviewCommentRow,
  ReviewRow,
  TagRow,
} from '../../collectors/model.ts'

/** Days since day 0, or an instant. */
export type Day = number | string

/**
 * `[what, who, when, detail]`; who is null for a deleted account. What is `commented`, `reviewed` (detail: the state,
 * default COMMENTED; null for when: it has no instant), `review_commented`, `carries` (a label, detail, whose time isn't
 * known), `merged`, or a kind of event. `who+` is a member of the project, `who+OWNER` its owner, and so on.
 */
export type Act = [string, string | null, Day | null, string?]

export interface CaseItem {
  at: Day
  by: string | null
  /** The repository's letter; default `a`. */
  in?: string
  draft?: boolean
  /** Default NONE: an outsider. */
  association?: string
  /** Its milestone's index among those of the world. */
  milestone?: number
  /** Says that it closes an issue. */
  closes?: boolean
  title?: string
  merge_commit?: string
  reactions?: Record<string, number>
  /** Lines added and deleted, and files, of a request; default one line of one file. */
  size?: [number, number, number]
  /** A close that no event tells of, as of old items. */
  closed_at?: Day
  acts?: Act[]
  /** How many there are that are alike in all of this; default one. */
  times?: number
}

export interface CaseCommit {
  at: Day
  /** A login; with an @, an address that no account is known for. */
  by: string
  in?: string
  oid?: string
  /** Index of the request that brought it, in its repository's list. */
  request?: number
  merge?: boolean
  subject?: string
  /** Who told of it; default github. */
  from?: 'github' | 'git' | 'both'
  /** Its address, where that isn't the login's own. */
  email?: string
  /** Its author's name, where that isn't the login. */
  name?: string
  /** Addresses of co-authors; known to git only. */
  with?: string[]
  /** Classes of the paths that it touches; known to git only. */
  paths?: GitPathClassRow['class'][]
}

export interface CaseTag {
  /** Null: the tag has no date. */
  at: Day | null
  name: string
  in?: string
  /** Default github. */
  from?: 'github' | 'git'
}

export interface CaseDiscussion {
  at: Day
  by: string | null
  in?: string
  /** Default true. */
  answerable?: boolean
  answered_at?: Day
  comments?: [string | null, Day][]
}

export interface CaseRelease {
  at: Day
  in?: string
  tag?: string
  draft?: boolean
  prerelease?: boolean
  /** Default ann. */
  by?: string | null
}

export interface CaseWorld {
  as_of: Day
  /** Last syncs that aren't as_of, by the repository's letter. */
  synced?: Record<string, Day>
  issues?: CaseItem[]
  requests?: CaseItem[]
  releases?: CaseRelease[]
  commits?: CaseCommit[]
  tags?: CaseTag[]
  discussions?: CaseDiscussion[]
  milestones?: { at: Day; due?: Day; closed?: Day; in?: string }[]
  dependencies?: { in?: string; package: string; used?: Day; latest?: Day; indirect?: boolean }[]
  packages?: { in?: string; package: string; dependents?: number }[]
  /** Files for the community; path: default the kind. */
  files?: { in?: string; kind: CommunityFileRow['kind']; path?: string }[]
  /** Shortest and longest gap in days of releases of a level, instead of those that ship. */
  norms?: Record<string, [number | null, number | null]>
  /** Source: default hand. */
  affiliations?: { who: string; at: string; from?: Day; to?: Day; source?: string }[]
  /** What looks at profiles saw. */
  profiles?: { who: string; at: Day; company: string | null; in?: string }[]
  /** Whose a domain is, an account that owns repositories, or a company that profiles name. */
  organisations?: {
    kind: 'domain' | 'owner' | 'company'
    value: string
    at: string
    from?: Day
    to?: Day
  }[]
  /** Rules of identities that are switched on or off. */
  identity_rules?: Record<string, boolean>
  /** What is said by hand to be another account's, by the ids of both. */
  merges?: Record<string, string>
  /** Kinds by login or pattern, beside those that ship. */
  actor_rules?: Record<string, string>
  /** Accounts beside those that act; id: default that of the login. */
  accounts?: { login: string; id?: string; type?: AccountType; name?: string }[]
  /** Whose a repository is, by its letter; default case. */
  owners?: Record<string, string>
  /** Letters of repositories, or when each was archived. */
  archived?: string[] | Record<string, Day>
  gaps?: { resource: 'issue' | 'pull_request' | 'release'; from: Day; to: Day; in?: string }[]
  /** What was asked for beside what is given here, so that having none is known. */
  read?: Resource[] | Record<string, Resource[]>
  /** Lists of a source that were read: to the end and up to a day, or not to the end. */
  cursors?: { resource: string; to?: Day; in?: string }[]
  /** When the repositories came to be, all or each; default day −3650. */
  born?: Day | Record<string, Day>
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
    [
      ...(world.issues ?? []),
      ...(world.requests ?? []),
      ...(world.releases ?? []),
      ...(world.commits ?? []),
      ...(world.tags ?? []),
      ...(world.discussions ?? []),
      ...(world.milestones ?? []),
      ...(world.dependencies ?? []),
      ...(world.packages ?? []),
      ...(world.files ?? []),
      ...(world.profiles ?? []),
    ].map((item) => item.in ?? 'a'),
  )
  if (letters.size === 0) letters.add('a')
  return [...letters].toSorted().map((letter) => batchOf(world, letter))
}

function batchOf(world: CaseWorld, letter: string): Batch {
  const repo_id = `R_${letter}`
  const logins = new Set<string>()
  const actor = (login: string | null): string | null => {
    if (login === null) return null
    const name = login.replace(/\+[A-Z]*$/, '')
    logins.add(name)
    return `U_${name}`
  }
  const standing = (login: string | null): string => {
    const said = /\+([A-Z]*)$/.exec(login ?? '')?.[1]
    return said === '' ? 'MEMBER' : (said ?? 'NONE')
  }
  const rows = {
    issue: [] as IssueRow[],
    pull_request: [] as PullRequestRow[],
    comment: [] as CommentRow[],
    review: [] as ReviewRow[],
    review_comment: [] as ReviewCommentRow[],
    event: [] as EventRow[],
    release: [] as ReleaseRow[],
    item_label: [] as ItemLabelRow[],
    reaction: [] as ReactionRow[],
    closing_reference: [] as ClosingReferenceRow[],
    gap: [] as GapRow[],
  } satisfies Batch['rows']

  const add = (item: CaseItem, index: number, kind: 'issue' | 'request'): void => {
    const id = `${kind}_${letter}_${index}`
    let closed_at: string | null = null
    let merged_at: string | null = null
    let merged_by_id: string | null = null
    for (const [order, [what, who, when, detail]] of (item.acts ?? []).entries()) {
      const created_at = instantOf(when ?? 0)
      if (what === 'commented') {
        rows.comment.push({
          id: `${id}_c${order}`,
          repo_id,
          item_id: id,
          author_id: actor(who),
          author_association: standing(who),
          created_at,
        })
        continue
      }
      if (what === 'reviewed' || what === 'review_commented') {
        const review_id = `${id}_r${order}`
        const common = { repo_id, item_id: id, author_id: actor(who) }
        if (what === 'review_commented') {
          rows.review_comment.push({ ...common, id: `${id}_l${order}`, review_id, created_at })
          continue
        }
        rows.review.push({
          ...common,
          id: review_id,
          author_association: standing(who),
          state: (detail ?? 'COMMENTED') as ReviewRow['state'],
          submitted_at: when === null ? null : created_at,
        })
        continue
      }
      if (what === 'carries') {
        rows.item_label.push({ repo_id, item_id: id, label: detail ?? '' })
        continue
      }
      if (what === 'merged') {
        merged_at = created_at
        merged_by_id = actor(who)
      }
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
    if (item.closed_at !== undefined) closed_at = instantOf(item.closed_at)
    const common = {
      id,
      repo_id,
      number: index + 1,
      title: item.title ?? id,
      url: `https://example.invalid/${id}`,
      author_id: actor(item.by),
      author_association: item.association ?? standing(item.by),
      milestone_id: item.milestone === undefined ? null : `milestone_${letter}_${item.milestone}`,
      is_locked: false,
      created_at: instantOf(item.at),
      updated_at: instantOf(item.at),
      closed_at,
    }
    if (item.closes === true) {
      rows.closing_reference.push({ repo_id, item_id: id, issue_id: 'issue_elsewhere' })
    }
    for (const [content, people] of Object.entries(item.reactions ?? {})) {
      rows.reaction.push({ repo_id, item_id: id, content, people })
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
        merged_by_id,
        merge_commit_oid: item.merge_commit ?? null,
        base_branch: 'main',
        additions: item.size?.[0] ?? 1,
        deletions: item.size?.[1] ?? 0,
        changed_files: item.size?.[2] ?? 1,
      }
      rows.pull_request.push(request)
    }
  }
  const here = (item: { in?: string }): boolean => (item.in ?? 'a') === letter
  const each = (items: CaseItem[] = []): CaseItem[] =>
    items.flatMap((item) => Array.from({ length: item.times ?? 1 }, () => item))
  for (const [index, item] of each(world.issues).entries())
    if (here(item)) add(item, index, 'issue')
  for (const [index, item] of each(world.requests).entries()) {
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
      author_id: actor(release.by === undefined ? 'ann' : release.by),
      is_draft: release.draft ?? false,
      is_prerelease: release.prerelease ?? false,
      created_at: instantOf(release.at),
      published_at: release.draft === true ? null : instantOf(release.at),
      notes: null,
    })
  }
  const { read: asked = ['issue', 'pull_request', 'release'] } = world
  const read = Array.isArray(asked) ? asked : (asked[letter] ?? [])
  const others = elsewhere(world, here, actor, repo_id, letter)
  const born = typeof world.born === 'object' ? world.born[letter] : world.born
  const archived_at = Array.isArray(world.archived) ? undefined : world.archived?.[letter]
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
          owner: world.owners?.[letter] ?? 'case',
          name: letter,
          url: '',
          description: null,
          is_archived:
            archived_at !== undefined ||
            (Array.isArray(world.archived) && world.archived.includes(letter)),
          archived_at: archived_at === undefined ? null : instantOf(archived_at),
          is_fork: false,
          license_spdx: null,
          primary_language: null,
          default_branch: null,
          stars: 0,
          forks: 0,
          watchers: 0,
          created_at: instantOf(born ?? -3650),
          pushed_at: null,
        },
      ],
      actor: [
        ...[...logins].map((login) => ({
          id: `U_${login}`,
          login: login.replace('[bot]', ''),
          account_type: accountType(login),
          name: null,
        })),
        ...(world.accounts ?? []).map(({ id, login, name = null, type = 'User' }) => ({
          id: id ?? `U_${login}`,
          login,
          account_type: type,
          name,
        })),
      ],
      source_total: read.map((resource) => ({
        repo_id,
        resource,
        total: 0,
      })),
      ...rows,
      ...others,
    },
  }
}

/** What isn't about issues and change requests. */
function elsewhere(
  world: CaseWorld,
  here: (item: { in?: string }) => boolean,
  actor: (login: string | null) => string | null,
  repo_id: string,
  letter: string,
) {
  const commits = (world.commits ?? [])
    .filter(here)
    .map((each, index) => ({ ...each, oid: each.oid ?? `oid_${letter}_${index}` }))
  const git = commits.filter((each) => each.from === 'git' || each.from === 'both')
  const tags = (world.tags ?? []).filter(here)
  const discussion_comment: DiscussionCommentRow[] = []
  const discussion = (world.discussions ?? []).filter(here).map((each, index): DiscussionRow => {
    const id = `discussion_${letter}_${index}`
    for (const [order, [who, when]] of (each.comments ?? []).entries()) {
      discussion_comment.push({
        id: `${id}_c${order}`,
        repo_id,
        item_id: id,
        reply_to_id: null,
        author_id: actor(who),
        author_association: 'NONE',
        created_at: instantOf(when),
      })
    }
    return {
      id,
      repo_id,
      number: 9000 + index,
      title: id,
      url: '',
      author_id: actor(each.by),
      author_association: 'NONE',
      category: 'Q&A',
      is_answerable: each.answerable ?? true,
      answer_id: null,
      answered_at: each.answered_at === undefined ? null : instantOf(each.answered_at),
      answer_chosen_by_id: null,
      is_locked: false,
      created_at: instantOf(each.at),
      updated_at: instantOf(each.at),
      closed_at: null,
    }
  })
  const milestone = (world.milestones ?? []).filter(here).map((each, index): MilestoneRow => ({
    id: `milestone_${letter}_${index}`,
    repo_id,
    number: index + 1,
    title: `Milestone ${index + 1}`,
    state: each.closed === undefined ? 'open' : 'closed',
    created_at: instantOf(each.at),
    due_at: each.due === undefined ? null : instantOf(each.due),
    closed_at: each.closed === undefined ? null : instantOf(each.closed),
  }))
  return {
    profile: (world.profiles ?? []).filter(here).map(({ at, company, who }): ProfileRow => ({
      actor_id: actor(who) ?? '',
      seen_at: instantOf(at),
      company,
    })),
    commit: commits
      .filter((each) => each.from !== 'git')
      .map((each) => commitOf(each, repo_id, letter, actor)),
    git_commit: git.map((each) => gitCommitOf(each, repo_id)),
    git_co_author: git.flatMap(({ oid, with: others = [] }) =>
      others.map((email): GitCoAuthorRow => ({ repo_id, oid, email, name: email })),
    ),
    git_path_class: git.flatMap(({ oid, paths = [] }) =>
      paths.map((kind): GitPathClassRow => ({ repo_id, oid, class: kind, files: 1 })),
    ),
    tag: tags
      .filter((each) => each.from !== 'git')
      .map(({ at, name }): TagRow => ({
        repo_id,
        name,
        oid: name,
        tagged_at: at === null ? null : instantOf(at),
      })),
    git_tag: tags
      .filter((each) => each.from === 'git')
      .map(({ at, name }): GitTagRow => ({
        repo_id,
        name,
        oid: name,
        tagged_at: instantOf(at ?? 0),
      })),
    discussion,
    discussion_comment,
    milestone,
    community_file: (world.files ?? [])
      .filter(here)
      .map(({ kind, path = kind }): CommunityFileRow => ({ repo_id, kind, path })),
  }
}

type NamedCommit = CaseCommit & { oid: string }

const addressOf = ({ by, email }: CaseCommit): string =>
  email ?? (by.includes('@') ? by : `${by}@example.invalid`)

function commitOf(
  each: NamedCommit,
  repo_id: string,
  letter: string,
  actor: (login: string) => string | null,
): CommitRow {
  return {
    repo_id,
    oid: each.oid,
    author_id: each.by.includes('@') ? null : actor(each.by),
    author_name: each.name ?? each.by,
    author_email: addressOf(each),
    committer_id: null,
    authored_at: instantOf(each.at),
    committed_at: instantOf(each.at),
    subject: each.subject ?? 'A change',
    parent_count: each.merge === true ? 2 : 1,
    additions: 1,
    deletions: 0,
    changed_files: 1,
    pull_request_id: each.request === undefined ? null : `request_${letter}_${each.request}`,
  }
}

function gitCommitOf(each: NamedCommit, repo_id: string): GitCommitRow {
  return {
    repo_id,
    oid: each.oid,
    author_name: each.name ?? each.by,
    author_email: addressOf(each),
    committer_name: each.by,
    committer_email: addressOf(each),
    authored_at: instantOf(each.at),
    committed_at: instantOf(each.at),
    parents: '',
    is_merge: each.merge ?? false,
    subject: each.subject ?? 'A change',
  }
}

/** Rows that no collector brings: what is said of people and packages, as SQL to run before the sync is finished. */
export function saidElsewhere(world: CaseWorld): string[] {
  const text = (value: string): string => `'${value.replaceAll("'", "''")}'`
  const time = (day: Day | undefined): string =>
    day === undefined ? 'null' : `timestamp ${text(instantOf(day).slice(0, 19))}`
  return [
    ...(world.affiliations ?? []).map(
      ({ at, from = -3650, source = 'hand', to, who }) =>
        `insert into affiliation values (${text(`U_${who}`)}, ${text(at)}, ${time(from)}, ${time(to)}, ${text(source)})`,
    ),
    ...(world.organisations ?? []).map(
      ({ at, from = -3650, kind, to, value }) =>
        `insert into affiliation_rule values (${text(kind)}, ${text(value)}, ${text(at)}, ${time(from)}, ${time(to)})`,
    ),
    ...Object.entries(world.identity_rules ?? {}).map(
      ([rule, isOn]) => `insert into identity_rule values (${text(rule)}, ${String(isOn)})`,
    ),
    ...Object.entries(world.merges ?? {}).map(
      ([account, into]) =>
        `insert into identity values (${text(account)}, ${text(into)}, null, 'hand', null)`,
    ),
    ...Object.entries(world.actor_rules ?? {}).map(
      ([login, kind]) =>
        `insert or replace into actor_rule values (${text(login)}, ${text(kind)}, null)`,
    ),
    ...Object.entries(world.norms ?? {}).map(
      ([level, [least, most]]) =>
        `insert or replace into release_norm values (${text(level)}, ${String(least)}, ${String(most)})`,
    ),
    ...(world.dependencies ?? []).map(
      (each) =>
        `insert into raw.dependency values (${text(`R_${each.in ?? 'a'}`)}, ${text(each.package)},
         ${each.indirect !== true}, ${each.used === undefined ? 'null' : "'used'"}, ${time(each.used)}, 'latest', ${time(each.latest)})`,
    ),
    ...(world.cursors ?? []).map(
      (each) =>
        `insert into sync_cursor values (${text(`R_${each.in ?? 'a'}`)}, ${text(each.resource)},
         ${each.to === undefined ? "'page'" : 'null'}, ${time(each.to)})`,
    ),
    ...(world.packages ?? []).map(
      (each) =>
        `insert into raw.package values (${text(`R_${each.in ?? 'a'}`)}, ${text(each.package)}, ${each.dependents ?? 'null'})`,
    ),
  ]
}
