/** A server that collects for the tests: its own process, the collector another, and a GitHub of the test. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { z } from 'zod'
import { startServer, type RunningServer } from '../../server/main.ts'
import type { Status } from '../../server/routes/status-schemas.ts'
import type { SyncProgress } from '../../server/sync/progress.ts'
import { testToken } from '../../server/sync/test-token.ts'
import { readTokens } from '../../server/sync/token.ts'
import { token } from '../collect/setup.ts'
import { onOneThread, program } from '../program.ts'
import type { GithubServer } from '../github-server/server.ts'

export type StatusAnswer = z.infer<typeof Status>

export interface Given {
  names?: string[]
  file?: string
  schedule?: string
  host?: string
  adminToken?: string
  /** Null: none is set. */
  token?: string | null
}

export interface Stage {
  server: RunningServer
  /** For a test that looks at the end itself. */
  close: () => Promise<void>
  db: string
  send: (method: string, body?: unknown, headers?: Record<string, string>) => Promise<Response>
  status: () => Promise<StatusAnswer>
  progress: () => Promise<SyncProgress | null>
}

/** Starts a server on an empty database; it is gone after the test. */
export async function serving(github: GithubServer, given: Given = {}): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'lichen-'))
  const db = join(folder, 'test.duckdb')
  const { PATH = '', HOME = '' } = process.env
  const known = given.token === undefined ? token : given.token
  const secrets = known === null ? {} : { GITHUB_TOKEN: known }
  const server = await startServer({
    host: given.host ?? '127.0.0.1',
    port: 0,
    db,
    sample: false,
    threads: 1,
    logLevel: 'silent',
    adminToken: given.adminToken,
    sync: {
      program,
      names: given.names ?? [],
      file: given.file ?? null,
      schedule: given.schedule,
      checkToken: () => readTokens(secrets),
      testToken: (given) => testToken(given, github.url),
      environment: { PATH, HOME, ...onOneThread, GITHUB_API_URL: github.url, ...secrets },
    },
  })
  let closed: Promise<void> | undefined
  const close = (): Promise<void> => (closed ??= server.close())
  onTestFinished(async () => {
    await close()
    await rm(folder, { recursive: true })
  })
  const status = async (): Promise<StatusAnswer> => {
    const response = await fetch(`${server.address}/api/v1/status`)
    const text = await response.text()
    if (known !== null && text.includes(known)) throw new Error('The status holds the token.')
    return JSON.parse(text) as StatusAnswer
  }
  return {
    server,
    close,
    db,
    status,
    progress: async () => (await status()).sync?.progress ?? null,
    send: (method, body = {}, headers = {}) =>
      fetch(`${server.address}/api/v1/sync`, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
  }
}

/** The events of a stream until one satisfies, or the stream ends. */
export async function eventsUntil(
  address: string,
  isLast: (progress: SyncProgress | null) => boolean,
): Promise<(SyncProgress | null)[]> {
  const stop = new AbortController()
  const response = await fetch(`${address}/api/v1/sync/events`, { signal: stop.signal })
  const events: (SyncProgress | null)[] = []
  let text = ''
  const decoder = new TextDecoder()
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true })
    const blocks = text.split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1]
      if (data !== undefined) events.push(JSON.parse(data) as SyncProgress | null)
    }
    const latest = events.at(-1)
    if (latest !== undefined && isLast(latest)) break
  }
  stop.abort()
  return events
}
