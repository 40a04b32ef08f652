/** What collecting keeps of people's profiles: the company, as of the look that saw it. */
import { expect, it } from 'vitest'
import type { Store } from '../../server/store/open.ts'
import { makeActor, makeComment, makeIssue, makeRepository } from '../github-server/make.ts'
import { temporaryStore } from '../metrics/store.ts'
import { collect, serve } from './setup.ts'

const name = 'acme/widgets'
const profiles = (store: Store) =>
  store.query<{ login: string; seen_at: string; company: string | null }>(
    `select login, seen_at, company from raw.profile join raw.actor on id = actor_id order by all`,
  )

it('a company is kept from the look that saw it, and a look that sees none ends it', async () => {
  const first = '2025-01-02T00:00:00Z'
  const world = makeRepository({
    nameWithOwner: name,
    createdAt: '2024-01-01T00:00:00Z',
    clock: first,
  })
  const ada = makeActor('ada', { company: '@Northshore' })
  const bob = makeActor('bob')
  const robot = makeActor('robot', { __typename: 'Bot', company: 'Not a profile' })
  const createdAt = '2024-06-01T00:00:00Z'
  const issue = makeIssue(name, { number: 1, createdAt, author: ada })
  issue.comments.push(makeComment(issue, { createdAt, author: bob }))
  issue.comments.push(makeComment(issue, { createdAt, author: robot }))
  world.issues.push(issue)
  const github = await serve(world)
  const store = await temporaryStore()
  await collect(github, store, name)
  expect(await profiles(store)).toEqual([{ login: 'ada', seen_at: first, company: '@Northshore' }])

  const touch = (clock: string): void => {
    github.world(name).clock = clock
    const [served] = github.world(name).issues
    served?.comments.push(makeComment(served, { createdAt: clock, author: bob }))
    if (served !== undefined) served.updatedAt = clock
  }
  touch('2025-01-03T00:00:00Z')
  await collect(github, store, name)
  expect(await profiles(store)).toHaveLength(1)

  const last = '2025-01-04T00:00:00Z'
  ada.company = null
  bob.company = 'Harbour Ltd'
  touch(last)
  await collect(github, store, name)
  expect(await profiles(store)).toEqual([
    { login: 'ada', seen_at: first, company: '@Northshore' },
    { login: 'ada', seen_at: last, company: null },
    { login: 'bob', seen_at: last, company: 'Harbour Ltd' },
  ])
})
