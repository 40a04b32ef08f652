/** Resolvers of issues and pull requests and of the lists that they are found in. */
import { paginate, type Connection, type Ordering } from './connections.ts'
import type { Args, Fields, IssueFilters } from './context.ts'
import { githubError } from './github-error.ts'
import { inOrder, itemOrdering, sortable, type ItemField } from './order.ts'
import { timelineItems } from './timeline.ts'
import type { Comment, Issue, Item, Label, PullRequest } from './world.ts'

/** As stored: for lists that have no other order, or whose entries hold no time. */
export const asStored: Ordering<{ id: string }> = { key: () => '', direction: 'ASC' }
export const byCreation: Ordering<{ id: string; createdAt: string }> = {
  key: (one) => one.createdAt,
  direction: 'ASC',
}

/** A list sorted by one of `keys`; by its stored order when the query names none. */
export function ordered<T extends { id: string }>(
  list: readonly T[],
  args: Args,
  keys: Record<string, (one: T) => string | number | null>,
): Connection<T> {
  const { orderBy } = args
  const value = orderBy ? keys[orderBy.field] : undefined
  if (!orderBy || !value) return paginate(list, args, asStored)
  const { direction } = orderBy
  const key = (one: T): string => sortable(value(one) ?? '')
  const sign = direction === 'ASC' ? 1 : -1
  const sorted = list.toSorted((a, b) => (key(a) < key(b) ? -sign : key(a) > key(b) ? sign : 0))
  return paginate(sorted, args, { key, direction })
}

export const labelKeys = { NAME: (label: Label) => label.name }

/** GraphQL's `Int` ends at 2³¹ − 1; ids beyond it are in `fullDatabaseId` only. */
const databaseId = ({ databaseId: id }: { databaseId: number | null }): number | null =>
  id !== null && id < 2 ** 31 ? id : null

/** Fields of everything that has a text, an author and a page. */
export const remark: Fields<{ url: string; body: string; databaseId: number | null }> = {
  databaseId,
  fullDatabaseId: (source) => (source.databaseId === null ? null : String(source.databaseId)),
  bodyText: (source) => source.body,
  resourcePath: (source) => new URL(source.url).pathname,
  repository: (source, _args, { catalogue }) => catalogue.home(source).repository,
}

const item: Fields<Item> = {
  ...remark,
  closed: (source) => source.state !== 'OPEN',
  publishedAt: (source) => source.createdAt,
  labels: (source, args) => ordered(source.labels, args, labelKeys),
  assignees: (source, args) => paginate(source.assignees, args, asStored),
  comments: (source, args) =>
    args.orderBy
      ? ordered<Comment>(source.comments, args, { UPDATED_AT: (one) => one.updatedAt })
      : paginate(source.comments, args, byCreation),
  timelineItems,
  reactionGroups: (source) =>
    (source.reactions ?? []).map(({ content, people }) => ({
      content,
      reactors: { totalCount: people },
    })),
}

export const issue: Fields<Issue> = {
  ...item,
  // The older reasons have no word for a duplicate.
  stateReason: ({ stateReason }, { enableDuplicate }) =>
    stateReason === 'DUPLICATE' && !enableDuplicate ? 'NOT_PLANNED' : stateReason,
}

export const pullRequest: Fields<PullRequest> = {
  ...item,
  merged: (source) => source.mergedAt !== null,
  permalink: (source) => source.url,
  mergeCommit: ({ mergeCommitOid: oid }) => oid && { __typename: 'Commit', oid },
  closingIssuesReferences: (source, args, { catalogue }) => {
    // GitHub shows only those that are there and may be seen.
    const found = (source.closes ?? []).flatMap((id) => catalogue.node(id) ?? [])
    return paginate(found, args, asStored)
  },
  reviews: (source, args) => {
    const { author, states } = args
    const wanted = source.reviews.filter(
      (review) =>
        (!states || states.includes(review.state)) && (!author || review.author?.login === author),
    )
    return paginate(wanted, args, byCreation)
  },
  reviewThreads: (source, args, { catalogue }) =>
    paginate(catalogue.reviewThreads(source), args, asStored),
  commits: (source, args) => {
    const isCommit = (event: { __typename: string }) => event.__typename === 'PullRequestCommit'
    return paginate(source.events.filter(isCommit), args, byCreation)
  },
}

function page<T extends Item>(list: readonly T[], args: Args, isWanted: (one: T) => boolean) {
  const field = (args.orderBy?.field ?? 'CREATED_AT') as ItemField
  const direction = args.orderBy?.direction ?? 'ASC'
  const wanted = inOrder(list, field, direction).filter(isWanted)
  return paginate<T>(wanted, args, itemOrdering(field, direction))
}

function hasLabel(one: Item, names: readonly string[] | null | undefined): boolean {
  return !names || one.labels.some((label) => names.includes(label.name))
}

function matches(one: Issue, filters: IssueFilters): boolean {
  const { assignee, createdBy, labels, since, states } = filters
  if (since && one.updatedAt < since) return false
  if (states && !states.includes(one.state)) return false
  if (createdBy && one.author?.login !== createdBy) return false
  if (assignee === null && one.assignees.length > 0) return false
  if (assignee === '*' && one.assignees.length === 0) return false
  if (assignee && assignee !== '*' && !one.assignees.some((who) => who.login === assignee)) {
    return false
  }
  return hasLabel(one, labels)
}

/** The connection `issues`. Filters for which no source has data are refused rather than ignored. */
export function issues(list: readonly Issue[], args: Args): Connection<Issue> {
  const filters = args.filterBy ?? {}
  for (const name of ['mentioned', 'milestone', 'milestoneNumber', 'viewerSubscribed'] as const) {
    if (filters[name]) throw githubError('UNSUPPORTED', `The test server can't filter by ${name}.`)
  }
  const { labels, states } = args
  return page(list, args, (one) => {
    return (!states || states.includes(one.state)) && hasLabel(one, labels) && matches(one, filters)
  })
}

/** The connection `pullRequests`. */
export function pullRequests(list: readonly PullRequest[], args: Args): Connection<PullRequest> {
  const { baseRefName, headRefName, labels, states } = args
  return page(list, args, (one) => {
    return (
      (!states || states.includes(one.state)) &&
      (!baseRefName || one.baseRefName === baseRefName) &&
      (!headRefName || one.headRefName === headRefName) &&
      hasLabel(one, labels)
    )
  })
}
