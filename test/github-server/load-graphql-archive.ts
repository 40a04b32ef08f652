/** Loads an archive of a repository in GraphQL's own field names, one repository a file. */
import { Actors } from './actors.ts'
import { completeHistory } from './closing.ts'
import { earliest, latest } from './clock.ts'
import { instant, instantOrNull } from './identity.ts'
import {
  makeComment,
  makeIssue,
  makeLabel,
  makePullRequest,
  makeRepository,
  makeReview,
  makeReviewComment,
} from './make.ts'
import { parseJson, readText } from './text.ts'
import type { Item, RepositoryWorld, Review, ReviewState } from './world.ts'

interface ArchivedRemark {
  id?: string
  /** A login; absent on the comments of a review. */
  author?: string | null
  authorAssociation?: string
  body: string
  createdAt: string
  updatedAt?: string
}
interface ArchivedReview extends ArchivedRemark {
  state: ReviewState
  comments: ArchivedRemark[]
}
interface ArchivedItem extends ArchivedRemark {
  id: string
  number: number
  title: string
  url: string
  state: 'OPEN' | 'CLOSED' | 'MERGED'
  assignees: string[]
  labels: string[]
  closedAt: string | null
  comments: ArchivedRemark[]
}
interface ArchivedPull extends ArchivedItem {
  baseRefName?: string | null
  headRefName?: string | null
  mergedAt?: string | null
  mergedBy?: string | null
  reviews: ArchivedReview[]
}
interface Archive {
  timestamp?: string
  repo: string
  labels?: { name: string; description: string | null; color: string }[]
  issues: ArchivedItem[]
  pulls: ArchivedPull[]
}

class ArchiveReader {
  private readonly actors = new Actors()
  readonly labels

  constructor(private readonly archive: Archive) {
    const listed = archive.labels ?? []
    this.labels = new Map(
      listed.map(({ name, ...given }) => [name, makeLabel(archive.repo, name, given)]),
    )
  }

  issue(given: ArchivedItem) {
    const state = given.state === 'OPEN' ? 'OPEN' : 'CLOSED'
    const issue = makeIssue(this.archive.repo, { ...this.item(given), state })
    this.comments(given, issue)
    completeHistory(issue, null)
    return issue
  }

  pull(given: ArchivedPull) {
    const pull = makePullRequest(this.archive.repo, {
      ...this.item(given),
      state: given.state,
      baseRefName: given.baseRefName ?? null,
      headRefName: given.headRefName ?? null,
      mergedAt: instantOrNull(given.mergedAt),
      mergedBy: this.actors.fromLogin(given.mergedBy),
    })
    this.comments(given, pull)
    for (const one of given.reviews) {
      const review: Review = makeReview(pull, { ...this.remark(one), state: one.state })
      for (const comment of one.comments) {
        // The archive leaves out who wrote these, and a review's comments are its author's.
        const { author, authorAssociation } = review
        const written = { ...this.remark(comment), author, authorAssociation }
        review.comments.push(makeReviewComment(pull, review, written))
      }
      pull.reviews.push(review)
    }
    completeHistory(pull, null)
    return pull
  }

  private comments(given: ArchivedItem, item: Item): void {
    for (const one of given.comments) item.comments.push(makeComment(item, this.remark(one)))
  }

  private remark(given: ArchivedRemark) {
    return {
      ...(given.id ? { id: given.id } : {}),
      author: this.actors.fromLogin(given.author),
      authorAssociation: given.authorAssociation ?? 'NONE',
      body: given.body,
      createdAt: instant(given.createdAt),
      updatedAt: instant(given.updatedAt ?? given.createdAt),
    }
  }

  private item(given: ArchivedItem) {
    return {
      ...this.remark(given),
      number: given.number,
      title: given.title,
      url: given.url,
      closedAt: instantOrNull(given.closedAt),
      assignees: given.assignees.flatMap((login) => this.actors.fromLogin(login) ?? []),
      labels: given.labels.map(
        (name) => this.labels.get(name) ?? makeLabel(this.archive.repo, name),
      ),
    }
  }
}

/** @throws Error when the file is not such an archive or holds no item */
export function loadGraphqlArchive(path: string): RepositoryWorld {
  const archive = parseJson<Archive>(readText(path), path)
  if (!archive.repo?.includes('/') || !archive.issues || !archive.pulls) {
    throw new Error(`${path} lacks one of repo (owner/name), issues and pulls.`)
  }
  const reader = new ArchiveReader(archive)
  const issues = archive.issues.map((one) => reader.issue(one))
  const pullRequests = archive.pulls.map((one) => reader.pull(one))
  const items = [...issues, ...pullRequests]
  const clock = archive.timestamp ? instant(archive.timestamp) : latest(items)
  return makeRepository({
    nameWithOwner: archive.repo,
    createdAt: earliest(items, clock),
    clock,
    labels: [...reader.labels.values()],
    issues,
    pullRequests,
  })
}
