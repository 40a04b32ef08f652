/** The only caller of GitHub's API: one request at a time, counted, tried again where that helps, with errors in words. */
import { setTimeout as pause } from 'node:timers/promises'
import { graphql } from '@octokit/graphql'
import type { Instant } from '../model.ts'
import { SourceError } from './errors.ts'
import { toSourceError } from './failures.ts'
import { redacted } from './redact.ts'

export interface ClientOptions {
  /** The base as GitHub Actions sets GITHUB_API_URL: `https://api.github.com`, or `https://HOST/api/v3`. */
  apiUrl: string
  token: string
  /** Sent with every request, e.g. `lichen/1.2.3`. */
  userAgent: string
  fetch?: typeof globalThis.fetch
  /** Ends a running request and refuses later ones. */
  signal?: AbortSignal | undefined
  /** Before the first repetition; doubled for each further one. Default 1000. */
  backoffMs?: number
  /** Of one request. Default 60 000: GitHub itself gives up long before. */
  timeoutMs?: number
}

/** Points of the hour, from the headers of the last answer. */
export interface Budget {
  remaining: number
  limit: number
  /** When the hour ends. */
  reset_at: Instant
}

export interface GithubClient {
  /**
   * @param T what `data` is, as the query asks for it
   * @throws SourceError; an answer with errors is one, whatever data came with it
   */
  request<T>(query: string, variables: Record<string, unknown>): Promise<T>
  /** Sent so far, repetitions among them. */
  readonly requests: number
  /** Null where there is no limit, as on an Enterprise Server by default. */
  readonly budget: Budget | null
  /**
   * The source's clock in its first answer. This machine's may be wrong, and "collected up to" would be with it.
   *
   * @throws SourceError before the first answer, or where it told no time
   */
  readonly sourceClock: Instant
}

const attempts = 4
const secondsOnly = (date: Date): Instant => `${date.toISOString().slice(0, 19)}Z`

/** Whether the same question may get an answer a little later. */
const isPassing = ({ kind }: SourceError): boolean => kind === 'network' || kind === 'time-out'

class Client implements GithubClient {
  requests = 0
  budget: Budget | null = null
  #clock: Instant | null = null
  #turn: Promise<unknown> = Promise.resolve()
  readonly #options: ClientOptions
  readonly #ask

  constructor(options: ClientOptions) {
    this.#options = options
    this.#ask = graphql.defaults({
      baseUrl: options.apiUrl.replace(/\/+$/, ''),
      headers: { authorization: `bearer ${options.token}`, 'user-agent': options.userAgent },
    })
  }

  get sourceClock(): Instant {
    if (this.#clock !== null) return this.#clock
    throw new SourceError(
      'bug',
      `The answers of ${this.#options.apiUrl} do not say what time it is.`,
      'A proxy in between must pass the Date header on.',
    )
  }

  request<T>(query: string, variables: Record<string, unknown>): Promise<T> {
    const run = () => this.#persist<T>(query, variables)
    const result = this.#turn.then(run, run)
    this.#turn = result.catch(() => undefined)
    return result
  }

  async #persist<T>(query: string, variables: Record<string, unknown>): Promise<T> {
    const { backoffMs = 1000, signal } = this.#options
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#send<T>(query, variables)
      } catch (error) {
        const failure = this.#redacted(toSourceError(error, this.#options.apiUrl))
        if (!isPassing(failure) || attempt === attempts) throw failure
        await pause(backoffMs * 2 ** (attempt - 1), undefined, signal ? { signal } : {}).catch(
          () => undefined,
        )
      }
    }
  }

  async #send<T>(query: string, variables: Record<string, unknown>): Promise<T> {
    const { signal, timeoutMs = 60_000 } = this.#options
    if (signal?.aborted) throw toSourceError(signal.reason, this.#options.apiUrl)
    const late = AbortSignal.timeout(timeoutMs)
    try {
      const data: T | undefined = await this.#ask<T | undefined>(query, {
        ...variables,
        request: { fetch: this.#fetch, signal: signal ? AbortSignal.any([signal, late]) : late },
      })
      if (data !== undefined && data !== null) return data
    } catch (error) {
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
      `The answer of ${this.#options.apiUrl} was cut off or is not GitHub's.`,
      'Run the same command again: it goes on where it stopped.',
    )
  }

  /** The library keeps an answer's headers to itself, so they are read on the way. */
  readonly #fetch: typeof globalThis.fetch = async (input, init) => {
    this.requests++
    const response = await (this.#options.fetch ?? globalThis.fetch)(input, init)
    const { headers } = response
    const date = new Date(headers.get('date') ?? '')
    if (response.ok && !Number.isNaN(date.getTime())) this.#clock ??= secondsOnly(date)
    const limit = Number(headers.get('x-ratelimit-limit'))
    const reset = Number(headers.get('x-ratelimit-reset'))
    if (limit > 0) {
      const remaining = Number(headers.get('x-ratelimit-remaining'))
      this.budget = { limit, remaining, reset_at: secondsOnly(new Date(reset * 1000)) }
    }
    return response
  }

  #redacted(error: SourceError): SourceError {
    const message = redacted(error.message, [this.#options.token])
    return message === error.message ? error : new SourceError(error.kind, message, error.hint)
  }
}

/** A client for one run: its clock and its count start anew. */
export function createClient(options: ClientOptions): GithubClient {
  return new Client(options)
}
