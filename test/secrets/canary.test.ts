/** The token is nowhere but in the request: everything is run with a canary, and every output is searched for it. */
import { spawn, spawnSync } from 'node:child_process'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packageRoot } from '../../server/root.ts'
import { onOneThread, program } from '../program.ts'
import { rich, richWorld } from '../collect/rich-world.ts'
import { startGithubServer, type GithubServer } from '../github-server/server.ts'
import { between, type Answer, type Between } from './between.ts'
import { canary, expectClean, expectCleanFiles, expectCleanProcesses, found } from './canary.ts'
import { echo, mishaps, say } from './mishaps.ts'

let folder: string
let github: GithubServer
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lichen-secrets-'))
  github = await startGithubServer({ worlds: [{ repositories: [richWorld()] }], token: canary })
})
afterEach(async () => {
  await github.close()
  await rm(folder, { recursive: true })
})

/** As talkative as it gets. */
const loud = { LOG_LEVEL: 'trace', LICHEN_DEBUG: '1' }

interface Running {
  output: () => string
  ended: Promise<number | null>
  stop: (signal: NodeJS.Signals) => void
}

function start(args: string[], env: Record<string, string>, command = process.execPath): Running {
  const { HOME = '', PATH = '' } = process.env
  const child = spawn(command, args, {
    cwd: packageRoot,
    env: { PATH, HOME, ...onOneThread, ...loud, LICHEN_DB: join(folder, 'test.duckdb'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => (output += data.toString()))
  }
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { output: () => output, ended, stop: (signal) => void child.kill(signal) }
}

/** Runs a command; one that would wait for an hour, e.g. for its budget, is interrupted after a while. */
async function run(args: string[], env: Record<string, string>): Promise<string> {
  const running = start([...program, ...args], env)
  const timers = [
    setTimeout(() => running.stop('SIGINT'), 12_000),
    setTimeout(() => running.stop('SIGKILL'), 20_000),
  ]
  await running.ended
  for (const timer of timers) clearTimeout(timer)
  expectClean(`lichen ${args.join(' ')}`, running.output())
  return running.output()
}

const environment = ({ url }: Pick<Between, 'url'>): Record<string, string> => ({
  GITHUB_API_URL: url,
  GITHUB_TOKEN: canary,
})

describe('the search', () => {
  it.each<[string, string]>([
    ['as it is', `bearer ${canary}`],
    ['quoted', JSON.stringify({ canary })],
    ['in an address', `?t=${encodeURIComponent(canary)}`],
    [
      'all of it percent-encoded',
      [...Buffer.from(canary)].map((byte) => `%${byte.toString(16)}`).join(''),
    ],
    ['in base64', Buffer.from(canary).toString('base64')],
    ['in base64 behind a name', Buffer.from(`x:${canary}`).toString('base64')],
    ['in base64 behind another name', Buffer.from(`xy:${canary}`).toString('base64url')],
    ['in hexadecimal', Buffer.from(canary).toString('hex').toUpperCase()],
  ])('finds the canary %s', (_name, text) => {
    expect(found(`before ${text} after`)).not.toEqual([])
    expect(found(Buffer.from(`before ${text} after`))).not.toEqual([])
  })
})

describe('a collection', () => {
  it.each(mishaps)('that meets %s says nothing of the token', async (_name, from, answer) => {
    let processes = 0
    const gate: Answer = async (index, response) => {
      if (index === 0) processes = await expectCleanProcesses()
      return index >= from && answer(response)
    }
    const way = await between(github.url, canary, gate)
    const output = await run(['collect', rich], environment(way))
    // It did go wrong, with the token, and something was said about it.
    expect(way.carried()).toBeGreaterThan(from)
    expect(output).not.toBe('')
    if (process.platform === 'linux') expect(processes).toBeGreaterThan(0)
    expect(await expectCleanFiles(folder)).toContain('test.duckdb')
  })

  it('that nobody answers says nothing of the token', async () => {
    const output = await run(['collect', rich], environment({ url: 'http://127.0.0.1:1' }))
    expect(output).toContain('No answer from http://127.0.0.1:1')
    await expectCleanFiles(folder)
  })

  it('that goes well says nothing of it, and stores nothing of it', async () => {
    const way = await between(github.url, canary, () => false)
    expect(await run(['collect', rich], environment(way))).toContain('14 issues')
    expect(
      await run(['metrics', 'issues-opened', '--scope', 'ecosystem:acme'], environment(way)),
    ).toContain('whole window')
    expect(await expectCleanFiles(folder)).toContain('test.duckdb')
  })

  const hasScript = spawnSync('script', ['--version']).status === 0
  it.skipIf(!hasScript)('on a terminal shows its progress without it', async () => {
    const way = await between(github.url, canary, () => false)
    const line = [process.execPath, ...program, 'collect', rich]
      .map((part) => `'${part}'`)
      .join(' ')
    const running = start(['-qec', line, '/dev/null'], environment(way), 'script')
    await running.ended
    // Something was shown and wiped away again.
    expect(running.output()).toContain('\u001B[K')
    expect(running.output()).toContain('14 issues')
    expectClean('a terminal', running.output())
  })
})

describe('a token that is given wrongly', () => {
  const asked = (env: Record<string, string>, ...args: string[]): Promise<string> =>
    run(['collect', rich, ...args], { GITHUB_API_URL: github.url, ...env })

  it('is not repeated: with a strange sign in it, as a file’s name, in the API’s address', async () => {
    expect(await asked({ GITHUB_TOKEN: `${canary}é` })).toContain('strange signs')
    expect(await asked({ GITHUB_TOKEN_FILE: 'ghp_c4n4ry9c7b1e55aa' })).toContain(
      'looks like a token itself',
    )
    expect(await asked({}, '--token-file', 'ghp_c4n4ry9c7b1e55aa')).toContain(
      'looks like a token itself',
    )
    for (const url of [
      `http://x:${encodeURIComponent(canary)}@127.0.0.1:1`,
      `http://127.0.0.1:1/?t=${encodeURIComponent(canary)}`,
    ]) {
      expect(await asked({ GITHUB_TOKEN: canary, GITHUB_API_URL: url })).toContain(
        'GITHUB_API_URL is not valid: a user name',
      )
    }
    expect(github.requests()).toBe(0)
  })

  it.skipIf(process.platform === 'win32').each(['640', '604', '644', '666', '620'])(
    'in a file of mode %s is refused with the command that mends it',
    async (mode) => {
      const file = join(folder, "the user's token")
      await writeFile(file, canary)
      await chmod(file, Number.parseInt(mode, 8))
      const output = await asked({ GITHUB_TOKEN_FILE: file })
      expect(output).toContain(`The token file ${file} may be read by others than its owner.`)
      const command = /^Close it first: (chmod 600 .*)$/m.exec(output)?.[1] ?? ''
      expect(spawnSync('sh', ['-c', command]).status).toBe(0)
      expect(await asked({ GITHUB_TOKEN_FILE: file })).toContain('14 issues')
    },
  )
})

interface OpenApi {
  paths: Record<string, Record<string, unknown>>
}

/** What a path's and a query's parameters are filled with. */
const given: Record<string, string> = {
  key: 'issues-opened',
  slug: 'acme',
  owner: 'Acme',
  name: 'Widgets',
}

/** An answer's headers and as much of its body as comes within a few seconds; streams do not end. */
async function answerOf(url: string, init: RequestInit = {}): Promise<string> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(4000) })
  let text = `${response.status} ${JSON.stringify([...response.headers])}`
  try {
    for await (const part of response.body ?? []) text += Buffer.from(part as Uint8Array).toString()
  } catch {
    // The stream was cut off as intended.
  }
  return text
}

