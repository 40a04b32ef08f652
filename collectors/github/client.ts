/** The only caller of GitHub's API: one request at a time, within the limits, tried again where that helps. */
import { setTimeout as pause } from 'node:timers/promises'
import { graphql } from '@octokit/graphql'
import type { Instant } from '../model.ts'
import { isTooMuch, SourceError } from './errors.ts'
import { dataWithoutGone, toSourceError } from './failures.ts'
import type { Budget, Lane } from './lane.ts'
import { redacted } from './redact.ts'

export type { Budget } from './lane.ts'

/** Told while nothing is sent because the source is to be spared. */
export interface Waiting {
  reason: 'points' | 'secondary-limit' | 'response-time' | 'retry'
  ms: number
}

export interface ClientOptions {
  /** The base as GitHub Actions sets GITHUB_API_URL: `https://api.github.com`, or `https://HOST/api/v3`. */
  apiUrl: string
  /**
   * Whom to ask as. Each has its own budget, and the one that is free first is used. Several clients that share their
   * lanes keep the limits together.
   */
  lanes: Lane[]
  /** Sent with every request, e.g. `lichen/1.2.3`. */
  userAgent: string
  fetch?: typeof globalThis.fetch
  /** Ends a running request and refuses later ones. */
  signal?: AbortSignal | undefined
  /** Before the first repetition; doubled for each further one, with jitter. Default 1000. */
  backoffMs?: number
  /** Of one request. Default 60 000: GitHub itself gives up long before. */
  timeoutMs?: number
  /** Longer than this isn't waited for a limit to end. Default 65 minutes: an hour's points come back within the hour. */
  patienceMs?: number
  onWait?: ((waiting: Waiting) => void) | undefined
  /** For tests: another clock. */
  clock?: { now: () => number; sleep: (ms: number, signal?: AbortSignal) => Promise<void> }
}

export interface RequestOptions {
  /** Whether the caller asks for less when the question was too much; else it is repeated as it is. Default false. */
  isAdaptive?: boolean
}

export interface GithubClient {
  /**
   * @param T what `data` is, as the query asks for it
   * @throws SourceError; an answer with errors is one, whatever data came with it
   */
  request<T>(
    query: string,
    variables: Record<string, unknown>,
    options?: RequestOptions,
  ): Promise<T>
  /** Sent so far, repetitions among them. */
  readonly requests: number
  /** Of all tokens together; null where there is no limit, as on an Enterprise Server by default. */
  readonly budget: Budget | null
  /**
   * The source's clock in its first answer. This machine's may be wrong, and "collected up to" would be with it.
   *
   * @throws SourceError before the first answer, or where it told no time
   */
  readonly sourceClock: Instant
  /** The same in its newest answer: what was just read is as of then. */
  readonly latestClock: Instant
}

const attempts = 4
const mostBackoffMs = 60_000
/** A source that asks to slow down this often in a row won't be moved by one more request. */
const mostLimits = 5

const secondsOnly = (date: Date): Instant => `${date.toISOString().slice(0, 19)}Z`

const realClock = {
  now: () => Date.now(),
  sleep: (ms: number, signal?: AbortSignal) =>
    pause(ms, undefined, signal ? { signal } : {}).catch(() => undefined),
}

class Client implements GithubClient {
  requests = 0
  #first: Instant | null = null
  #newest: Instant | null = null
  /** What the answer that is being read says; of one that breaks off nothing is believed. */
  #latest: Instant | null = null
  #turn: Promise<unknown> = Promise.resolve()
  readonly #options: ClientOptions
  readonly #lanes: Lane[]
  readonly #clock
  /** Every token that was ever sent, so that none of them is repeated in a message. */
  readonly #secrets = new Set<string>()

  constructor(options: ClientOptions) {
    this.#options = options
    this.#clock = options.clock ?? realClock
    this.#lanes = options.lanes
  }

  get sourceClock(): Instant {
    if (this.#first !== null) return this.#first
    throw new SourceError(
      'bug',
      `The answers of ${this.#options.apiUrl} do not say what time it is.`,
      'A proxy in between must pass the Date header on.',
    )
  }

  get latestClock(): Instant {
    return this.#newest ?? this.sourceClock
  }

  get budget(): Budget | null {
    const known = this.#lanes.flatMap((lane) =>
      lane.budget === null || lane.isRefused ? [] : [lane.budget],
    )
    if (known.length === 0) return null
    return {
      limit: known.reduce((sum, one) => sum + one.limit, 0),
      remaining: known.reduce((sum, one) => sum + one.remaining, 0),
      reset_at: known.map((one) => one.reset_at).toSorted()[0] ?? '',
    }
  }

  request<T>(
    query: string,
    variables: Record<string, unknown>,
    options: RequestOptions = {},
  ): Promise<T> {
    const run = () => this.#persist<T>(query, variables, options)
    const result = this.#turn.then(run, run)
    this.#turn = result.catch(() => undefined)
    return result
  }

