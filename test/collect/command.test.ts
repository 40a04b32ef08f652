/** `lichen collect` as its users run it: what it prints, how it ends, and what it does while a server has the file. */
import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packageRoot } from '../../server/root.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { lichen, serve as serveLichen, type Ended } from '../cli/command.ts'
import { program } from '../program.ts'
import { makeRepository } from '../github-server/make.ts'
import type { GithubServer } from '../github-server/server.ts'
import { temporaryStore } from '../metrics/store.ts'
import { rich, richWorld } from './rich-world.ts'
import { collect, serve, token } from './setup.ts'
import { contents } from './tables.ts'

let folder: string
let db: string
let github: GithubServer

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lichen-'))
  db = join(folder, 'test.duckdb')
})
afterEach(() => rm(folder, { recursive: true }))

const environment = () => ({ GITHUB_API_URL: github.url, GITHUB_TOKEN: token, LICHEN_DB: db })

/** Runs the command and makes sure that the token is nowhere in what it says. */
async function run(args: string[], env: Record<string, string> = {}): Promise<Ended> {
  const ended = await lichen(['collect', ...args], { ...environment(), ...env })
  expect(ended.out + ended.err).not.toContain(token)
  expect(ended.err).not.toMatch(/\n\s+at /)
  return ended
}

async function stored<T>(read: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(db, { threads: 1 })
  try {
    return await read(store)
  } finally {
    await store.close()
  }
}

async function undisturbed(): Promise<Awaited<ReturnType<typeof contents>>> {
  const store = await temporaryStore()
  await collect(github, store, rich)
  return contents(store)
}

