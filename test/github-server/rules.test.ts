/** What the server refuses, and how: schema, tokens, names, page limits, faults. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from './client.ts'
import { startGithubServer, type GithubServer } from './server.ts'
import { smallWorld } from './small-world.ts'

const repo = 'repository(owner: "acme", name: "widgets")'

describe('the rules of the test GitHub', () => {
  let server: GithubServer
  beforeAll(async () => {
    server = await startGithubServer({ worlds: [{ repositories: [smallWorld()] }] })
  })
  afterAll(() => server.close())

  it('refuses a query that the published schema refuses', async () => {
    const field = await ask(server.url, `{ ${repo} { starCount } }`)
    expect(field.status).toBe(200)
    expect(field.data).toBeUndefined()
    expect(field.errors[0]?.message).toContain('starCount')

    const type = await ask(server.url, `{ ${repo} { issues(first: "ten") { totalCount } } }`)
    expect(type.errors[0]?.message).toContain('Int cannot represent')

    const since = '{ since: "last week" }'
    const time = await ask(server.url, `{ ${repo} { issues(filterBy: ${since}) { totalCount } } }`)
    expect(time.errors[0]?.message).toContain('last week')
  })

  it('answers 401 without a token, and with another than the one it was given', async () => {
    const none = await ask(server.url, '{ viewer { login } }', {}, {})
    expect(none.status).toBe(401)
    const strict = await startGithubServer({ worlds: [], token: 'secret' })
    const wrong = await ask(strict.url, '{ viewer { login } }')
    const right = await ask(
      strict.url,
      '{ viewer { login } }',
      {},
      { authorization: 'token secret' },
    )
    await strict.close()
    expect([wrong.status, right.status]).toEqual([401, 200])
    expect(right.data).toEqual({ viewer: { login: 'test-viewer' } })
  })

  it('says NOT_FOUND of an unknown repository, item and node, with HTTP 200', async () => {
    const unknown = await ask(server.url, '{ repository(owner: "acme", name: "x") { id } }')
    expect(unknown.status).toBe(200)
    expect(unknown.data).toEqual({ repository: null })
    expect(unknown.errors[0]).toMatchObject({
      type: 'NOT_FOUND',
      path: ['repository'],
      message: "Could not resolve to a Repository with the name 'acme/x'.",
    })
    const issue = await ask(server.url, `{ ${repo} { issue(number: 999) { id } } }`)
    expect(issue.errors[0]).toMatchObject({ type: 'NOT_FOUND', path: ['repository', 'issue'] })
    const nodes = await ask(server.url, '{ nodes(ids: ["nothing"]) { id } }')
    expect(nodes.data).toEqual({ nodes: [null] })
    expect(nodes.errors[0]).toMatchObject({ type: 'NOT_FOUND', path: ['nodes', 0] })
  })

  it('finds a repository in any case and by a former name', async () => {
    const names = ['{ repository(owner: "ACME", name: "Widgets") { nameWithOwner } }']
    names.push('{ repository(owner: "acme", name: "gadgets") { nameWithOwner } }')
    for (const query of names) {
      const { data } = await ask(server.url, query)
      expect(data).toEqual({ repository: { nameWithOwner: 'acme/widgets' } })
    }
    const strict = 'repository(owner: "acme", name: "gadgets", followRenames: false)'
    expect((await ask(server.url, `{ ${strict} { id } }`)).errors[0]?.type).toBe('NOT_FOUND')
  })

  it('requires first or last where entries are asked for, and takes 1 to 100', async () => {
    const type = async (args: string, inner: string) => {
      const { data, errors } = await ask(server.url, `{ ${repo} { issues${args} { ${inner} } } }`)
      return data === undefined ? errors[0]?.type : null
    }
    expect(await type('', 'nodes { id }')).toBe('MISSING_PAGINATION_BOUNDARIES')
    expect(await type('', 'pageInfo { hasNextPage }')).toBe('MISSING_PAGINATION_BOUNDARIES')
    expect(await type('', 'totalCount')).toBeNull()
    expect(await type('(first: 101)', 'nodes { id }')).toBe('EXCESSIVE_PAGINATION')
    expect(await type('(last: 101)', 'nodes { id }')).toBe('EXCESSIVE_PAGINATION')
    expect(await type('(first: 0)', 'nodes { id }')).toBe('INVALID_PAGINATION')
    expect(await type('(first: 100)', 'nodes { id }')).toBeNull()
  })

  it('takes a page size from a variable, its default included', async () => {
    const query = `query Page($n: Int = 101) { ${repo} { issues(first: $n) { nodes { id } } } }`
    expect((await ask(server.url, query)).errors[0]?.type).toBe('EXCESSIVE_PAGINATION')
    expect((await ask(server.url, query, { n: 3 })).errors).toEqual([])
    expect(server.log().at(-1)).toMatchObject({ operation: 'Page', variables: { n: 3 }, cost: 1 })
  })

  it('names the field of which the world has no data, and answers null where null is allowed', async () => {
    const lacking = await ask(server.url, `{ ${repo} { sshUrl } }`)
    expect(lacking.errors[0]?.message).toContain('Repository.sshUrl')
    const nullable = await ask(server.url, `{ ${repo} { homepageUrl } }`)
    expect(nullable).toMatchObject({ data: { repository: { homepageUrl: null } }, errors: [] })
  })

  it('tells the time of the repository that was asked for', async () => {
    const { headers } = await ask(server.url, `{ ${repo} { id } }`)
    expect(headers.get('date')).toBe('Thu, 01 Feb 2024 00:00:00 GMT')
  })

  it('answers as an Enterprise Server with limits off: its own path, no budget', async () => {
    const worlds = [{ repositories: [smallWorld()] }]
    const enterprise = await startGithubServer({ worlds, rateLimit: false })
    const answer = await ask(`${enterprise.url}/api/graphql`, '{ rateLimit { cost } }')
    await enterprise.close()
    expect(answer.data).toEqual({ rateLimit: null })
    expect(answer.headers.get('x-ratelimit-limit')).toBeNull()
  })

  it('fails as it is told to, and recovers', async () => {
    const before = server.requests()
    server.setFault((index, body) => {
      if (index === before) return { status: 502, body: { message: 'Bad Gateway' } }
      return String(body.query).includes('viewer') ? 'drop' : undefined
    })
    expect((await ask(server.url, `{ ${repo} { id } }`)).status).toBe(502)
    await expect(ask(server.url, '{ viewer { login } }')).rejects.toThrow()
    expect((await ask(server.url, `{ ${repo} { id } }`)).status).toBe(200)
    server.setFault(null)
    expect((await ask(server.url, '{ viewer { login } }')).status).toBe(200)
    expect(server.requests()).toBe(before + 4)
  })

  it('refuses two worlds with the same repository', async () => {
    const worlds = [{ repositories: [smallWorld()] }, { repositories: [smallWorld()] }]
    await expect(startGithubServer({ worlds })).rejects.toThrow('acme/widgets is loaded twice')
  })
})
