/** How much is asked for at once. GitHub counts a point for every hundred lists that a question may open. */

export interface PageSizes {
  /** Issues or pull requests with all that belongs to them. */
  items: number
  comments: number
  events: number
  labels: number
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
  /** Labels, milestones and releases of the repository. */
  list: number
  /** Ids of changed items. */
  ids: number
}

/**
 * 25 issues open 76 lists: one point. 25 pull requests open 326, since each review has its own list of comments: three
 * points, and with one review more it would be four. So do the further reviews of ten pull requests.
 */
export const pageSizes: PageSizes = {
  items: 25,
  comments: 30,
  events: 30,
  labels: 20,
  reviews: 9,
  reviewComments: 10,
  more: 100,
  together: 20,
  moreReviews: 30,
  reviewsTogether: 10,
  list: 100,
  ids: 100,
}

/** For a handful of items, which then need no second question: 2 points at most. */
export const handful = {
  items: 5,
  sizes: { ...pageSizes, comments: 100, events: 100, labels: 100, reviews: 40, reviewComments: 40 },
}

/** For an item that is too much as it is: its lists are gone on with in pages of their own. */
export const least = { comments: 5, events: 5, labels: 5, reviews: 2, reviewComments: 2 }

/** The variables that a query for issues has for their lists. */
export function issueVariables({ comments, events, labels }: PageSizes): Record<string, number> {
  return { comments, events, labels }
}

/** The same for pull requests, and for both at once. */
export function pullRequestVariables(sizes: PageSizes): Record<string, number> {
  const { reviewComments, reviews } = sizes
  return { ...issueVariables(sizes), reviewComments, reviews }
}
