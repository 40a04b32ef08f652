/** One credential's share of GitHub: its points, its response time a minute, and until when it has to wait. */
import type { Instant } from '../model.ts'
import { tokenCredential, type Credential } from './credentials.ts'
import { untilReset } from './failures.ts'

/** Points of the hour, from the headers of the last answer. */
export interface Budget {
  remaining: number
  limit: number
  /** When the hour ends. */
  reset_at: Instant
}

/** GitHub takes at most 60 s of response time in 60 s; it is left a sixth of that. */
const minuteMs = 60_000
const mostResponseMs = 50_000

/** A secondary limit without a word on how long: at least a minute, then twice as long each time. */
const secondaryMs = 60_000
const mostSecondaryMs = 15 * 60_000

export class Lane {
  /** Null where there is no limit, as on an Enterprise Server by default. */
  budget: Budget | null = null
  /** The source refused the credential; it is not used any more. */
  isRefused = false
  /** A fresh token has been asked for since the last whole answer. */
  wasRenewed = false
  #blockedUntil = 0
  #resetAt = 0
  #secondaries = 0
  #answers: { endedAt: number; ms: number }[] = []

  constructor(readonly credential: Credential) {}

  /** The earliest instant at which a request may be sent, in milliseconds; not after `now` where it may be sent now. */
  readyAt(now: number): number {
    return Math.max(this.#blockedUntil, this.#pointsAt(now), this.#timeAt(now))
  }

  /** @param ms from the request to the end of the answer */
  answered(now: number, ms: number, headers: Headers): void {
    this.#answers.push({ endedAt: now, ms })
    const limit = Number(headers.get('x-ratelimit-limit'))
    if (!(limit > 0)) return
    const reset = Number(headers.get('x-ratelimit-reset')) * 1000
    const remaining = Number(headers.get('x-ratelimit-remaining'))
    this.#resetAt = now + untilReset(reset, Date.parse(headers.get('date') ?? ''), now)
    this.budget = { limit, remaining, reset_at: `${new Date(reset).toISOString().slice(0, 19)}Z` }
  }

  /** After a whole answer, what was held against the lane is forgotten. */
  succeeded(): void {
    this.#secondaries = 0
    this.wasRenewed = false
  }

  /** Whether the source has told the lane to wait. */
  isLimited(now: number): boolean {
    return this.#blockedUntil > now
  }

  /** @param waitMs what the source said; it is taken at its word */
  limited(now: number, isPrimary: boolean, waitMs: number | undefined): void {
    const guess = isPrimary
      ? secondaryMs
      : Math.min(secondaryMs * 2 ** this.#secondaries++, mostSecondaryMs)
    this.#blockedUntil = now + (waitMs ?? guess)
  }

  #pointsAt(now: number): number {
    const { budget } = this
    return budget !== null && budget.remaining <= 0 && this.#resetAt > now ? this.#resetAt : 0
  }

  /** When enough of the last minute's response time lies more than a minute back. */
  #timeAt(now: number): number {
    this.#answers = this.#answers.filter((one) => one.endedAt > now - minuteMs)
    let used = this.#answers.reduce((sum, one) => sum + one.ms, 0)
    for (const { endedAt, ms } of this.#answers) {
      if (used < mostResponseMs) return 0
      used -= ms
      if (used < mostResponseMs) return endedAt + minuteMs
    }
    return 0
  }
}

/** A lane for each of some tokens, as strings. */
export const lanesOf = (...tokens: string[]): Lane[] =>
  tokens.map((token) => new Lane(tokenCredential(token)))