  async #persist<T>(
    query: string,
    variables: Record<string, unknown>,
    { isAdaptive = false }: RequestOptions,
  ): Promise<T> {
    const { backoffMs = 1000 } = this.#options
    let limits = 0
    for (let attempt = 1; ;) {
      const lane = await this.#free()
      try {
        const data = await this.#send<T>(lane, query, variables)
        this.#first ??= this.#latest
        this.#newest = this.#latest ?? this.#newest
        lane.succeeded()
        return data
      } catch (error) {
        const failure = this.#redacted(
          toSourceError(error, this.#options.apiUrl, this.#clock.now()),
        )
        const { kind } = failure
        if (kind === 'authentication' && (await this.#renewed(lane, failure))) continue
        if (kind === 'primary-limit' || kind === 'secondary-limit') {
          lane.limited(this.#clock.now(), kind === 'primary-limit', failure.waitMs)
          if (++limits > mostLimits || !this.#isWorthWaiting()) throw failure
          continue
        }
        // Some of what is too much now isn't a moment later; whoever can ask for less does that instead.
        const isPassing = kind === 'network' || (!isAdaptive && isTooMuch(failure))
        if (!isPassing || attempt === attempts) throw failure
        const most = Math.min(backoffMs * 2 ** (attempt - 1), mostBackoffMs)
        await this.#wait('retry', most / 2 + (Math.random() * most) / 2)
        attempt++
      }
    }
  }

  /** The lane that may send first, once it may. */
  async #free(): Promise<Lane> {
    for (;;) {
      const now = this.#clock.now()
      const [first] = this.#lanes
        .filter((lane) => !lane.isRefused)
        .map((lane) => ({ lane, at: lane.readyAt(now) }))
        .toSorted((one, other) => one.at - other.at)
      if (first === undefined) {
        throw new SourceError(
          'authentication',
          'No GitHub token is left to ask with.',
          'Give a token that is still valid in GITHUB_TOKEN or with --token-file.',
        )
      }
      if (first.at <= now) return first.lane
      const { budget } = first.lane
      const isPoints = budget !== null && budget.remaining <= 0
      const reason = isPoints
        ? 'points'
        : first.lane.isLimited(now)
          ? 'secondary-limit'
          : 'response-time'
      await this.#wait(reason, first.at - now)
    }
  }

  /** Whether some lane is free again before the caller's patience ends. */
  #isWorthWaiting(): boolean {
    const { patienceMs = 65 * 60_000 } = this.#options
    const now = this.#clock.now()
    return this.#lanes.some((lane) => !lane.isRefused && lane.readyAt(now) - now <= patienceMs)
  }

  async #wait(reason: Waiting['reason'], ms: number): Promise<void> {
    const { onWait, signal } = this.#options
    if (signal?.aborted) throw toSourceError(signal.reason, this.#options.apiUrl)
    onWait?.({ reason, ms })
    await this.#clock.sleep(ms, signal)
  }

  /** @returns whether there is another way to ask: a fresh token of the same app, or another credential */
  async #renewed(lane: Lane, failure: SourceError): Promise<boolean> {
    // A right that is missing isn't won by asking as somebody else; only a refused token is set aside.
    if (failure.message.startsWith('GitHub refused the token')) {
      if (lane.credential.isRenewable && !lane.wasRenewed) {
        lane.wasRenewed = true
        await lane.credential.token({ isFresh: true })
        return true
      }
      lane.isRefused = true
      return this.#lanes.some((one) => !one.isRefused)
    }
    return false
  }

  async #send<T>(lane: Lane, query: string, variables: Record<string, unknown>): Promise<T> {
    const { apiUrl, signal, timeoutMs = 60_000, userAgent } = this.#options
    if (signal?.aborted) throw toSourceError(signal.reason, apiUrl)
    const token = await lane.credential.token()
    this.#secrets.add(token)
    const late = AbortSignal.timeout(timeoutMs)
    const ask = graphql.defaults({
      baseUrl: apiUrl.replace(/\/+$/, ''),
      headers: { authorization: `bearer ${token}`, 'user-agent': userAgent },
    })
    try {
      const data: T | undefined = await ask<T | undefined>(query, {
        ...variables,
        request: {
          fetch: this.#watched(lane),
          signal: signal ? AbortSignal.any([signal, late]) : late,
        },
      })
      if (data !== undefined && data !== null) return data
    } catch (error) {
      const data = dataWithoutGone(error)
      if (data !== undefined) return data as T
      if (!late.aborted || signal?.aborted) throw error
      throw new SourceError(
        'time-out',
        `GitHub did not answer within ${timeoutMs / 1000} s.`,
        'Run the same command again: it goes on where it stopped.',
      )
    }
    // A connection that breaks in the middle of an answer leaves a text that is no JSON.
    throw new SourceError(
      'network',
      `The answer of ${apiUrl} was cut off or is not GitHub's.`,
      'Run the same command again: it goes on where it stopped.',
    )
  }

  /** The library keeps an answer's headers to itself, so they are read on the way, and the time is taken. */
  #watched(lane: Lane): typeof globalThis.fetch {
    return async (input, init) => {
      this.requests++
      const begun = this.#clock.now()
      const response = await (this.#options.fetch ?? globalThis.fetch)(input, init)
      const { headers } = response
      const date = new Date(headers.get('date') ?? '')
      this.#latest = response.ok && !Number.isNaN(date.getTime()) ? secondsOnly(date) : null
      const now = this.#clock.now()
      lane.answered(now, now - begun, headers)
      return response
    }
  }

  #redacted(error: SourceError): SourceError {
    const message = redacted(error.message, [...this.#secrets])
    return message === error.message
      ? error
      : new SourceError(error.kind, message, error.hint, error.waitMs)
  }
}

/** A client for one run: its clock and its count start anew. */
export function createClient(options: ClientOptions): GithubClient {
  return new Client(options)
}
