/** A made-up repository in which every list has several entries, and every kind of event happens. */
import {
  makeActor,
  makeComment,
  makeEvent,
  makeIssue,
  makeLabel,
  makePullRequest,
  makeRepository,
  makeReview,
  makeReviewComment,
} from '../github-server/make.ts'
import type { Issue, PullRequest, RepositoryWorld } from '../github-server/world.ts'

export const rich = 'Acme/Widgets'

export const people = {
  ada: makeActor('ada', { name: 'Ada' }),
  bob: makeActor('bob'),
  robot: makeActor('robot', { __typename: 'Bot' }),
}

/** Noon of the `day`th of 2024. */
export const at = (day: number): string =>
  new Date(Date.UTC(2024, 0, day, 12)).toISOString().replace('.000Z', 'Z')

const names = ['bug', 'docs', 'good first issue', 'question', 'wontfix']

function issue(world: RepositoryWorld, number: number): Issue {
  const day = number * 2
  const one = makeIssue(rich, {
    number,
    createdAt: at(day),
    updatedAt: at(200 - day),
    // Every fourth author has deleted the account.
    author: number % 4 === 0 ? null : people.ada,
    labels: world.labels.slice(0, number % 4),
    milestone: world.milestones[number % 3] ?? null,
  })
  for (let i = 0; i < number % 6; i++) {
    const author = [people.bob, people.robot, null][i % 3] ?? null
    one.comments.push(makeComment(one, { createdAt: at(day + i), author }))
  }
  for (const label of one.labels) {
    one.events.push(
      makeEvent(one, 'LabeledEvent', { createdAt: at(day), actor: people.bob, label }),
    )
  }
  const [bug] = world.labels
  if (number === 3 && bug) {
    one.events.push(makeEvent(one, 'UnlabeledEvent', { createdAt: at(day + 1), label: bug }))
  }
  if (number % 2 === 0) {
    const actor = people.bob
    one.events.push(
      makeEvent(one, 'ClosedEvent', { createdAt: at(day + 5), actor, stateReason: 'NOT_PLANNED' }),
      makeEvent(one, 'LockedEvent', { createdAt: at(day + 6), actor, lockReason: 'TOO_HEATED' }),
      makeEvent(one, 'UnlockedEvent', { createdAt: at(day + 7), actor }),
      // Not one of the kinds that are kept.
      makeEvent(one, 'RenamedTitleEvent', {
        createdAt: at(day + 7),
        previousTitle: 'a',
        currentTitle: 'b',
      }),
    )
    Object.assign(one, { state: 'CLOSED', stateReason: 'NOT_PLANNED', closedAt: at(day + 5) })
  }
  return one
}

function pull(world: RepositoryWorld, number: number): PullRequest {
  const day = number - 100
  const one = makePullRequest(rich, {
    number,
    createdAt: at(day),
    updatedAt: at(day + 30),
    author: number % 3 === 0 ? people.robot : people.bob,
    labels: world.labels.slice(0, 2),
    baseRefName: 'main',
    headRefName: `change-${number}`,
    additions: number,
    isDraft: number % 5 === 0,
  })
  for (let i = 0; i < number % 4; i++) {
    one.comments.push(makeComment(one, { createdAt: at(day + i), author: people.ada }))
    const review = makeReview(one, {
      createdAt: at(day + i),
      state: 'COMMENTED',
      author: people.ada,
    })
    one.reviews.push(review)
    for (let j = 0; j <= i; j++) {
      const createdAt = at(day + i)
      review.comments.push(makeReviewComment(one, review, { createdAt, author: people.bob }))
    }
  }
  const actor = people.ada
  const event = (typename: string, days: number) =>
    one.events.push(makeEvent(one, typename, { createdAt: at(day + days), actor }))
  event('ConvertToDraftEvent', 1)
  event('ReadyForReviewEvent', 2)
  if (number % 2 === 0) {
    event('MergedEvent', 3)
    event('ClosedEvent', 3)
    const [mergedAt, closedAt] = [at(day + 3), at(day + 3)]
    Object.assign(one, { state: 'MERGED', mergedAt, closedAt, mergedBy: actor })
  } else {
    event('ClosedEvent', 4)
    event('ReopenedEvent', 5)
  }
  return one
}

/** 14 issues (1 to 14) and 11 pull requests (101 to 111) as of the first of 2025. */
export function richWorld(): RepositoryWorld {
  const world = makeRepository({
    nameWithOwner: rich,
    createdAt: at(1),
    clock: '2025-01-01T00:00:00Z',
    description: 'Widgets of all kinds',
    licenseSpdx: 'Apache-2.0',
    language: 'TypeScript',
    defaultBranch: 'main',
    stargazerCount: 42,
    labels: names.map((name) => makeLabel(rich, name)),
  })
  for (const number of [1, 2, 3]) {
    world.milestones.push({
      __typename: 'Milestone',
      id: `MI_${number}`,
      number,
      title: `v${number}`,
      description: null,
      state: number === 1 ? 'CLOSED' : 'OPEN',
      creator: people.ada,
      createdAt: at(number),
      updatedAt: at(number),
      dueOn: number === 2 ? at(100) : null,
      closedAt: number === 1 ? at(50) : null,
    })
  }
  for (const number of [1, 2, 3, 4, 5]) {
    world.releases.push({
      __typename: 'Release',
      id: `RE_${number}`,
      databaseId: null,
      tagName: `v${number}.0.0`,
      name: number === 3 ? null : `Version ${number}`,
      url: `https://github.com/${rich}/releases/tag/v${number}.0.0`,
      description: number === 3 ? '' : `- Widget ${number} by @ada`,
      author: people.ada,
      isDraft: false,
      isPrerelease: number === 5,
      createdAt: at(10 * number),
      publishedAt: at(10 * number + 1),
      updatedAt: at(10 * number + 1),
    })
  }
  for (let number = 1; number <= 14; number++) world.issues.push(issue(world, number))
  for (let number = 101; number <= 111; number++) world.pullRequests.push(pull(world, number))
  return world
}
