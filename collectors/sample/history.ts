/** The default branch: what merged requests bring to it, what is pushed directly, what is reverted and released. */
import type { PathClass } from '../model.ts'
import { along, asOf, day, instant, monthsSinceStart, startAt } from './calendar.ts'
import type { BranchCommit } from './branch.ts'
import { emailOf } from './organisations.ts'
import { pathsOf, type CommitKind } from './paths.ts'
import { momentOn, type Account } from './people.ts'
import type { Project } from './project.ts'
import { changeKinds } from './pull-request.ts'
import type { Release } from './releases.ts'
import { changeTitle } from './titles.ts'

/** A request that was merged into the default branch. */
export interface Landed {
  id: string
  number: number
  title: string
  author: Account
  at: number
  by: Account
  kind: CommitKind
  additions: number
  deletions: number
  changedFiles: number
}

/** A change request that is due: it takes back what was merged. */
export interface Revert {
  at: number
  who: Account
  title: string
}

interface Commit {
  oid: string
  author: Account
  committer: Account
  authoredAt: number
  at: number
  subject: string
  parents: 1 | 2
  pullRequestId: string | null
  additions: number
  deletions: number
  files: Partial<Record<PathClass, number>>
}

/** Changes that the notes of a release name; the rest is counted. */
const mostNamed = 12

export class History {
  /** By time. Few wait at once: who finds a fault reverts within days. */
  #reverts: Revert[] = []
  /** What was merged, for the notes of the release that brings it. */
  #landed: { at: number; line: string }[] = []

  constructor(private readonly project: Project) {}

