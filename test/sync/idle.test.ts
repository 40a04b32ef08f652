/** Repositories in which nothing has happened: fifty for one question, and each that has changed is seen. */
import { describe, expect, it } from 'vitest'
import { spareIdle } from '../../server/sync/idle.ts'
import { makeComment, makeIssue, makeRepository } from '../github-server/make.ts'
import type { RepositoryWorld } from '../github-server/world.ts'
import { clientOf, collect, serve } from '../collect/setup.ts'
import { temporaryStore } from '../metrics/store.ts'

const names = Array.from({ length: 6 }, (_, index) => `quiet/one-${index}`)
const createdAt = '2024-01-01T00:00:00Z'
const later = '2025-01-02T00:00:00Z'

function quiet(nameWithOwner: string): RepositoryWorld {
  const world = makeRepository({ nameWithOwner, createdAt, clock: '2025-01-01T00:00:00Z' })
  world.issues.push(makeIssue(nameWithOwner, { number: 1, createdAt }))
  return world
}

const wanted = names.map((text) => {
  const [owner = '', name = ''] = text.split('/')
  return { owner, name, ecosystems: [], fields: null }
})

async function collected() {
  const github = await serve(...names.map(quiet))
  const store = await temporaryStore()
  for (const name of names) await collect(github, store, name)
  for (const name of names) github.world(name).clock = later
  return { github, store }
}

describe('an idle pass', () => {
  it('asks once for all, moves their as_of on and keeps the totals of the day', async () => {
    const { github, store } = await collected()
    const client = clientOf(github)
    const spared = await spareIdle(store, client, wanted)
    expect(spared.map((one) => one.wanted.name)).toHaveLength(names.length)
    expect(client.requests).toBe(1)
    const [row] = await store.query<{ n: number; as_of: string }>(
      'select count(*) as n, min(as_of) as as_of from sync_state',
    )
    expect(row).toEqual({ n: names.length, as_of: later })
    const days = await store.query(
      'select taken_on::varchar as day, count(*) as n from raw.repository_snapshot group by 1 order by 1',
    )
    expect(days).toEqual([
      { day: '2025-01-01', n: names.length },
      { day: '2025-01-02', n: names.length },
    ])
  })

  it('leaves every repository to be collected in which something has happened', async () => {
    const { github, store } = await collected()
    const [commented, opened, released, renamed, pushed] = names.map((name) => github.world(name))
    const [issue] = commented?.issues ?? []
    issue?.comments.push(makeComment(issue, { createdAt: later, author: null }))
    Object.assign(issue ?? {}, { updatedAt: later })
    opened?.issues.push(makeIssue('quiet/one-1', { number: 2, createdAt: later }))
    released?.releases.push({
      __typename: 'Release',
      id: 'RE_1',
      databaseId: null,
      tagName: 'v1',
      name: null,
      url: 'https://github.com/quiet/one-2/releases/tag/v1',
      description: null,
      author: null,
      isDraft: false,
      isPrerelease: false,
      createdAt: later,
      publishedAt: later,
      updatedAt: later,
    })
    Object.assign(renamed ?? {}, { name: 'other', nameWithOwner: 'quiet/other' })
    Object.assign(pushed ?? {}, { pushedAt: later })
    const spared = await spareIdle(store, clientOf(github), wanted)
    expect(spared.map((one) => one.wanted.name)).toEqual(['one-5'])
  })

  it('does not spare one that has gaps: what is missing is asked for again', async () => {
    const { github, store } = await collected()
    const repo_id = github.world('quiet/one-0').id
    await store.write({
      repo_id,
      rows: {
        gap: [
          {
            id: 'lost',
            repo_id,
            resource: 'issue',
            from_at: createdAt,
            to_at: createdAt,
            reason: 'It is lost.',
          },
        ],
      },
    })
    const spared = await spareIdle(store, clientOf(github), wanted)
    expect(spared.map((one) => one.wanted.name).toSorted()).toEqual(
      names.slice(1).map((name) => name.replace('quiet/', '')),
    )
  })

  it('takes nothing back where the clock of the source is behind', async () => {
    const { github, store } = await collected()
    for (const name of names) github.world(name).clock = '2024-06-01T00:00:00Z'
    await spareIdle(store, clientOf(github), wanted)
    const [row] = await store.query<{ as_of: string }>('select min(as_of) as as_of from sync_state')
    expect(row?.as_of).toBe('2025-01-01T00:00:00Z')
  })
})
