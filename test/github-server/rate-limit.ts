/** Each token's points of the hour, as GitHub counts them. */
import type { RateLimit } from './context.ts'

const hour = 3_600_000

interface Window {
  used: number
  resetAt: number
}

export class RateLimits {
  private readonly windows = new Map<string, Window>()

  /** @param limit points an hour for each token */
  constructor(readonly limit: number) {}

  /** Whether the token can pay for another query of this cost. */
  affords(token: string, cost: number): boolean {
    return this.window(token).used + cost <= this.limit
  }

  charge(token: string, cost: number): void {
    this.window(token).used += cost
  }

  /** The budget as `rateLimit` answers it. The hour is the real one: clients wait for it by their own clock. */
  state(token: string, cost: number, nodeCount: number): RateLimit {
    const { used, resetAt } = this.window(token)
    const remaining = Math.max(0, this.limit - used)
    const seconds = `${new Date(resetAt).toISOString().slice(0, 19)}Z`
    return { limit: this.limit, cost, used, remaining, resetAt: seconds, nodeCount }
  }

  /** The `x-ratelimit-…` headers of an answer. */
  headers(token: string): Record<string, string> {
    const { limit, used, remaining, resetAt } = this.state(token, 0, 0)
    return {
      'x-ratelimit-limit': String(limit),
      'x-ratelimit-remaining': String(remaining),
      'x-ratelimit-used': String(used),
      'x-ratelimit-reset': String(Date.parse(resetAt) / 1000),
      'x-ratelimit-resource': 'graphql',
    }
  }

  private window(token: string): Window {
    const known = this.windows.get(token)
    if (known && known.resetAt > Date.now()) return known
    const fresh = { used: 0, resetAt: Date.now() + hour }
    this.windows.set(token, fresh)
    return fresh
  }
}
