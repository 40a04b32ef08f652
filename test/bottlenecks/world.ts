/** A hundred days of two repositories, small enough to work out by hand: what waits, for what, and on whom. */
import type { CaseWorld } from '../metrics/world.ts'

export const world: CaseWorld = {
  as_of: 100,
  archived: { c: 60 },
  releases: [{ at: 5 }],
  requests: [
    // 0: asked for a review that nobody has given.
    { at: 50, by: 'ann', acts: [['review_requested', 'ann', 60, 'Bob']] },
    // 1: approved.
    { at: 80, by: 'ann', acts: [['reviewed', 'bob', 90, 'APPROVED']] },
    // 2: merged, and in no release.
    {
      at: 0,
      by: 'ann',
      acts: [
        ['reviewed', 'bob', 20],
        ['merged', 'bob', 30],
      ],
    },
    // 3: nobody has said anything, nobody was asked to.
    { at: 95, by: 'cat' },
    // 4: changes were requested long ago.
    { at: 10, by: 'ann', acts: [['reviewed', 'bob', 11, 'CHANGES_REQUESTED']] },
    // 5: whoever wrote it is gone.
    { at: 96, by: null, acts: [['reviewed', 'bob', 97]] },
    // 6: pushed to after a review, 30 days ago to the second.
    {
      at: 60,
      by: 'ann',
      acts: [
        ['reviewed', 'bob', 65],
        ['committed', 'ann', 70],
      ],
    },
    // 7: a draft; who is asked for it isn't waited for.
    { at: 60, by: 'ann', draft: true, acts: [['review_requested', 'ann', 61, 'bob']] },
    { at: 90, by: 'renovate[bot]', acts: [['reviewed', 'bob', 98]] },
    // 9: answered by its author, and nobody was asked for a review.
    {
      in: 'b',
      at: 90,
      by: 'dan',
      acts: [
        ['commented', 'bob', 92],
        ['commented', 'dan', 94],
      ],
    },
    // 10: closed, with what was asked for it.
    {
      in: 'b',
      at: 1,
      by: 'dan',
      acts: [
        ['review_requested', 'dan', 1, 'eve'],
        ['reviewed', 'bob', 5],
        ['closed', 'bob', 10],
      ],
    },
  ],
  issues: [
    { at: 99, by: 'ann' },
    {
      at: 20,
      by: 'ann',
      acts: [
        ['commented', 'cat+', 30],
        ['commented', 'ann', 40],
      ],
    },
    { at: 20, by: 'ann', acts: [['closed', 'bob', 50]] },
    { at: 85, by: 'ann', acts: [['assigned', 'cat', 86, 'cat']] },
    // Of a repository that was archived on day 60.
    { in: 'c', at: 40, by: 'ann' },
    // Closed and opened again: not decided, and not in the time that decided ones spent.
    {
      in: 'b',
      at: 1,
      by: 'bob',
      acts: [
        ['closed', 'bob', 30],
        ['reopened', 'bob', 100],
      ],
    },
  ],
}
