/** Who may change something: there is no login, so this machine's own browser, or whoever shows the admin token. */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { AppError } from '../errors.ts'

export interface GuardOptions {
  /** What the server listens at. */
  host: string
  adminToken?: string | undefined
  /** What a command of this machine shows instead: who can read it may write the database file itself. */
  secret?: string | undefined
}

/** Whether a name or an address is this machine's own. */
export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase()
  return name === 'localhost' || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name)
}

/** `open` to this machine, to a `token`, or to nobody. */
export function wayIn({ adminToken, host }: GuardOptions): 'open' | 'token' | 'none' {
  if (isLoopback(host)) return 'open'
  return adminToken === undefined ? 'none' : 'token'
}

/** Digests are of equal length whatever was sent, so that the time it takes tells nothing of the token. */
export function isEqual(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(expected))
}

const refused = (message: string, hint: string): AppError =>
  new AppError('forbidden', message, hint, 403)

/** A page of another site, or a name that leads here only for the moment, must not make a browser ask for anything. */
function checkOrigin(c: Context): void {
  const { host, hostname } = new URL(c.req.url)
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host'].some(
    (name) => c.req.header(name) !== undefined,
  )
  const isOther =
    (site !== undefined && site !== 'same-origin' && site !== 'none') ||
    (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== host))
  if (isOther || isForwarded || !isLoopback(hostname)) {
    throw refused(
      'This is asked from another site or through a proxy, and Lichen has no login.',
      'Open the page at the address that the server printed, or show LICHEN_ADMIN_TOKEN as a bearer token.',
    )
  }
}

/** Mount on what changes something, or is told to the admin alone. Throws AppError `forbidden` (403), `bad-content-type` (400). */
export function guard(options: GuardOptions): MiddlewareHandler {
  const known = [options.adminToken, options.secret].filter((token) => token !== undefined)
  return async (c, next) => {
    // A form of another site can't send this type without asking first.
    if (
      c.req.method !== 'GET' &&
      !/^application\/json\b/i.test(c.req.header('content-type') ?? '')
    ) {
      const hint = 'Send the header Content-Type: application/json.'
      throw new AppError('bad-content-type', 'The request is not of the type JSON.', hint, 400)
    }
    const shown = /^bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    if (shown !== undefined) {
      if (!known.some((token) => isEqual(shown, token))) {
        throw refused(
          'The admin token is not the one of this server.',
          'It is what LICHEN_ADMIN_TOKEN held when the server was started.',
        )
      }
      return next()
    }
    switch (wayIn(options)) {
      case 'token':
        throw refused(
          'This server is open to others, so that only its admin may do that.',
          'Show LICHEN_ADMIN_TOKEN as a bearer token.',
        )
      case 'none':
        throw refused(
          'This server is open to others and has no admin token, so that nobody may do that.',
          'Set LICHEN_ADMIN_TOKEN and start it again, or let it listen at 127.0.0.1.',
        )
      default:
        checkOrigin(c)
        return next()
    }
  }
}
