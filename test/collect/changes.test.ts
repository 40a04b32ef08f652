/** Later collections: only what changed is read and written, wherever in time the change fell. */
import { describe, expect, it } from 'vitest'
import {
  makeComment,
  makeEvent,
  makeIssue,
  makePullRequest,
  makeRepository,
  makeReview,
  makeReviewComment,
} from '../github-server/make.ts'
import type { GithubServer } from '../github-server/server.ts'
import { temporaryStore } from '../metrics/store.ts'
import { people, rich, richWorld } from './rich-world.ts'
import { tinyPages } from './pace.ts'
import { collect, serve } from './setup.ts'
import { contents, difference, digests } from './tables.ts'

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The made-up world lacks what the test asks of it.')
  return value
}

const issueOf = (github: GithubServer, number: number) =>
  found(github.world(rich).issues.find((one) => one.number === number))
const pullOf = (github: GithubServer, number: number) =>
  found(github.world(rich).pullRequests.find((one) => one.number === number))

/** Two days after the made-up world's clock; what happens then is seen by a collection after it. */
const later = '2025-01-03T00:00:00Z'
const muchLater = '2025-01-03T06:00:00Z'

describe('a second collection', () => {
  it('asks one question and changes nothing where nothing happened', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    await collect(github, store, rich)
    const before = await digests(store)

    github.world(rich).clock = muchLater
    const second = await collect(github, store, rich)
    expect(second.requests).toBe(1)
    // Another day has come, whose numbers are kept.
    expect(second.changes).toEqual({ inserted: 1, updated: 0, deleted: 0 })
    expect(await digests(store)).toEqual(before)
    expect((await store.findRepository('acme', 'widgets'))?.as_of).toBe(muchLater)
  })

  it('changes exactly what happened', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    await collect(github, store, rich)
    const before = await contents(store)
    const createdAt = later
    const updatedAt = later

    const commented = issueOf(github, 5)
    commented.comments.push(makeComment(commented, { createdAt, author: people.bob }))
    const reopened = issueOf(github, 2)
    reopened.events.push(makeEvent(reopened, 'ReopenedEvent', { createdAt, actor: people.ada }))
    Object.assign(reopened, { state: 'OPEN', stateReason: 'REOPENED', closedAt: null })
    const unlabeled = issueOf(github, 3)
    const label = found(unlabeled.labels.pop())
    unlabeled.events.push(makeEvent(unlabeled, 'UnlabeledEvent', { createdAt, label }))
    const silenced = issueOf(github, 9)
    silenced.comments.shift()
    const reviewed = pullOf(github, 101)
    const review = makeReview(reviewed, { createdAt, state: 'APPROVED', author: people.ada })
    review.comments.push(makeReviewComment(reviewed, review, { createdAt, author: people.ada }))
    reviewed.reviews.push(review)
    for (const item of [commented, reopened, unlabeled, silenced, reviewed]) {
      Object.assign(item, { updatedAt })
    }
    const opened = makePullRequest(rich, {
      number: 112,
      createdAt,
      author: people.bob,
      baseRefName: 'main',
      headRefName: 'new',
    })
    github.world(rich).pullRequests.push(opened)
    github.world(rich).clock = muchLater

    const { changes, requests } = await collect(github, store, rich)
    expect(requests).toBeLessThanOrEqual(3)
    expect(difference(before, await contents(store))).toEqual({
      issue: { added: 4, removed: 4 },
      pull_request: { added: 2, removed: 1 },
      comment: { added: 1, removed: 1 },
      event: { added: 2, removed: 0 },
      item_label: { added: 0, removed: 1 },
      review: { added: 1, removed: 0 },
      review_comment: { added: 1, removed: 0 },
      source_total: { added: 1, removed: 1 },
    })
    // With the numbers of the day, and the total of pull requests.
    expect(changes).toEqual({ inserted: 6 + 1, updated: 5 + 1, deleted: 2 })
    const [row] = await store.query(
      'select state, state_reason, closed_at from raw.issue where number = 2',
    )
    expect(row).toEqual({ state: 'open', state_reason: 'reopened', closed_at: null })
  })

  it('follows changes over many pages', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    await collect(github, store, rich)
    const world = github.world(rich)
    for (const item of [...world.issues.slice(2), ...world.pullRequests.slice(2)]) {
      item.comments.push(makeComment(item, { createdAt: later, author: people.bob }))
      item.updatedAt = later
    }
    world.clock = muchLater
    const { changes } = await collect(github, store, rich, { pageSizes: tinyPages })
    expect(changes).toEqual({ inserted: 12 + 9 + 1, updated: 12 + 9, deleted: 0 })

    const fresh = await temporaryStore()
    await collect(github, fresh, rich)
    expect(await contents(store)).toEqual(await contents(fresh))
  })

  it('removes a label and a milestone of the repository that are gone', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    await collect(github, store, rich)
    const before = await contents(store)
    github.world(rich).labels.pop()
    github.world(rich).milestones.pop()
    await collect(github, store, rich)
    expect(difference(before, await contents(store))).toEqual({
      label: { added: 0, removed: 1 },
      milestone: { added: 0, removed: 1 },
      source_total: { added: 2, removed: 2 },
    })
  })

  it('reads a list of many pages whole only once a day, and its newest entries always', async () => {
    const pageSizes = { list: 1 }
    const github = await serve(richWorld())
    const store = await temporaryStore()
    await collect(github, store, rich, { pageSizes })
    const before = await contents(store)
    const { releases } = github.world(rich)
    const last = found(releases.at(-1))
    releases.shift()
    releases.push({ ...last, id: 'RE_6', tagName: 'v6.0.0', createdAt: later, publishedAt: later })

    github.world(rich).clock = '2025-01-01T23:00:00Z'
    const soon = await collect(github, store, rich, { pageSizes })
    expect(soon.requests).toBe(1)
    const release = { added: 1, removed: 0 }
    expect(difference(before, await contents(store))).toEqual({ release })

    github.world(rich).clock = '2025-01-02T00:00:00Z'
    await collect(github, store, rich, { pageSizes })
    expect(difference(before, await contents(store))).toEqual({ release: { added: 1, removed: 1 } })
  })

  it('sees what happened to an item while the first collection was past it', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    const during = '2025-01-01T00:00:30Z'
    let pages = 0
    github.setFault((_index, body) => {
      const isPage = String(body.query).includes('query PullRequests')
      if (isPage && ++pages === 3) {
        // The third page is asked for: number 101 was on the first.
        const pull = pullOf(github, 101)
        pull.comments.push(makeComment(pull, { createdAt: during, author: people.ada }))
        pull.updatedAt = during
      }
      return undefined
    })
    await collect(github, store, rich, { pageSizes: { items: 3 } })
    expect(pages).toBeGreaterThan(3)
    const stored = () =>
      store.query(`from raw.comment where created_at = $during::timestamp`, { during })
    expect(await stored()).toHaveLength(0)

    github.world(rich).clock = muchLater
    await collect(github, store, rich)
    expect(await stored()).toHaveLength(1)
  })

  it('sees what was done shortly before the last collection and became visible after it', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    await collect(github, store, rich)
    const createdAt = '2024-12-31T23:51:00Z'
    for (const item of [issueOf(github, 7), pullOf(github, 107)]) {
      item.comments.push(makeComment(item, { createdAt, author: people.ada }))
      item.updatedAt = createdAt
    }
    github.world(rich).clock = later
    expect((await collect(github, store, rich)).changes).toMatchObject({
      inserted: 2 + 1,
      updated: 2,
    })
  })

  it('knows a renamed repository again, also by its former name', async () => {
    const github = await serve(richWorld())
    const store = await temporaryStore()
    await collect(github, store, rich)
    Object.assign(github.world(rich), {
      nameWithOwner: 'Apex/Gadgets',
      name: 'Gadgets',
      owner: { ...github.world(rich).owner, login: 'Apex' },
      formerNames: [rich],
      clock: later,
    })
    // The first of them keeps the new name and the numbers of another day.
    for (const [clock, inserted] of [
      [later, 2],
      [muchLater, 0],
    ] as const) {
      github.world(rich).clock = clock
      const { changes, requests } = await collect(github, store, rich)
      expect(requests).toBeLessThanOrEqual(3)
      expect(changes.inserted).toBe(inserted)
    }
    const names = await store.query('select owner, name from raw.repository')
    expect(names).toEqual([{ owner: 'Apex', name: 'Gadgets' }])
    const history = await store.query(
      'select owner, name, first_seen_at from raw.repository_name order by first_seen_at',
    )
    expect(history).toEqual([
      { owner: 'Acme', name: 'Widgets', first_seen_at: '2025-01-01T00:00:00Z' },
      { owner: 'Apex', name: 'Gadgets', first_seen_at: later },
    ])
  })

  it('is not misled by a name that another known repository bears now', async () => {
    const other = makeRepository({
      nameWithOwner: 'Acme/Gadgets',
      createdAt: '2024-01-01T00:00:00Z',
      clock: '2025-01-01T00:00:00Z',
    })
    const createdAt = '2024-12-01T00:00:00Z'
    const issue = makeIssue('Acme/Gadgets', { number: 1, createdAt })
    other.issues.push(issue)
    const github = await serve(richWorld(), other)
    const store = await temporaryStore()
    await collect(github, store, 'Acme/Gadgets')
    const world = github.world(rich)
    world.clock = '2025-01-10T00:00:00Z'
    await collect(github, store, rich)

    // Closed before the widgets were collected last, but after the gadgets were.
    Object.assign(issue, { state: 'CLOSED', closedAt: later, updatedAt: later })
    Object.assign(world, { nameWithOwner: 'Acme/Old', name: 'Old' })
    Object.assign(other, { nameWithOwner: rich, name: 'Widgets', clock: '2025-01-11T00:00:00Z' })
    await collect(github, store, rich)
    const repo = other.id
    const rows = await store.query('select state from raw.issue where repo_id = $repo', { repo })
    expect(rows).toEqual([{ state: 'closed' }])
  })
})
