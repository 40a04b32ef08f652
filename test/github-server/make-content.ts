/** Makes the discussions and commits of a world from what is known of them. */
import { createHash } from 'node:crypto'
import { stableId } from './identity.ts'
import { remark, type Given } from './make.ts'
import type { Commit, Discussion, DiscussionComment } from './world-content.ts'

/** An open discussion of `repository` (`owner/name`) in a category for questions. */
export function makeDiscussion(
  repository: string,
  given: Given<Discussion, 'number' | 'createdAt'>,
): Discussion {
  const url = `https://github.com/${repository}/discussions/${given.number}`
  return {
    ...remark(url, given.createdAt),
    __typename: 'Discussion',
    id: given.id ?? stableId('D', repository, given.number),
    title: `Discussion ${given.number}`,
    category: { name: 'Q&A', isAnswerable: true },
    answerId: null,
    answerChosenAt: null,
    answerChosenBy: null,
    locked: false,
    closedAt: null,
    comments: [],
    ...given,
  }
}

/** A comment that can be pushed onto `discussion.comments` or, as a reply, onto another's `replies`. */
export function makeDiscussionComment(
  of: Discussion | DiscussionComment,
  given: Given<DiscussionComment, 'createdAt'>,
): DiscussionComment {
  const siblings = of.__typename === 'Discussion' ? of.comments : of.replies
  const id = given.id ?? stableId('DC', of.id, siblings.length)
  return {
    ...remark(`${of.url}#discussioncomment-${id}`, given.createdAt),
    __typename: 'DiscussionComment',
    replies: [],
    ...given,
    id,
  }
}

/** A commit of a branch; its name is a hash of the message, which should be its own, and the parents. */
export function makeCommit(
  repository: string,
  given: Given<Commit, 'message' | 'committedDate'>,
): Commit {
  const parents = given.parents ?? []
  const oid =
    given.oid ??
    createHash('sha1')
      .update([given.message, given.committedDate, ...parents].join('\n'))
      .digest('hex')
  return {
    __typename: 'Commit',
    id: stableId('C', oid),
    oid,
    authoredDate: given.committedDate,
    url: `https://github.com/${repository}/commit/${oid}`,
    author: null,
    committer: null,
    changedFiles: null,
    ...given,
    parents,
  }
}
