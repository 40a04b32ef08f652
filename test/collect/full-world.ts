/** The made-up repository with everything that GitHub has besides: every table gets rows from it, every list several. */
import { makeActor, makeEvent } from '../github-server/make.ts'
import { makeCommit, makeDiscussion, makeDiscussionComment } from '../github-server/make-content.ts'
import type { PullRequest, RepositoryWorld } from '../github-server/world.ts'
import type { Discussion, Tag } from '../github-server/world-content.ts'
import { at, people, rich, richWorld } from './rich-world.ts'

const team = { __typename: 'Team', id: 'T_1', name: 'Reviewers', slug: 'reviewers' } as const

const assistant = makeActor('assistant', { __typename: 'Bot' })

function enrichItems(world: RepositoryWorld): void {
  const actor = people.ada
  for (const [index, item] of [...world.issues, ...world.pullRequests].entries()) {
    const createdAt = item.createdAt
    const event = (typename: string, given: object) =>
      item.events.push(makeEvent(item, typename, { createdAt, actor, ...given }))
    item.assignees = [people.ada, people.bob, assistant].slice(0, index % 4)
    for (const assignee of item.assignees) event('AssignedEvent', { assignee })
    if (index % 4 === 3) event('UnassignedEvent', { assignee: people.robot })
    item.reactions = [
      { content: 'THUMBS_UP', people: index },
      { content: 'CONFUSED', people: index % 3 },
      { content: 'HEART', people: 0 },
    ]
    event('MilestonedEvent', { milestoneTitle: 'v1' })
    if (index % 5 === 0) event('DemilestonedEvent', { milestoneTitle: 'v1' })
    if (index === 6) event('TransferredEvent', {})
  }
  for (const pull of world.pullRequests) enrichPull(world, pull)
}

function enrichPull(world: RepositoryWorld, pull: PullRequest): void {
  const { createdAt, number } = pull
  const actor = people.bob
  const event = (typename: string, given: object) =>
    pull.events.push(makeEvent(pull, typename, { createdAt, actor, ...given }))
  event('ReviewRequestedEvent', { requestedReviewer: people.ada })
  event('ReviewRequestedEvent', { requestedReviewer: team })
  event('ReviewRequestRemovedEvent', { requestedReviewer: people.ada })
  const [review] = pull.reviews
  if (review) event('ReviewDismissedEvent', { review, previousReviewState: 'APPROVED' })
  for (let i = 0; i < number % 4; i++) {
    const author = { name: 'Bob', email: 'bob@example.org', user: i === 0 ? people.bob : null }
    const message = `Change ${number}, part ${i}`
    const commit = makeCommit(rich, { message, committedDate: createdAt, author })
    event('PullRequestCommit', { id: `PURC_${number}_${i}`, actor: null, commit })
    if (i > 0) event('HeadRefForcePushedEvent', { commit })
  }
  pull.closes = world.issues.slice(0, number % 4).map(({ id }) => id)
  if (pull.mergedAt !== null) pull.mergeCommitOid = String(number).padStart(40, '0')
}

function discussion(number: number): Discussion {
  const day = number - 200
  const one = makeDiscussion(rich, {
    number,
    createdAt: at(day),
    updatedAt: at(day + 20),
    author: number % 4 === 1 ? null : people.ada,
    authorAssociation: 'CONTRIBUTOR',
    closedAt: number === 203 ? at(day + 9) : null,
    locked: number === 204,
    category:
      number % 2 === 0
        ? { name: 'Q&A', isAnswerable: true }
        : { name: 'Announcements', isAnswerable: false },
  })
  for (let i = 0; i < number % 5; i++) {
    const comment = makeDiscussionComment(one, { createdAt: at(day + i), author: people.bob })
    one.comments.push(comment)
    for (let j = 0; j < i; j++) {
      const given = { createdAt: at(day + i + 1), author: j === 0 ? people.robot : null }
      comment.replies.push(makeDiscussionComment(comment, given))
    }
  }
  const answer = one.comments.at(-1)
  if (one.category.isAnswerable && answer) {
    const answerChosenAt = at(day + 8)
    Object.assign(one, { answerId: answer.id, answerChosenAt, answerChosenBy: people.ada })
  }
  return one
}

