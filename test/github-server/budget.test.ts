/** The price of queries, by worked examples of GitHub's published formula. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, fetchData } from './client.ts'
import { startGithubServer, type GithubServer } from './server.ts'
import { smallWorld } from './small-world.ts'

const repo = 'repository(owner: "acme", name: "widgets")'
interface Budget {
  rateLimit: { cost: number; nodeCount: number; limit: number; remaining: number; used: number }
}

describe('the price of a query', () => {
  let server: GithubServer
  beforeAll(async () => {
    server = await startGithubServer({ worlds: [{ repositories: [smallWorld()] }] })
  })
  afterAll(() => server.close())

  const price = async (query: string) => {
    const rest = 'rateLimit { cost nodeCount limit remaining used }'
    const { rateLimit } = await fetchData<Budget>(server.url, `{ ${query} ${rest} }`)
    return [rateLimit.cost, rateLimit.nodeCount]
  }
  const five = (first: number) =>
    ['comments', 'reviews', 'labels', 'timelineItems', 'assignees']
      .map((name) => `${name}(first: ${first}) { totalCount }`)
      .join(' ')

  it('is a point for 25 pull requests with five connections each: 1 + 25 × 5 = 126 requests', async () => {
    const query = `${repo} { pullRequests(first: 25) { nodes { ${five(20)} } } }`
    expect(await price(query)).toEqual([1, 25 + 25 * 5 * 20])
  })

  it('is five points for 100 of them: 1 + 100 × 5 = 501 requests', async () => {
    const query = `${repo} { pullRequests(first: 100) { nodes { ${five(20)} } } }`
    expect(await price(query)).toEqual([5, 100 + 100 * 5 * 20])
  })

  it('rounds to the nearest point: 149 requests are one, 150 two', async () => {
    const comments = 'nodes { comments(first: 1) { totalCount } }'
    const alias = (first: number, name: string) =>
      `${name}: issues(first: ${first}) { ${comments} }`
    // 2 lists, and 100 + 47 or 48 lists of comments under them.
    expect((await price(`${repo} { ${alias(100, 'a')} ${alias(47, 'b')} }`))[0]).toBe(1)
    expect((await price(`${repo} { ${alias(100, 'a')} ${alias(48, 'b')} }`))[0]).toBe(2)
  })

  it('counts a connection that is selected twice once, and one under an alias again', async () => {
    const issues = 'issues(first: 10) { totalCount }'
    expect((await price(`${repo} { ${issues} ... on Repository { ${issues} } }`))[1]).toBe(10)
    expect((await price(`${repo} { ${issues} again: ${issues} }`))[1]).toBe(20)
  })

  it('counts nodes(ids:) by its ids', async () => {
    const ids = smallWorld()
      .issues.slice(0, 3)
      .map((issue) => issue.id)
    const inner = '... on Issue { comments(first: 50) { totalCount } }'
    expect(await price(`nodes(ids: ${JSON.stringify(ids)}) { ${inner} }`)).toEqual([1, 150])
  })

  it('leaves out what a directive leaves out', async () => {
    expect(await price(`${repo} { issues(first: 10) @skip(if: true) { totalCount } }`)).toEqual([
      1, 0,
    ])
  })

  it('refuses more than 500,000 nodes', async () => {
    const comments = 'comments(first: 100) { nodes { id } }'
    const query = `{ ${repo} { pullRequests(first: 100) { nodes { reviews(first: 100) { nodes { ${comments} } } } } } }`
    const { data, errors } = await ask(server.url, query)
    expect(data).toBeUndefined()
    expect(errors[0]).toMatchObject({
      type: 'MAX_NODE_LIMIT_EXCEEDED',
      message: expect.stringContaining('1,010,100 possible nodes') as string,
    })
  })

  it('is taken from the hour of the token, and refused when that is used up', async () => {
    const worlds = [{ repositories: [smallWorld()] }]
    const poor = await startGithubServer({ worlds, points: 2 })
    const query = '{ rateLimit { limit remaining used cost } }'
    const first = await ask<Budget>(poor.url, query)
    const second = await ask<Budget>(poor.url, query)
    const third = await ask<Budget>(poor.url, query)
    const other = await ask<Budget>(poor.url, query, {}, { authorization: 'bearer other' })
    await poor.close()
    expect(first.data?.rateLimit).toEqual({ limit: 2, remaining: 1, used: 1, cost: 1 })
    expect(second.headers.get('x-ratelimit-remaining')).toBe('0')
    expect(third).toMatchObject({ status: 200, errors: [{ type: 'RATE_LIMITED' }] })
    expect(third.data).toBeUndefined()
    expect(other.errors).toEqual([])
  })
})