  #add(commit: Commit) {
    const { rows, id: repo_id } = this.project
    const { author, oid } = commit
    // Some commit from a machine whose address their account doesn't know.
    const isUnknown = !author.isMachine && this.project.random.chance(0.02)
    const email = emailOf(author, commit.authoredAt)
    const files = Object.entries(commit.files) as [PathClass, number][]
    rows.commit.push({
      repo_id,
      oid,
      author_id: isUnknown ? null : this.project.use(author),
      author_name: author.name ?? author.login,
      author_email: isUnknown ? `${author.login}@laptop.example.invalid` : email,
      committer_id: this.project.use(commit.committer),
      authored_at: instant(commit.authoredAt),
      committed_at: instant(commit.at),
      subject: commit.subject,
      parent_count: commit.parents,
      additions: commit.additions,
      deletions: commit.deletions,
      changed_files: files.reduce((sum, [, count]) => sum + count, 0),
      pull_request_id: commit.pullRequestId,
    })
    // A merge repeats what its branch changed.
    if (commit.parents > 1) return
    for (const [kind, count] of files) {
      rows.git_path_class.push({ repo_id, oid, class: kind, files: count })
    }
  }

  /**
   * The commits of a merge, as the project merges.
   * @param branch the commits of the request's branch
   * @returns the name of the commit that the request ended with
   */
  land(pull: Landed, branch: BranchCommit[]): string {
    const { random, scenario } = this.project
    const { at, by, number, title, additions, deletions } = pull
    const isByMachine = by === this.project.machine('bors')
    const style = isByMachine ? 'merge' : scenario.mergeStyle
    const oid = this.project.objectName()
    const files = pathsOf(random, pull.kind, pull.changedFiles, scenario.documents)
    const whole = { at, additions, deletions, pullRequestId: pull.id, files }
    const squashed = `${title} (#${number})`
    if (style === 'squash') {
      const committer = this.project.machine('web-flow')
      const { author } = pull
      this.#add({ ...whole, oid, author, committer, authoredAt: at, subject: squashed, parents: 1 })
    } else {
      const isMerge = style === 'merge'
      const share = (total: number) => Math.floor(total / branch.length)
      for (const [index, { at: authoredAt, oid: name, who }] of branch.entries()) {
        this.#add({
          ...whole,
          // A rebase writes commits anew; the request ends with the last of them.
          oid: isMerge ? name : index === branch.length - 1 ? oid : this.project.objectName(),
          author: who,
          committer: isMerge ? who : by,
          authoredAt,
          at: isMerge ? authoredAt : at,
          subject: index === 0 ? title : changeTitle(random, 'fix'),
          parents: 1,
          additions: share(additions),
          deletions: share(deletions),
          files: index === 0 ? files : pathsOf(random, 'fix', 1, scenario.documents),
        })
      }
      if (isMerge) {
        const subject = isByMachine ? `Merge #${number}` : `Merge pull request #${number}`
        const committer = isByMachine ? by : this.project.machine('web-flow')
        this.#add({ ...whole, oid, author: by, committer, authoredAt: at, subject, parents: 2 })
      }
    }
    const from = pull.author.id === null ? '' : ` by @${pull.author.login}`
    this.#landed.push({ at, line: `- ${title}${from} (#${number})` })
    if (pull.kind !== 'revert') this.#regret(pull, style === 'squash' ? squashed : title)
    return oid
  }

  /** Some changes are taken back within weeks, by a change request or straight away. */
  #regret(pull: Landed, subject: string) {
    const { random, scenario, team } = this.project
    if (!random.chance(scenario.reverts)) return
    const at = Math.floor(pull.at + random.lognormal(4 * day, 1.1))
    const who = at > asOf ? null : team.maintainer(at, pull.author)
    if (who === null) return
    if (random.chance(0.6)) {
      this.#reverts.push({ at, who, title: `Revert "${pull.title}"` })
      this.#reverts.sort((a, b) => a.at - b.at)
    } else this.#push(at, who, `Revert "${subject}"`, 'revert')
  }

  /** The revert that is due by an instant, if there is one. */
  takeRevert(at: number): Revert | undefined {
    return this.#reverts[0] !== undefined && this.#reverts[0].at <= at
      ? this.#reverts.shift()
      : undefined
  }

  #push(at: number, who: Account, subject: string, kind: CommitKind, oid?: string) {
    const { random, scenario } = this.project
    const additions = Math.round(random.lognormal(8, 1.3))
    this.#add({
      oid: oid ?? this.project.objectName(),
      author: who,
      committer: who,
      authoredAt: at,
      at,
      subject,
      parents: 1,
      pullRequestId: null,
      additions,
      deletions: Math.round(additions * random.lognormal(0.4, 0.9)),
      files: pathsOf(random, kind, 1 + random.repeats(0.4, 9), scenario.documents),
    })
  }

  /** What maintainers push without a request on a day on which so many are opened. */
  pushDirectly(index: number, pulls: number) {
    const dayStart = startAt + index * day
    const { random, scenario, team } = this.project
    const staffing = along(scenario.staffing, monthsSinceStart[index]!)
    const mean = scenario.directPushes * (pulls + 0.05) * Math.min(1.2, staffing)
    for (let count = random.poisson(mean); count > 0; count--) {
      const who = team.maintainer(dayStart, this.project.machine('web-flow'))
      if (who === null) return
      const at = momentOn(dayStart, who, random)
      if (at > asOf) continue
      const kind = random.weighted(changeKinds)
      this.#push(at, who, changeTitle(random, kind), kind)
    }
  }

  /** The commits and tags of what was released, prereleases too, and what is said of each: what was merged since the last. */
  release(releases: readonly Release[]) {
    const { id: repo_id, rows } = this.project
    this.#landed.sort((a, b) => a.at - b.at)
    let told = 0
    for (const { author, row } of releases) {
      const since = this.#landed.slice(told)
      const later = since.findIndex(({ at }) => instant(at) > row.created_at)
      const lines = since.slice(0, later < 0 ? since.length : later).map(({ line }) => line)
      // A candidate's changes are the release's too.
      if (!row.is_prerelease) told += lines.length
      row.notes = notesOf(lines)
      rows.release.push(row)
      if (row.is_draft) continue
      const oid = this.project.objectName()
      const { created_at, tag } = row
      this.#push(Date.parse(created_at) / 1000, author, `Release ${tag}`, 'release', oid)
      rows.tag.push({ repo_id, name: tag, oid, tagged_at: created_at })
    }
  }
}

function notesOf(lines: readonly string[]): string | null {
  if (lines.length === 0) return null
  const more = lines.length - mostNamed
  const named = lines.slice(0, mostNamed)
  const rest = more > 0 ? [`- and ${more} more`] : []
  return ['## Changes', '', ...named, ...rest].join('\n')
}
