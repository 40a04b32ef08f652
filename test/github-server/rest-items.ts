/** Turns REST's repository, issue and pull-request objects into those of GraphQL. */
import type { Instant } from '../../collectors/model.ts'
import { Actors } from './actors.ts'
import { instant, instantOrNull, stableId } from './identity.ts'
import { makeIssue, makeLabel, makePullRequest, makeRepository } from './make.ts'
import { lockReason, stateReason, type RepositoryNames } from './rest-events.ts'
import type { RestIssue, RestItem, RestMilestone, RestPull, RestRepository } from './rest-shapes.ts'
import type {
  Issue,
  Label,
  Milestone,
  PullRequest,
  ReactionGroup,
  RepositoryWorld,
} from './world.ts'

const reactionContents: Record<string, string> = {
  '+1': 'THUMBS_UP',
  '-1': 'THUMBS_DOWN',
  laugh: 'LAUGH',
  hooray: 'HOORAY',
  confused: 'CONFUSED',
  heart: 'HEART',
  rocket: 'ROCKET',
  eyes: 'EYES',
}

/** GraphQL lists every kind, those that nobody chose too. */
function reactions({ reactions: rest }: RestItem): ReactionGroup[] {
  if (!rest) return []
  return Object.entries(reactionContents).map(([word, content]) => ({
    content,
    people: Number(rest[word] ?? 0),
  }))
}

/** One repository's names, collected while its items are read: each label, milestone and account is one object. */
export class RestReader implements RepositoryNames {
  readonly actors = new Actors()
  readonly labels = new Map<string, Label>()
  readonly milestones = new Map<string, Milestone>()

  constructor(readonly nameWithOwner: string) {}

  issue(rest: RestIssue): Issue {
    return makeIssue(this.nameWithOwner, {
      ...this.item(rest),
      state: rest.state === 'open' ? 'OPEN' : 'CLOSED',
      stateReason: stateReason(rest.state_reason),
    })
  }

  pull(rest: RestPull): PullRequest {
    const closed = rest.merged_at ? 'MERGED' : 'CLOSED'
    return makePullRequest(this.nameWithOwner, {
      ...this.item(rest),
      state: rest.state === 'open' ? 'OPEN' : closed,
      isDraft: rest.draft ?? false,
      mergedAt: instantOrNull(rest.merged_at),
      mergedBy: this.actors.fromRest(rest.merged_by),
      mergeCommitOid: rest.merged_at ? (rest.merge_commit_sha ?? null) : null,
      baseRefName: rest.base?.ref ?? null,
      headRefName: rest.head?.ref ?? null,
      additions: rest.additions ?? 0,
      deletions: rest.deletions ?? 0,
      changedFiles: rest.changed_files ?? 0,
    })
  }

  /** The repository as the newest of its pull requests shows it; neutral facts where none does. */
  repository(pulls: readonly RestPull[], createdAt: Instant, clock: Instant): RepositoryWorld {
    const { nameWithOwner } = this
    const shown = pulls.flatMap((pull) => pull.base?.repo ?? [])
    const newest = shown.reduce<RestRepository | undefined>(
      (best, one) => (best && best.updated_at > one.updated_at ? best : one),
      undefined,
    )
    return makeRepository({
      nameWithOwner,
      createdAt,
      clock,
      ...(newest ? this.facts(newest) : {}),
      labels: [...this.labels.values()],
      milestones: [...this.milestones.values()].sort((a, b) => a.number - b.number),
    })
  }

  milestone(rest: RestMilestone | null | undefined): Milestone | null {
    if (!rest) return null
    const known = this.milestones.get(rest.title)
    if (known) return known
    const createdAt = instant(rest.created_at ?? '')
    const milestone: Milestone = {
      __typename: 'Milestone',
      id: rest.node_id ?? stableId('MI', this.nameWithOwner, rest.title),
      number: rest.number ?? this.milestones.size + 1,
      title: rest.title,
      description: rest.description ?? null,
      state: rest.state === 'closed' ? 'CLOSED' : 'OPEN',
      creator: this.actors.fromRest(rest.creator),
      createdAt,
      updatedAt: instantOrNull(rest.updated_at) ?? createdAt,
      dueOn: instantOrNull(rest.due_on),
      closedAt: instantOrNull(rest.closed_at),
    }
    this.milestones.set(rest.title, milestone)
    return milestone
  }

  private item(rest: RestItem) {
    return {
      id: rest.node_id,
      databaseId: rest.id,
      number: rest.number,
      title: rest.title,
      url: rest.html_url,
      body: rest.body ?? '',
      author: this.actors.fromRest(rest.user),
      authorAssociation: rest.author_association ?? 'NONE',
      createdAt: instant(rest.created_at),
      updatedAt: instant(rest.updated_at),
      closedAt: instantOrNull(rest.closed_at),
      locked: rest.locked ?? false,
      activeLockReason: lockReason(rest.active_lock_reason),
      labels: (rest.labels ?? []).map((label) => this.label(label)),
      milestone: this.milestone(rest.milestone),
      assignees: (rest.assignees ?? []).flatMap((user) => this.actors.fromRest(user) ?? []),
      reactions: reactions(rest),
    }
  }

  private label(rest: NonNullable<RestItem['labels']>[number]): Label {
    const known = this.labels.get(rest.name)
    if (known) return known
    const label = makeLabel(this.nameWithOwner, rest.name, {
      ...(rest.node_id ? { id: rest.node_id } : {}),
      ...(rest.color ? { color: rest.color } : {}),
      description: rest.description ?? null,
    })
    this.labels.set(rest.name, label)
    return label
  }

  private facts(rest: RestRepository): Partial<RepositoryWorld> {
    const owner = this.actors.fromRest(rest.owner)
    return {
      id: rest.node_id,
      databaseId: rest.id,
      ...(owner ? { owner } : {}),
      url: rest.html_url,
      description: rest.description ?? null,
      isArchived: rest.archived ?? false,
      isFork: rest.fork ?? false,
      licenseSpdx: rest.license?.spdx_id ?? null,
      language: rest.language ?? null,
      defaultBranch: rest.default_branch ?? null,
      stargazerCount: rest.stargazers_count ?? 0,
      forkCount: rest.forks_count ?? 0,
      watcherCount: rest.subscribers_count ?? 0,
      createdAt: instant(rest.created_at),
      updatedAt: instant(rest.updated_at),
      pushedAt: instantOrNull(rest.pushed_at),
    }
  }
}
