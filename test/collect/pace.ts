/** How tests make a collection take many small steps and no time. */
import type { ClientOptions } from '../../collectors/github/client.ts'
import type { PageSizes } from '../../collectors/github/page-sizes.ts'

/** A clock on which nobody waits: sleeping moves it. */
export function skippingClock(): NonNullable<ClientOptions['clock']> {
  let skipped = 0
  return {
    now: () => Date.now() + skipped,
    sleep: (ms) => {
      skipped += ms
      return Promise.resolve()
    },
  }
}

/** Pages so small that every list of the made-up world runs over, also within the second question. */
export const tinyPages: Partial<PageSizes> = {
  items: 3,
  pagesTogether: 2,
  comments: 2,
  events: 1,
  labels: 1,
  assignees: 1,
  closingReferences: 1,
  reviews: 1,
  reviewComments: 1,
  more: 2,
  together: 2,
  moreReviews: 2,
  reviewsTogether: 2,
  list: 2,
  assets: 1,
  discussions: 2,
  discussionComments: 1,
  replies: 1,
  moreDiscussionComments: 1,
  discussionsTogether: 2,
  commits: 3,
  ids: 2,
}
