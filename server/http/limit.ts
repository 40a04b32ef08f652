/** How many answers a client may have made for it in a minute; what is kept already, or known to it, costs nothing. */
import { isIPv4, isIPv6 } from 'node:net'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '../errors.ts'

export interface LimitOptions {
  /** Answers for each client; 0: as many as it likes. */
  perMinute: number
  /** The header in which a proxy names the client; without one it is whoever holds the connection. */
  clientHeader?: string
}

const seconds = 60

/** The eight groups of an IPv6 address, without leading zeros. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const parts = (text: string): string[] => (text === '' ? [] : text.split(':'))
  const before = parts(head)
  if (tail === undefined) return before
  const after = parts(tail)
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after]
}

/** One name for a client: of IPv6 the network, since whoever has one has all of its 2⁶⁴ addresses. */
export function clientOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (isIPv4(plain) || !isIPv6(plain)) return plain
  const network = groupsOf(plain).slice(0, 4)
  return network.map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}

function addressOf(c: Context, header: string | undefined): string {
  // Each proxy adds whom it sees at the end; what stands before it anyone may have written.
  const named = header === undefined ? undefined : c.req.header(header)?.split(',').at(-1)?.trim()
  if (named !== undefined && named !== '') return named
  // Without a connection it is a call inside this process.
  const isConnected = typeof c.env === 'object' && c.env !== null && 'incoming' in c.env
  return isConnected ? (getConnInfo(c).remote.address ?? '') : ''
}

export class RequestLimit {
  readonly #limiter: RateLimiterMemory | null

  constructor(private readonly options: LimitOptions) {
    const { perMinute: points } = options
    this.#limiter = points === 0 ? null : new RateLimiterMemory({ points, duration: seconds })
  }

  /**
   * Counts one answer of a client that has to be made.
   *
   * @throws AppError `rate-limited` (429)
   */
  async spend(c: Context): Promise<void> {
    try {
      await this.#limiter?.consume(this.#client(c))
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      throw new AppError(
        'rate-limited',
        `These were more than ${this.options.perMinute} answers in a minute.`,
        'Wait as Retry-After says, and send If-None-Match: what has not changed is not counted. ' +
          'LICHEN_RATE_LIMIT sets the limit.',
        429,
        { retryAfter: Math.ceil(refusal.msBeforeNext / 1000) },
      )
    }
  }

  /** The same for a route of which no answer is kept. */
  readonly counted: MiddlewareHandler = async (c, next) => {
    await this.spend(c)
    return next()
  }

  /** Says in each answer what is left, as draft-ietf-httpapi-ratelimit-headers has it, and as its 6th draft had. */
  readonly told: MiddlewareHandler = async (c, next) => {
    await next()
    if (this.#limiter === null) return
    const { perMinute } = this.options
    const state = await this.#limiter.get(this.#client(c))
    const left = state?.remainingPoints ?? perMinute
    const reset = state === null ? seconds : Math.max(0, Math.ceil(state.msBeforeNext / 1000))
    const { headers } = c.res
    headers.set('RateLimit-Policy', `"default";q=${perMinute};w=${seconds}`)
    headers.set('RateLimit', `"default";r=${left};t=${reset}`)
    headers.set('RateLimit-Limit', String(perMinute))
    headers.set('RateLimit-Remaining', String(left))
    headers.set('RateLimit-Reset', String(reset))
  }

  #client(c: Context): string {
    return clientOf(addressOf(c, this.options.clientHeader))
  }
}
