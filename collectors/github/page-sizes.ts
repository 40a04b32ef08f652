/** How much is asked for at once. GitHub counts a point for every hundred lists that a question may open. */

export interface PageSizes {
  /** Issues or pull requests with all that belongs to them. */
  items: number
  /** Pages of a first pass whose unfinished lists are gone on with together. */
  pagesTogether: number
  comments: number
  events: number
  labels: number
  assignees: number
  /** Issues that a pull request says it closes. */
  closingReferences: number
  reviews: number
  /** Of each review. */
  reviewComments: number
  /** Entries of one kind, for items that have more than the above. */
  more: number
  /** How many items' lists are gone on with in one question. */
  together: number
  /** The same two for reviews, each of which has its own list of comments. */
  moreReviews: number
  reviewsTogether: number
  /** Labels, milestones, releases, tags, topics and languages of the repository. */
  list: number
  /** Of each release. */
  assets: number
  /** Discussions with all that belongs to them, and the answers to each comment of one. */
  discussions: number
  discussionComments: number
  replies: number
  /** The same for discussions that have more comments than that. */
  moreDiscussionComments: number
  discussionsTogether: number
  commits: number
  /** Ids of changed items. */
  ids: number
}

/**
 * What stands at the end of a list costs nothing, so only lists within lists are short.
 *
 * 25 issues open 126 lists (five each, and their own): one point. 25 pull requests open 551, seven each and one for each
 * of 15 reviews: six points. Of a real repository's pull requests one in eight has more than 6 reviews, and one in 130
 * more than 15: with fewer, nearly every page would need a second question, whose time is dearer than its points. The
 * further reviews of ten pull requests are three points.
 *
 * A repository's own lists open 100 for the assets of its releases, and less than 20 besides: one point. 25 discussions
 * open 226: two points. 50 commits open 101: one point.
 */
export const pageSizes: PageSizes = {
  items: 25,
  pagesTogether: 6,
  comments: 100,
  events: 100,
  labels: 50,
  assignees: 20,
  closingReferences: 20,
  reviews: 15,
  reviewComments: 50,
  more: 100,
  together: 20,
  moreReviews: 30,
  reviewsTogether: 10,
  list: 100,
  assets: 50,
  discussions: 25,
  discussionComments: 8,
  replies: 50,
  moreDiscussionComments: 30,
  discussionsTogether: 10,
  commits: 50,
  ids: 100,
}

/** For a handful of items, which then need no second question: 3 points at most. */
export const handful = {
  items: 5,
  sizes: { ...pageSizes, labels: 100, reviews: 40, reviewComments: 100 },
}

/** For an item that is too much as it is: its lists are gone on with in pages of their own. */
export const least = {
  comments: 5,
  events: 5,
  labels: 5,
  assignees: 5,
  closingReferences: 5,
  reviews: 2,
  reviewComments: 2,
  discussionComments: 2,
  replies: 2,
}

/** The variables that a query for issues has for their lists. */
export function issueVariables(sizes: PageSizes): Record<string, number> {
  const { assignees, comments, events, labels } = sizes
  return { assignees, comments, events, labels }
}

/** The same for discussions. */
export function discussionVariables({ discussionComments, replies }: PageSizes) {
  return { comments: discussionComments, replies }
}

/** The same for pull requests, and for both at once. */
export function pullRequestVariables(sizes: PageSizes): Record<string, number> {
  const { closingReferences, reviewComments, reviews } = sizes
  return { ...issueVariables(sizes), closingReferences, reviewComments, reviews }
}
