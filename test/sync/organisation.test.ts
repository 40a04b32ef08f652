/** `lichen collect --org` and `--file`: whole organisations and whole files, with what is left out said. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownedRepositories } from '../../collectors/github/organisation.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { lichen, type Ended } from '../cli/command.ts'
import { clientOf, serve, token } from '../collect/setup.ts'
import { makeActor, makeIssue, makeRepository } from '../github-server/make.ts'
import type { GithubServer } from '../github-server/server.ts'
import type { RepositoryWorld } from '../github-server/world.ts'

const createdAt = '2024-01-01T00:00:00Z'
const clock = '2024-02-01T00:00:00Z'
const repository = (nameWithOwner: string, given: Partial<RepositoryWorld> = {}) =>
  makeRepository({
    nameWithOwner,
    createdAt,
    clock,
    issues: [makeIssue(nameWithOwner, { number: 1, createdAt })],
    ...given,
  })

const world = (): RepositoryWorld[] => [
  repository('acme/beta'),
  repository('acme/alpha'),
  repository('acme/old', { isArchived: true }),
  repository('acme/copy', { isFork: true }),
  repository('acme/attic-1'),
  repository('ann/notes', { owner: makeActor('ann') }),
  repository('other/one'),
]

let folder: string
let github: GithubServer
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lichen-'))
  github = await serve(...world())
})
afterEach(() => rm(folder, { recursive: true }))

const db = () => join(folder, 'test.duckdb')

async function run(...args: string[]): Promise<Ended> {
  const env = { GITHUB_API_URL: github.url, GITHUB_TOKEN: token, LICHEN_DB: db() }
  const ended = await lichen(['collect', ...args], env)
  expect(ended.out + ended.err).not.toContain(token)
  return ended
}

async function stored<T>(read: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(db(), { threads: 1 })
  try {
    return await read(store)
  } finally {
    await store.close()
  }
}

const names = async (): Promise<string[]> => {
  const sql = `select owner || '/' || name as name from raw.repository order by 1`
  const rows = await stored((store) => store.query<{ name: string }>(sql))
  return rows.map(({ name }) => name)
}

describe('what an organisation or user owns', () => {
  it('is read over all pages, each repository once, with what is known of it', async () => {
    const whole = await ownedRepositories(clientOf(github), 'ACME', 2)
    expect(whole).toMatchObject({ login: 'acme', total: 5 })
    expect(whole.repositories.map((one) => one.name)).toEqual([
      'alpha',
      'attic-1',
      'beta',
      'copy',
      'old',
    ])
    expect(whole.repositories.find((one) => one.name === 'old')?.is_archived).toBe(true)
    expect(whole.repositories.find((one) => one.name === 'copy')?.is_fork).toBe(true)
    expect(github.requests()).toBe(3)
    expect((await ownedRepositories(clientOf(github), 'ann')).repositories).toHaveLength(1)
  })

  it('is refused in words where there is no such account', async () => {
    await expect(ownedRepositories(clientOf(github), 'nobody')).rejects.toMatchObject({
      kind: 'not-found',
      message: 'GitHub knows no such organisation or user.',
    })
  })
})

describe('lichen collect --org', () => {
  it('leaves archived ones, forks and the excluded out, and says so', async () => {
    const { code, err, out } = await run('--org', 'acme', '--exclude', 'acme/attic-*')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^acme: 2 of 5 repositories; left out: 1 archived, 1 fork, 1 excluded\n/)
    expect(out).toMatch(/\n2 repositories: 2 complete\.\n$/)
    expect(await names()).toEqual(['acme/alpha', 'acme/beta'])
  })

  it('takes what is asked for, and always what is named by hand', async () => {
    const args = ['acme/attic-1', '--org', 'acme', '--exclude', 'acme/*', '--org', 'ann']
    expect((await run(...args)).code).toBe(0)
    expect(await names()).toEqual(['acme/attic-1', 'ann/notes'])
    expect((await run('--org', 'acme', '--archived', '--forks')).code).toBe(0)
    expect(await names()).toHaveLength(6)
  })

  it('goes on behind an owner who cannot be listed, and ends with 1 and a summary', async () => {
    const { code, err, out } = await run('--org', 'nobody', '--org', 'ann')
    expect(code).toBe(1)
    expect(err).toMatch(
      /^nobody\/\*: GitHub knows no such organisation or user\.\nCheck the spelling/,
    )
    expect(out).toMatch(
      /\n2 repositories: 1 complete, 1 failed\.\n {2}nobody\/\*: not-found: GitHub knows no such/,
    )
    const sql = 'select repository, outcome from sync_run order by repository'
    expect(await stored((store) => store.query(sql))).toEqual([
      { repository: 'ann/notes', outcome: 'complete' },
      { repository: 'nobody/*', outcome: 'failed' },
    ])
  })

  it.each<[string[], string]>([
    [[], 'There is nothing to collect.'],
    [['--org', 'a/b'], '"a/b" is no organisation or user.'],
    [['--org', 'acme', '--exclude', 'web*'], '"web*" is no pattern of repositories.'],
    [['--file', 'no/such.yaml'], 'The file no/such.yaml does not exist.'],
  ])('refuses %j before anything is asked', async (args, message) => {
    const { code, err } = await run(...args)
    expect(code).toBe(1)
    expect(err).toContain(message)
    expect(github.requests()).toBe(0)
  })
})

describe('lichen collect --file', () => {
  it('fills the ecosystems of the file, with their fields', async () => {
    const file = join(folder, 'repos.yaml')
    await writeFile(
      file,
      `ecosystems:
  - title: Northshore Foundation
    fields: { maturity: incubating }
    repositories:
      - name: acme/old
        maturity: graduated
        criticality: 0.8
    organisations: [acme]
    exclude: ['acme/attic-*']
  - title: Side shows
    slug: side
    repositories: [acme/alpha, other/one]
`,
    )
    const { code, out } = await run('--file', file)
    expect(code).toBe(0)
    expect(out).toMatch(/\n4 repositories: 4 complete\.\n$/)
    const sql = `select slug, title, list(name order by name) as names
      from ecosystem join ecosystem_repository using (slug) join raw.repository on id = repo_id
      group by all order by slug`
    expect(await stored((store) => store.query(sql))).toEqual([
      {
        slug: 'northshore-foundation',
        title: 'Northshore Foundation',
        names: ['alpha', 'beta', 'old'],
      },
      { slug: 'side', title: 'Side shows', names: ['alpha', 'one'] },
    ])
    const fields = `select name, field, value from repository_field join raw.repository on id = repo_id
      order by name, field`
    expect(await stored((store) => store.query(fields))).toEqual([
      { name: 'alpha', field: 'maturity', value: 'incubating' },
      { name: 'beta', field: 'maturity', value: 'incubating' },
      { name: 'old', field: 'criticality', value: '0.8' },
      { name: 'old', field: 'maturity', value: 'graduated' },
    ])
  })

  it('lets go of what it names no more, and of nothing else', async () => {
    const file = join(folder, 'repos.yaml')
    await writeFile(
      file,
      `ecosystems:
  - title: North
    fields: { maturity: young }
    repositories: [other/one]
    organisations: [acme]
  - title: South
    repositories: [ann/notes]
`,
    )
    expect((await run('--file', file)).out).not.toContain('left it')
    await run('acme/old', '--ecosystem', 'north')
    // Out by its line, by a pattern, and not by what its owner does.
    github.world('acme/alpha').isArchived = true
    await writeFile(
      file,
      "ecosystems:\n  - title: North\n    organisations: [ACME]\n    exclude: ['acme/attic-*']\n",
    )
    const { code, out } = await run('--file', file)
    expect(code).toBe(0)
    expect(out).toContain(
      'North: acme/attic-1, other/one left it, since the file names them no more; what is stored stays\n',
    )
    const members = `select slug, list(name order by name) as names
      from ecosystem_repository join raw.repository on id = repo_id group by slug order by slug`
    expect(await stored((store) => store.query(members))).toEqual([
      { slug: 'north', names: ['alpha', 'beta', 'old'] },
      { slug: 'south', names: ['notes'] },
    ])
    const kept = `select name, (select count(*) from raw.issue where repo_id = repository.id) as issues,
        (select count(*) from repository_field where repo_id = repository.id) as fields
      from raw.repository where name in ('attic-1', 'one') order by name`
    expect(await stored((store) => store.query(kept))).toEqual([
      { name: 'attic-1', issues: 1, fields: 0 },
      { name: 'one', issues: 1, fields: 0 },
    ])
    const status = await lichen(['status', '--db', db()])
    expect(status.out).toContain(
      'In no ecosystem, kept as of the last sync, and collected by name only: acme/attic-1, other/one.',
    )
    expect((await run('--file', file)).out).not.toContain('left it')
  }, 180_000)

  it('is refused with the line of what is wrong in it', async () => {
    const file = join(folder, 'repos.yaml')
    await writeFile(file, 'ecosystems:\n  - title: A\n    repositories: [acme]\n')
    const { code, err } = await run('--file', file)
    expect(code).toBe(1)
    expect(err).toContain(`${file}, line 3: ecosystems[0].repositories[0] is not valid`)
    expect(github.requests()).toBe(0)
  })
})
