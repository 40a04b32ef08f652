/** The test GitHub: an HTTP server on 127.0.0.1 that answers GraphQL as GitHub and its Enterprise Server do. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Instant } from '../../collectors/model.ts'
import { Catalogue } from './catalogue.ts'
import { createExecutor, type Exchange, type GraphqlBody, type LogEntry } from './executor.ts'
import { RateLimits } from './rate-limit.ts'
import type { RepositoryWorld, World } from './world.ts'

interface Refusal {
  status: number
  headers?: Record<string, string>
  /** A value, or a text that is sent as it is. */
  body?: unknown
}

/**
 * What to do instead of answering, or to the answer: `'drop'` breaks the connection before it, `'truncate'` in the
 * middle of it, `'hang'` lets the client wait. `judge` sees the answer: what it returns is sent instead.
 */
export type Fault =
  | Refusal
  | 'drop'
  | 'truncate'
  | 'hang'
  | { judge: (answer: unknown, headers: Record<string, string>) => Refusal | undefined }
  | undefined

/** Asked before every answer: `index` counts the requests since the start, from 0. */
export type FaultPlan = (index: number, body: GraphqlBody) => Fault

export interface GithubServerOptions {
  worlds: World[]
  /** Default 0: any free port. */
  port?: number
  /** The only token that is accepted; null, the default, accepts any. */
  token?: string | null
  /** Default true; false for an Enterprise Server with its limits off, where `rateLimit` is null. */
  rateLimit?: boolean
  /** Points an hour for each token; default 5000. */
  points?: number
}

export interface GithubServer {
  /** The base as GITHUB_API_URL holds it; an Enterprise Server's would be `${url}/api/v3`. */
  url: string
  port: number
  /** How many requests came in, those refused and broken off among them. */
  requests(): number
  log(): LogEntry[]
  /**
   * The repository of that `owner/name`, for tests to change: later answers show it. A change that should be seen as
   * new needs a new `updatedAt` on the item, and a new `clock` if time is to have passed.
   * @throws Error when there is none
   */
  world(nameWithOwner: string): RepositoryWorld
  setFault(plan: FaultPlan | null): void
  close(): Promise<void>
}

const endpoints = new Set(['/graphql', '/api/graphql'])
const documentation = 'https://docs.github.com/graphql'

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function parseBody(text: string): GraphqlBody | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : null
  } catch {
    return null
  }
}

/** The token of an `Authorization` header; empty when there is none. */
const tokenOf = (request: IncomingMessage): string =>
  /^(?:bearer|token)\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''

/**
 * The clock of what was asked for: of several repositories the oldest, since up to then all of them are known. The
 * newest of all when nothing was asked for or it is unknown.
 */
function clock(asked: Iterable<RepositoryWorld>, all: readonly RepositoryWorld[]): Instant {
  const clocks = [...asked].map((one) => one.clock).toSorted()
  const [oldest] = clocks
  return (
    oldest ??
    all
      .map((one) => one.clock)
      .toSorted()
      .at(-1) ??
    '1970-01-01T00:00:00Z'
  )
}

/** A fault knows only how long the hour lasts, `+1800`; when that is depends on the clock of the answer. */
function absoluteReset(reset: string | undefined, now: Date): Record<string, string> {
  if (reset?.startsWith('+') !== true) return {}
  return { 'x-ratelimit-reset': String(Math.round(now.getTime() / 1000) + Number(reset)) }
}

class Handler {
  requests = 0
  fault: FaultPlan | null = null
  readonly log: LogEntry[] = []
  private readonly execute
  private readonly limits: RateLimits | null

  constructor(
    readonly catalogue: Catalogue,
    private readonly options: GithubServerOptions,
  ) {
    this.limits = options.rateLimit === false ? null : new RateLimits(options.points ?? 5000)
    this.execute = createExecutor(this.limits, this.log)
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://127.0.0.1').pathname
    if (request.method !== 'POST' || !endpoints.has(path)) {
      return this.send(response, 404, { message: 'Not Found', documentation_url: documentation })
    }
    const index = this.requests++
    const body = parseBody(await readBody(request))
    const fault = this.fault?.(index, body ?? {})
    if (fault === 'drop') return void response.destroy()
    if (fault === 'hang') return
    if (typeof fault === 'object' && 'status' in fault) {
      const { status, headers = {}, body: text = { message: `Fault ${status}` } } = fault
      return this.send(response, status, text, headers)
    }
    const token = tokenOf(request)
    const { token: expected } = this.options
    if (!token || (expected != null && token !== expected)) {
      const refusal = {
        message: 'Bad credentials',
        documentation_url: documentation,
        status: '401',
      }
      return this.send(response, 401, refusal)
    }
    if (!body) return this.send(response, 400, { message: 'Problems parsing JSON' })
    if (typeof body.query !== 'string') {
      const message = 'A query attribute must be specified and must be a string.'
      return this.send(response, 200, { errors: [{ message }] })
    }
    const { catalogue } = this
    const exchange: Exchange = { catalogue, token, rateLimit: null, asked: new Set() }
    const { status, text } = await this.execute(body, exchange)
    const headers = this.limits?.headers(token) ?? {}
    if (fault === 'truncate') {
      response.writeHead(status, {
        'content-type': 'application/json',
        date: new Date(clock(exchange.asked, this.catalogue.repositories)).toUTCString(),
        'content-length': text.length,
      })
      response.write(text.slice(0, text.length / 2))
      return void setTimeout(() => response.destroy(), 5)
    }
    const instead = fault?.judge(JSON.parse(text), headers)
    if (instead === undefined) return this.send(response, status, text, headers, exchange.asked)
    const { body: other, headers: added, status: code } = instead
    this.send(response, code, other, { ...headers, ...added }, exchange.asked)
  }

  /** @param body a text that is JSON already, or a value */
  send(
    response: ServerResponse,
    status: number,
    body: unknown,
    headers: Record<string, string> = {},
    asked: Iterable<RepositoryWorld> = [],
  ): void {
    const now = new Date(clock(asked, this.catalogue.repositories))
    const type = 'application/json; charset=utf-8'
    response.writeHead(status, {
      'content-type': type,
      date: now.toUTCString(),
      ...headers,
      ...absoluteReset(headers['x-ratelimit-reset'], now),
    })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
}

/** @throws Error when the worlds share a repository or the port is taken */
export async function startGithubServer(options: GithubServerOptions): Promise<GithubServer> {
  const handler = new Handler(
    new Catalogue(options.worlds.flatMap((world) => world.repositories)),
    options,
  )
  const server = createServer((request, response) => {
    handler.handle(request, response).catch((error: unknown) => {
      if (response.headersSent) return void response.destroy()
      const message = error instanceof Error ? error.message : String(error)
      handler.send(response, 500, { message: `The test server failed: ${message}` })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests: () => handler.requests,
    log: () => handler.log,
    world: (nameWithOwner) => {
      const found = handler.catalogue.find(nameWithOwner)
      if (!found) throw new Error(`The test server has no repository ${nameWithOwner}.`)
      return found
    },
    setFault: (plan) => {
      handler.fault = plan
    },
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()))
        server.closeAllConnections()
      }),
  }
}