/** Adds a commit on top of the branch, or where `parents` says. */
export function push(
  world: RepositoryWorld,
  message: string,
  committedDate: string,
  parents?: string[],
): string {
  world.commits ??= []
  const head = world.headOid ?? world.commits.at(-1)?.oid
  const user = message.length % 2 === 0 ? people.ada : null
  const commit = makeCommit(rich, {
    message: `${message}\n\nWith a second paragraph.`,
    committedDate,
    authoredDate: at(1),
    parents: parents ?? (head === undefined ? [] : [head]),
    author: { name: 'Ada', email: 'ada@example.org', user },
    committer: { name: 'GitHub', email: 'noreply@github.com', user: null },
    additions: message.length,
    deletions: 1,
    changedFiles: message.length % 3 === 0 ? null : 2,
    pullRequestId: world.pullRequests[message.length]?.id ?? null,
  })
  world.commits.push(commit)
  world.headOid = commit.oid
  return commit.oid
}

function history(world: RepositoryWorld): void {
  const first = push(world, 'First', at(2))
  for (let day = 3; day < 9; day++) push(world, `Day ${day}`, at(day))
  const main = push(world, 'Trunk', at(9))
  const side = push(world, 'Side', at(4), [first])
  push(world, 'Merge', at(10), [main, side])
}

const tag = (number: number, commit: { oid: string; committedDate: string }): Tag => {
  const target = { __typename: 'Commit', ...commit } as const
  if (number % 2 === 0) return { name: `v${number}.0.0`, target }
  const tagger = number === 1 ? { date: '2024-02-01T01:00:00+02:00' } : null
  const oid = String(number).repeat(40)
  return { name: `v${number}.0.0`, target: { __typename: 'Tag', oid, tagger, target } }
}

export const files = [
  'README.md',
  'LICENSE',
  'CITATION.cff',
  'src/index.ts',
  'docs/contributing.md',
  '.github/CODEOWNERS',
  '.github/FUNDING.yml',
  '.github/ISSUE_TEMPLATE/bug.yml',
  '.github/ISSUE_TEMPLATE/config.yml',
  '.github/workflows/test.yml',
]

/** As `richWorld`, with 9 discussions (201 to 209), a branch of 10 commits, 5 tags and what else a repository has. */
export function fullWorld(): RepositoryWorld {
  const world = richWorld()
  Object.assign(world, {
    homepageUrl: 'https://widgets.example.org',
    topics: ['widgets', 'gadgets', 'typescript'],
    languages: [
      { name: 'TypeScript', size: 9000 },
      { name: 'CSS', size: 800 },
      { name: 'Shell', size: 70 },
    ],
    files: [...files],
    inherited: {
      codeOfConduct: 'https://github.com/Acme/.github/blob/main/CODE_OF_CONDUCT.md',
      fundingLinks: ['https://github.com/sponsors/ada'],
    },
  })
  enrichItems(world)
  world.discussions = Array.from({ length: 9 }, (_, index) => discussion(201 + index))
  history(world)
  const commits = world.commits ?? []
  world.tags = commits.slice(0, 5).map((commit, index) => {
    return tag(index + 1, { oid: commit.oid, committedDate: commit.committedDate })
  })
  for (const [index, release] of world.releases.entries()) {
    release.assets = Array.from({ length: index }, (_, place) => ({
      __typename: 'ReleaseAsset',
      id: `RA_${index}_${place}`,
      name: `widgets-${place}.tgz`,
      size: 1000 + place,
      downloadCount: 10 * index + place,
      createdAt: release.createdAt,
    }))
  }
  return world
}