describe('lichen collect', () => {
  it('ends with one line about each repository, and says nothing else off a terminal', async () => {
    github = await serve(richWorld())
    // And two rows of history: the numbers of the day and the name.
    const rows = Object.values(await undisturbed()).flat().length
    const first = await run(['acme/widgets'])
    expect(first).toEqual({
      code: 0,
      out: `Acme/Widgets: 14 issues, 11 pull requests, 5 releases in 3 requests, as of 2025-01-01T00:00:00Z (${rows + 2} new, 0 changed, 0 removed rows)\n`,
      err: '',
    })
    github.world(rich).clock = '2025-01-02T00:00:00Z'
    const second = await run(['Acme/Widgets', 'acme/WIDGETS', '--ecosystem', 'tools'])
    expect(second.out).toBe(
      'Acme/Widgets: 14 issues, 11 pull requests, 5 releases in 1 request, as of 2025-01-02T00:00:00Z (1 new, 0 changed, 0 removed rows)\n',
    )
    const slugs = await stored((store) => store.query('select slug from ecosystem order by slug'))
    expect(slugs).toEqual([{ slug: 'acme' }, { slug: 'tools' }])
  })

  it('goes on with the next repository where one fails, and ends with 1', async () => {
    const empty = makeRepository({
      nameWithOwner: 'sample/empty',
      createdAt: '2024-01-01T00:00:00Z',
      clock: '2024-02-01T00:00:00Z',
    })
    github = await serve(richWorld(), empty)
    const { code, err, out } = await run(['acme/nothing', 'acme/widgets', 'sample/empty'])
    expect(code).toBe(1)
    expect(err).toBe(
      'acme/nothing: GitHub knows no such repository, or the token may not see it.\n' +
        'Check the spelling of owner/name, and for a private repository the rights of the token.\n',
    )
    expect(out).toMatch(/^Acme\/Widgets: 14 issues, 11 pull requests, 5 releases in 3 requests/)
    expect(out).toContain('\nsample/empty: 0 issues, 0 pull requests')
    // An owner who is called like the simulated ecosystem must not become a part of it.
    const slugs = await stored((store) => store.query('select slug from ecosystem order by slug'))
    expect(slugs).toEqual([{ slug: 'acme' }, { slug: 'github-sample' }])
  })

  it('keeps what it has when the connection is lost, and goes on there the next time', async () => {
    github = await serve(richWorld())
    github.setFault((index) => (index >= 2 ? 'drop' : undefined))
    const { code, err, out } = await run([rich])
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(
      /^Acme\/Widgets: No answer from http:\/\/127\.0\.0\.1:\d+: .+\nRun the same command again: it goes on where it stopped\.\n$/,
    )
    const counted = await stored((store) => store.query('select count(*) as n from raw.issue'))
    expect(counted).toEqual([{ n: 14 }])

    github.setFault(null)
    expect((await run([rich])).code).toBe(0)
    expect(await stored(contents)).toEqual(await undisturbed())
  })

  it('ends in order on Ctrl-C', async () => {
    github = await serve(richWorld())
    const child = spawn(process.execPath, [...program, 'collect', rich], {
      cwd: packageRoot,
      env: { PATH: process.env['PATH'] ?? '', ...environment() },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let err = ''
    child.stderr.on('data', (data: Buffer) => (err += data.toString()))
    github.setFault((index) => {
      if (index < 2) return undefined
      child.kill('SIGINT')
      return 'drop'
    })
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(code).toBe(130)
    expect(err).toBe(
      'Acme/Widgets: Stopped.\nRun the same command again: it goes on where it stopped.\n',
    )
    github.setFault(null)
    expect((await run([rich])).code).toBe(0)
    expect(await stored(contents)).toEqual(await undisturbed())
  })
})

describe('the token', () => {
  it('is taken from the file that is named, before the environment', async () => {
    github = await serve(richWorld())
    const file = join(folder, 'token')
    await writeFile(file, `${token}\n`, { mode: 0o600 })
    const wrong = { GITHUB_TOKEN: 'no-such-token' }
    expect((await run(['acme/widgets', '--token-file', file], wrong)).code).toBe(0)
    const env = { GITHUB_TOKEN: '', GITHUB_TOKEN_FILE: file }
    expect((await run(['acme/widgets'], env)).code).toBe(0)
  })

  it.each<[string, Record<string, string>, string[], RegExp]>([
    [
      'is missing',
      { GITHUB_TOKEN: '' },
      [],
      /^No GitHub token\.\nSet GITHUB_TOKEN, or name a file/,
    ],
    [
      'is refused',
      { GITHUB_TOKEN: 'stale' },
      [],
      /^acme\/widgets: GitHub refused the token: Bad credentials.*\n.*GITHUB_TOKEN/,
    ],
    [
      'is in no file',
      {},
      ['--token-file', 'no/such'],
      /^The token file no\/such does not exist\.\n/,
    ],
    ['is a folder', {}, ['--token-file', '.'], /^The token file \. can't be read \(EISDIR\)\.\n/],
    [
      'is no token',
      { GITHUB_TOKEN: `${token}ö` },
      [],
      /^The GitHub token has strange signs in it\.\n/,
    ],
  ])('%s: a message, a hint and exit code 1', async (_name, env, args, message) => {
    github = await serve(richWorld())
    const { code, err, out } = await run(['acme/widgets', ...args], env)
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(message)
    expect(err.trim().split('\n')).toHaveLength(2)
  })

  it('is in no file that is left behind', async () => {
    github = await serve(richWorld())
    expect((await run(['acme/widgets'])).code).toBe(0)
    expect((await readFile(db)).includes(token)).toBe(false)
  })
})

describe('what is asked wrongly', () => {
  it.each<[string[], Record<string, string>, string]>([
    [['acme'], {}, '"acme" is no repository.'],
    [['acme/widgets', 'https://github.com/acme/widgets'], {}, 'is no repository.'],
    [['acme/widgets', '--ecosystem', 'sample'], {}, 'The ecosystem "sample" is the simulated one.'],
    [['acme/widgets', '--ecosystem', 'a b'], {}, `"a b" can't be an ecosystem's name.`],
    [['acme/widgets'], { GITHUB_API_URL: 'github.com' }, 'GITHUB_API_URL is not valid'],
  ])('%j is refused before anything is asked', async (args, env, message) => {
    github = await serve(richWorld())
    const { code, err } = await run(args, env)
    expect(code).toBe(1)
    expect(err).toContain(message)
    expect(github.requests()).toBe(0)
  })
})

describe('while the file is open elsewhere', () => {
  it('works through the server that has it', async () => {
    github = await serve(richWorld())
    const { address } = await serveLichen(['--no-sample', '--db', db])
    const { code, err, out } = await run([rich, '--db', db])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^Acme\/Widgets: 14 issues, 11 pull requests, 5 releases in 3 requests/)
    const response = await fetch(`${address}/api/v1/repos`)
    const body = (await response.json()) as { repos: unknown[] }
    expect(body.repos).toMatchObject([
      { owner: 'Acme', name: 'Widgets', issues: 14, change_requests: 11, ecosystems: ['acme'] },
    ])
    const again = await run([rich, '--db', db])
    expect(again.out).toContain('(0 new, 0 changed, 0 removed rows)')
  })

  it('stores through the server the rows that it would have stored itself', async () => {
    github = await serve(richWorld())
    const server = await serveLichen(['--no-sample', '--db', db])
    expect((await run([rich])).code).toBe(0)
    await server.stop()
    expect(await stored(contents)).toEqual(await undisturbed())
  })

  it('says so when that server ends meanwhile', async () => {
    github = await serve(richWorld())
    const server = await serveLichen(['--no-sample', '--db', db])
    github.setFault((index) => {
      if (index === 2) process.kill(server.pid, 'SIGKILL')
      return undefined
    })
    const { code, err } = await run([rich])
    expect(code).toBe(1)
    expect(err).toMatch(
      /^The Lichen at http:\/\/127\.0\.0\.1:\d+, which has the database open, does not answer/,
    )
    expect(err).toContain('Run the same command again: what was collected so far is stored.')

    expect((await run([rich])).code).toBe(0)
    expect(await stored(contents)).toEqual(await undisturbed())
  })

  it('names the process that has it where that is no server of ours', async () => {
    github = await serve(richWorld())
    const { code, err } = await stored(() => run([rich]))
    expect(code).toBe(1)
    expect(err).toContain(`is in use by another program (process ${process.pid})`)
    expect(err).not.toMatch(/lock/i)
    expect(github.requests()).toBe(0)
  })
})