describe('a server', () => {
  it('that collects beside itself has the token in no answer, log or file', async () => {
    let processes = 0
    const way = await between(github.url, canary, async (index) => {
      if (index === 1) processes = await expectCleanProcesses()
      return false
    })
    const running = start([...program, 'serve', '--port', '0', rich], environment(way))
    await expect.poll(running.output, { timeout: 60_000 }).toMatch(/14 issues/)
    const address = /Lichen is up: (\S+)/.exec(running.output())?.[1] ?? ''
    expect(way.carried()).toBeGreaterThan(1)
    if (process.platform === 'linux') expect(processes).toBeGreaterThan(0)

    const files = await expectCleanFiles(folder)
    expect(files).toEqual(expect.arrayContaining(['test.duckdb', 'test.duckdb.server']))

    const description = await answerOf(`${address}/openapi.json`)
    const { paths } = JSON.parse(description.slice(description.indexOf('{"openapi'))) as OpenApi
    const asked = Object.entries(paths)
      .filter(([, methods]) => 'get' in methods)
      .map(([path]) => path.replaceAll(/\{(\w+)\}/g, (_, name: string) => given[name] ?? 'x'))
    expect(asked.length).toBeGreaterThan(5)
    for (const path of ['/', '/docs', '/no/such', '/openapi.json', ...asked]) {
      const url = `${address}${path}?scope=ecosystem:acme&grain=month&q=${encodeURIComponent('x')}`
      expectClean(path, await answerOf(url))
    }
    // A client that sends it: the log says nothing of that.
    await answerOf(`${address}/api/v1/repos`, {
      headers: { authorization: `bearer ${canary}`, 'x-lichen-secret': canary },
    })

    // A second terminal, through this server: once well, once refused.
    expect(await run(['collect', rich], environment(way))).toContain('14 issues')
    const refusing = await between(github.url, canary, (_, response) =>
      say(response, 401, { message: echo }),
    )
    expect(await run(['collect', rich], environment(refusing))).toContain('refused the token')

    running.stop('SIGTERM')
    expect(await running.ended).toBe(0)
    expectClean('the server', running.output())
    await expectCleanFiles(folder)
  })
})
