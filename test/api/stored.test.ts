/** What is stored, row by row: as many rows as every count of collecting says, each with what tells it. */
import { beforeAll, describe, expect, it } from 'vitest'
import { listStored } from '../../server/metrics/stored.ts'
import { CoverageAnswer, Status, StoredAnswer } from '../../server/routes/status-schemas.ts'
import { fill, temporaryStore } from '../metrics/store.ts'
import { testApp, type TestApp } from './app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp(300)
})

const list = async (query: string): Promise<ReturnType<typeof StoredAnswer.parse>> =>
  StoredAnswer.strict().parse(await (await app.get(`/api/v1/stored?${query}`)).json())

describe('/stored', () => {
  it('has as many rows as the status says of each repository and resource', async () => {
    const { repositories } = Status.parse(await (await app.get('/api/v1/status')).json())
    let seen = 0
    for (const { name, owner, totals } of repositories) {
      for (const { resource, stored } of totals) {
        const { rows, total } = await list(
          `scope=repo:${owner}/${name}&resource=${resource}&limit=1000`,
        )
        expect(total, `${name} ${resource}`).toBe(stored)
        expect(new Set(rows.map(({ id }) => id)).size).toBe(Math.min(total, 1000))
        expect(rows.every(({ repo, title }) => repo === `${owner}/${name}` && title !== '')).toBe(
          true,
        )
        seen += total
      }
    }
    expect(seen).toBeGreaterThan(300)
  })

  it('has as many rows of a month as its cell of the coverage says, newest first', async () => {
    const { repositories } = CoverageAnswer.parse(
      await (await app.get('/api/v1/coverage?from=2026-03-01&to=2026-05-01')).json(),
    )
    const months = ['from=2026-03-01&to=2026-04-01', 'from=2026-04-01&to=2026-05-01']
    for (const { repo, resources } of repositories) {
      for (const { periods, resource } of resources) {
        for (const [at, { fetched }] of periods.entries()) {
          const { rows, total } = await list(
            `scope=repo:${repo}&resource=${resource}&${months[at]}&limit=1000`,
          )
          expect(total, `${repo} ${resource} ${months[at]}`).toBe(fetched)
          const instants = rows.map(({ created_at }) => created_at ?? '')
          expect(instants).toEqual(instants.toSorted().toReversed())
        }
      }
    }
  })

  it('is one list for a whole ecosystem, page by page, and a file', async () => {
    const question = 'scope=ecosystem:sample&resource=issue'
    const first = await list(`${question}&limit=30`)
    const second = await list(`${question}&limit=30&cursor=${first.next_cursor}`)
    const ids = [...first.rows, ...second.rows].map(({ id }) => id)
    expect(new Set(ids).size).toBe(60)
    expect(first.rows.some(({ author, number }) => author !== null && number !== null)).toBe(true)
    const csv = await (await app.get(`/api/v1/stored?${question}&format=csv`)).text()
    expect(csv.trim().split('\r\n')).toHaveLength(1 + first.total)
  })

  it.each([
    ['a resource that there isn’t', 'scope=ecosystem:sample&resource=gizmo', 400],
    ['no resource', 'scope=ecosystem:sample', 400],
    ['a scope that nobody knows', 'scope=repo:no/where&resource=issue', 404],
    ['a date that is none', 'scope=ecosystem:sample&resource=issue&from=yesterday', 400],
    ['a cursor that is none', 'scope=ecosystem:sample&resource=issue&cursor=x', 400],
  ])('refuses %s', async (_, query, status) => {
    expect((await app.get(`/api/v1/stored?${query}`)).status).toBe(status)
  })
})

it('tells who made each, where it lives, and of which a part is missing', async () => {
  const store = await temporaryStore()
  await fill(store, {
    as_of: 100,
    issues: [
      { at: 1, by: 'ann', title: 'First' },
      { at: 2, by: null, title: 'Second' },
    ],
    commits: [
      { at: 3, by: 'ann', oid: 'c0ffee', subject: 'mend' },
      { at: 4, by: 'ben@example.org', name: 'Ben', oid: 'beef', subject: 'add' },
    ],
    tags: [{ at: null, name: 'v1/α' }],
    milestones: [{ at: 5 }],
  })
  const told = async (resource: 'commit' | 'issue' | 'milestone' | 'tag', from?: string) => {
    const { rows } = await listStored(store, {
      scope: 'repo:case/a',
      resource,
      from: from === undefined ? null : new Date(from),
      to: null,
    })
    return rows
  }
  const issues = await told('issue')
  await store.write({
    repo_id: 'R_a',
    rows: {
      gap: [
        {
          id: 'g1',
          repo_id: 'R_a',
          resource: 'issue',
          from_at: '2025-01-03T00:00:00Z',
          to_at: '2025-01-03T00:00:01Z',
          reason: 'Its comments could not be read.',
          subject_id: issues[0]?.id ?? '',
        },
      ],
    },
  })
  expect(
    (await told('issue')).map(({ author, is_whole, title }) => ({ author, is_whole, title })),
  ).toEqual([
    { title: 'Second', author: null, is_whole: false },
    { title: 'First', author: 'ann', is_whole: true },
  ])
  expect((await told('commit')).map(({ author, id, title }) => ({ author, id, title }))).toEqual([
    { id: 'beef', title: 'add', author: 'Ben' },
    { id: 'c0ffee', title: 'mend', author: 'ann' },
  ])
  const [tag] = await told('tag')
  expect(tag).toMatchObject({ id: 'v1/α', author: null, created_at: null })
  expect(tag?.url).toMatch(/\/releases\/tag\/v1%2F%CE%B1$/)
  // What has no date is of no stretch of time.
  expect(await told('tag', '2020-01-01')).toEqual([])
  expect((await told('milestone'))[0]?.url).toMatch(/\/milestone\/\d+$/)
})
