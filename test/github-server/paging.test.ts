/** Pages, orders and filters, with lists that change while they are read. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ask, fetchData } from './client.ts'
import { makeComment, makeEvent, makeIssue } from './make.ts'
import { startGithubServer, type GithubServer } from './server.ts'
import { day, smallWorld } from './small-world.ts'
import type { RepositoryWorld } from './world.ts'

interface Page {
  nodes: { number: number; id: string }[]
  totalCount: number
  pageInfo: {
    endCursor: string | null
    startCursor: string | null
    hasNextPage: boolean
    hasPreviousPage: boolean
  }
}
const fields =
  'totalCount nodes { number id } pageInfo { endCursor startCursor hasNextPage hasPreviousPage }'

describe('lists of the test GitHub', () => {
  let server: GithubServer
  const world: RepositoryWorld = smallWorld(0)
  beforeAll(async () => {
    server = await startGithubServer({ worlds: [{ repositories: [world] }] })
  })
  beforeEach(() => {
    Object.assign(world, smallWorld(250))
  })
  afterAll(() => server.close())

  const issues = async (args: string, after: string | null = null): Promise<Page> => {
    const query = `query Issues($after: String) {
      repository(owner: "acme", name: "widgets") { issues(after: $after, ${args}) { ${fields} } }
    }`
    const data = await fetchData<{ repository: { issues: Page } }>(server.url, query, { after })
    return data.repository.issues
  }
  const walk = async (args: string, between: (page: number) => void = () => {}) => {
    const numbers: number[] = []
    let page = await issues(args)
    let count = 1
    numbers.push(...page.nodes.map((node) => node.number))
    while (page.pageInfo.hasNextPage) {
      between(count++)
      page = await issues(args, page.pageInfo.endCursor)
      numbers.push(...page.nodes.map((node) => node.number))
    }
    return numbers
  }
  const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)

  it('give each entry once when they are paged to the end', async () => {
    Object.assign(world, smallWorld(25))
    expect(await walk('first: 10')).toEqual(upTo(25))
    expect((await issues('first: 10')).totalCount).toBe(25)
  })

  it('are ordered as asked, ties by number', async () => {
    Object.assign(world, smallWorld(5))
    const order = (field: string, direction: string) =>
      walk(`first: 2, orderBy: { field: ${field}, direction: ${direction} }`)
    expect(await order('CREATED_AT', 'ASC')).toEqual([1, 2, 3, 4, 5])
    expect(await order('CREATED_AT', 'DESC')).toEqual([5, 4, 3, 2, 1])
    expect(await order('UPDATED_AT', 'ASC')).toEqual([5, 4, 3, 2, 1])
    for (const issue of world.issues) issue.updatedAt = day(20)
    expect(await order('UPDATED_AT', 'DESC')).toEqual([5, 4, 3, 2, 1])
    expect(await order('COMMENTS', 'DESC')).toEqual([1, 5, 4, 3, 2])
  })

  it('are paged backwards with last and before', async () => {
    Object.assign(world, smallWorld(5))
    const end = await issues('last: 2')
    expect(end.nodes.map((node) => node.number)).toEqual([4, 5])
    expect(end.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    const before = await issues(`last: 2, before: "${end.pageInfo.startCursor}"`)
    expect(before.nodes.map((node) => node.number)).toEqual([2, 3])
  })

  it('lose no entry when one moves to the front while they are read', async () => {
    Object.assign(world, smallWorld(6))
    const order = 'first: 2, orderBy: { field: UPDATED_AT, direction: DESC }'
    const seen = await walk(order, (page) => {
      // The last entry of the first page, hence the one its cursor names, is updated.
      const second = world.issues[1]
      if (page === 1 && second) second.updatedAt = '2024-01-31T00:00:00Z'
    })
    expect(seen).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('are filtered by since, inclusively, by state and by label', async () => {
    Object.assign(world, smallWorld(5))
    // Updated on the 29th, 28th, 27th …
    expect(await walk(`first: 10, filterBy: { since: "${day(28)}" }`)).toEqual([1, 2])
    expect(await walk('first: 10, filterBy: { since: "2024-01-28T14:00:00+02:00" }')).toEqual([
      1, 2,
    ])
    const closed = world.issues[2]
    if (closed) closed.state = 'CLOSED'
    expect(await walk('first: 10, states: [CLOSED]')).toEqual([3])
    expect(await walk('first: 10, filterBy: { states: [OPEN] }')).toEqual([1, 2, 4, 5])
    expect(await walk('first: 10, labels: ["bug"]')).toEqual([])
  })

  it('refuse a filter that they would have to ignore, and a cursor that no page gave out', async () => {
    await expect(issues('first: 1, filterBy: { mentioned: "ada" }')).rejects.toThrow('mentioned')
    await expect(issues('first: 1', 'bm90IGEgY3Vyc29y')).rejects.toThrow('INVALID_CURSOR_ARGUMENTS')
  })

  it('show what a test adds to or takes from the world', async () => {
    Object.assign(world, smallWorld(2))
    await issues('first: 10')
    const added = makeIssue('acme/widgets', { number: 3, createdAt: day(25) })
    added.comments.push(makeComment(added, { createdAt: day(26) }))
    server.world('Acme/Widgets').issues.push(added)
    expect(await walk('first: 10')).toEqual([1, 2, 3])
    const id = added.comments[0]?.id
    const query = `{ node(id: "${id}") { ... on IssueComment { issue { number } repository { name } } } }`
    expect((await ask(server.url, query)).data).toEqual({
      node: { issue: { number: 3 }, repository: { name: 'widgets' } },
    })
    world.issues.pop()
    expect((await ask(server.url, query)).errors[0]?.type).toBe('NOT_FOUND')
  })

  it('page within an item through its node id', async () => {
    const id = world.issues[0]?.id
    const seen: string[] = []
    let after: string | null = null
    do {
      const query = `query Comments($id: ID!, $after: String) { node(id: $id) { ... on Issue {
        comments(first: 2, after: $after) { nodes { id } pageInfo { endCursor hasNextPage } } } } }`
      type Data = { node: { comments: Omit<Page, 'totalCount'> } }
      const data: Data = await fetchData<Data>(server.url, query, { id, after })
      const { nodes, pageInfo } = data.node.comments
      seen.push(...nodes.map((node) => node.id))
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after)
    expect(seen).toEqual(world.issues[0]?.comments.map((comment) => comment.id))
  })

  it('keep a timeline oldest first and count only the types asked for', async () => {
    const issue = world.issues[0]
    if (!issue) throw new Error('The small world has no issue.')
    issue.events.push(
      makeEvent(issue, 'ClosedEvent', { createdAt: day(3), stateReason: 'COMPLETED' }),
      makeEvent(issue, 'ReopenedEvent', { createdAt: day(5) }),
    )
    const items = async (args: string) => {
      const query = `{ repository(owner: "acme", name: "widgets") { issue(number: 1) {
        timelineItems(first: 20, ${args}) { totalCount nodes { __typename
          ... on ClosedEvent { createdAt stateReason closable { closed } } } } } } }`
      type Data = {
        repository: {
          issue: { timelineItems: { totalCount: number; nodes: { __typename: string }[] } }
        }
      }
      const { timelineItems } = (await fetchData<Data>(server.url, query)).repository.issue
      expect(timelineItems.totalCount).toBe(timelineItems.nodes.length)
      return timelineItems.nodes
    }
    expect((await items('skip: 0')).map((node) => node.__typename)).toEqual([
      'IssueComment',
      'IssueComment',
      'ClosedEvent',
      'IssueComment',
      'IssueComment',
      'ReopenedEvent',
      'IssueComment',
    ])
    expect(await items('itemTypes: [CLOSED_EVENT]')).toEqual([
      {
        __typename: 'ClosedEvent',
        createdAt: day(3),
        stateReason: 'COMPLETED',
        closable: { closed: false },
      },
    ])
    expect(
      await items(`itemTypes: [CLOSED_EVENT, REOPENED_EVENT], since: "${day(4)}"`),
    ).toHaveLength(1)
  })
})
