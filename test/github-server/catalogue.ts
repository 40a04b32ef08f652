/** Finds repositories by name and objects by node id, and knows what each object belongs to. */
import { stableId } from './identity.ts'
import type { Issue, Item, PullRequest, RepositoryWorld, Review, ReviewComment } from './world.ts'
import type { Discussion } from './world-content.ts'

/** A conversation on a line of code, put together from the comments that answer each other. */
export interface ReviewThread {
  __typename: 'PullRequestReviewThread'
  id: string
  path: string | null
  comments: ReviewComment[]
}

/** What an object belongs to. */
export interface Home {
  repository: RepositoryWorld
  item?: Item
  review?: Review
}

interface Identified {
  id: string
}

function threadsOf(pull: PullRequest): ReviewThread[] {
  const threads = new Map<string, ReviewThread>()
  const comments = [...pull.reviews.flatMap((review) => review.comments), ...pull.looseComments]
  comments.sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0))
  for (const comment of comments) {
    const opener = comment.replyToId ?? comment.id
    const thread = threads.get(opener)
    if (thread) thread.comments.push(comment)
    else {
      threads.set(opener, {
        __typename: 'PullRequestReviewThread',
        id: stableId('PRRT', opener),
        path: comment.path,
        comments: [comment],
      })
    }
  }
  return [...threads.values()]
}

const holds = (list: readonly object[], child: object): boolean => list.includes(child)

const pullLists = (item: Item): readonly object[][] =>
  item.__typename === 'PullRequest' ? [item.reviews, item.looseComments] : []

export class Catalogue {
  private nodes = new Map<string, Identified>()
  private homes = new WeakMap<object, Home>()

  /** @throws Error when two worlds hold the same repository */
  constructor(readonly repositories: readonly RepositoryWorld[]) {
    const names = new Set<string>()
    for (const { nameWithOwner } of repositories) {
      const name = nameWithOwner.toLowerCase()
      if (names.has(name)) throw new Error(`${nameWithOwner} is loaded twice.`)
      names.add(name)
    }
  }

  /** By `owner/name` in any case; by a former name too, as GitHub redirects. */
  find(nameWithOwner: string, followRenames = true): RepositoryWorld | undefined {
    const name = nameWithOwner.toLowerCase()
    const isName = (one: string): boolean => one.toLowerCase() === name
    const exact = this.repositories.find((one) => isName(one.nameWithOwner))
    if (exact || !followRenames) return exact
    return this.repositories.find((one) => one.formerNames.some(isName))
  }

  /** The object of that node id; what was added since the last look is found, what was removed is not. */
  node(id: string): Identified | undefined {
    const known = this.nodes.get(id)
    if (known && this.isThere(known)) return known
    this.index()
    return this.nodes.get(id)
  }

  /** @throws Error for an object that is in no repository */
  home(child: object): Home {
    if (!this.homes.has(child)) this.index()
    const home = this.homes.get(child)
    if (!home) throw new Error('The object belongs to no repository of this server.')
    return home
  }

  /** Undefined for an account, which belongs to none. */
  repositoryOf(child: object): RepositoryWorld | undefined {
    return this.homes.get(child)?.repository
  }

  reviewThreads(pull: PullRequest): ReviewThread[] {
    const home = { repository: this.home(pull).repository, item: pull }
    const threads = threadsOf(pull)
    for (const thread of threads) this.add(thread, home)
    return threads
  }

  /** Whether an item, or what belongs to one, is still where it was found. */
  private isThere(child: Identified): boolean {
    const home = this.homes.get(child)
    if (!home) return true
    const { item, repository, review } = home
    const { __typename: typename } = child as { __typename?: string }
    if (typename === 'Issue') return holds(repository.issues, child)
    if (typename === 'PullRequest') return holds(repository.pullRequests, child)
    if (typename === 'Discussion') return holds(repository.discussions ?? [], child)
    if (!item) return true
    // Threads and commits are in no list of their own: they last as long as their item.
    const lists: readonly object[][] =
      typename === 'PullRequestReviewThread' || typename === 'Commit'
        ? [[child]]
        : [item.comments, item.events, review?.comments ?? [], ...pullLists(item)]
    return lists.some((list) => holds(list, child)) && this.isThere(item)
  }

  private index(): void {
    this.nodes = new Map()
    this.homes = new WeakMap()
    for (const repository of this.repositories) {
      const home = { repository }
      this.add(repository, home)
      this.addAccount(repository.owner)
      for (const label of repository.labels) this.add(label, home)
      for (const milestone of repository.milestones) this.add(milestone, home)
      for (const release of repository.releases) {
        this.add(release, home)
        this.addAccount(release.author)
      }
      for (const discussion of repository.discussions ?? []) this.addDiscussion(discussion, home)
      for (const issue of repository.issues) this.addItem(issue, repository)
      for (const pull of repository.pullRequests) {
        this.addItem(pull, repository)
        this.addReviews(pull, repository)
      }
    }
  }

  private addItem(item: Issue | PullRequest, repository: RepositoryWorld): void {
    const home = { repository, item }
    this.add(item, { repository })
    this.addAccount(item.author)
    if (item.milestone) this.add(item.milestone, { repository })
    for (const account of item.assignees) this.addAccount(account)
    for (const label of item.labels) this.add(label, { repository })
    for (const comment of item.comments) {
      this.add(comment, home)
      this.addAccount(comment.author)
    }
    for (const event of item.events) {
      this.add(event, home)
      this.addAccount(event.actor)
      if (event.label) this.add(event.label, { repository })
      if (event.commit) this.add(event.commit, home)
    }
  }

  private addDiscussion(discussion: Discussion, home: Home): void {
    this.add(discussion, home)
    this.addAccount(discussion.author)
    for (const comment of discussion.comments) {
      for (const one of [comment, ...comment.replies]) {
        this.add(one, home)
        this.addAccount(one.author)
      }
    }
  }

  private addReviews(pull: PullRequest, repository: RepositoryWorld): void {
    const home = { repository, item: pull }
    this.addAccount(pull.mergedBy)
    for (const review of pull.reviews) {
      this.add(review, home)
      this.addAccount(review.author)
      for (const comment of review.comments) {
        this.add(comment, { ...home, review })
        this.addAccount(comment.author)
      }
    }
    for (const comment of pull.looseComments) {
      this.add(comment, home)
      this.addAccount(comment.author)
    }
    for (const thread of threadsOf(pull)) this.add(thread, home)
  }

  private add(child: Identified, home: Home): void {
    this.nodes.set(child.id, child)
    this.homes.set(child, home)
  }

  private addAccount(account: Identified | null): void {
    if (account) this.nodes.set(account.id, account)
  }
}
