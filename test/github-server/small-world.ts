/** A repository of a few made-up items, for tests of the server's rules. */
import { makeActor, makeComment, makeIssue, makePullRequest, makeRepository } from './make.ts'
import type { RepositoryWorld } from './world.ts'

export const people = {
  ada: makeActor('ada', { name: 'Ada' }),
  bob: makeActor('bob'),
  robot: makeActor('robot', { __typename: 'Bot' }),
}

/** The `day`th of January 2024, at noon. */
export const day = (number: number): string =>
  `2024-01-${String(number).padStart(2, '0')}T12:00:00Z`

/**
 * `acme/widgets` with `issues` issues, opened one a day and updated in the opposite order, and two pull requests; its
 * clock stands at 2024-02-01.
 */
export function smallWorld(issues = 7): RepositoryWorld {
  const name = 'acme/widgets'
  const repository = makeRepository({
    nameWithOwner: name,
    createdAt: day(1),
    clock: '2024-02-01T00:00:00Z',
    formerNames: ['acme/gadgets'],
  })
  for (let number = 1; number <= issues; number++) {
    repository.issues.push(
      makeIssue(name, {
        number,
        createdAt: day(number),
        updatedAt: day(30 - number),
        author: people.ada,
      }),
    )
  }
  const first = repository.issues[0]
  if (first) {
    for (let i = 1; i <= 5; i++) {
      const author = i % 2 ? people.bob : people.robot
      first.comments.push(makeComment(first, { createdAt: day(1 + i), author }))
    }
  }
  for (const number of [101, 102]) {
    repository.pullRequests.push(
      makePullRequest(name, { number, createdAt: day(number - 90), author: people.bob }),
    )
  }
  return repository
}
