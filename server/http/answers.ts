/** Answers that depend only on the data are made once for each version of it, and named by an entity tag. */
import { createHash, randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler, Next } from 'hono'
import { AppError } from '../errors.ts'
import { formatOf } from './formats.ts'

interface Kept {
  body: Uint8Array<ArrayBuffer>
  headers: Record<string, string>
}
/** What those get who ask while it is being made. */
interface Made extends Kept {
  status: number
}

/** Least recently used goes first, by bytes: an answer's size varies by three orders. */
export class AnswerCache {
  readonly #kept = new Map<string, Kept>()
  #bytes = 0

  constructor(
    private readonly maxBytes = 32_000_000,
    private readonly maxEntryBytes = 2_000_000,
  ) {}

  get(key: string): Kept | undefined {
    const found = this.#kept.get(key)
    if (found === undefined) return undefined
    this.#kept.delete(key)
    this.#kept.set(key, found)
    return found
  }

  set(key: string, kept: Kept): void {
    // A string takes two bytes a character at worst.
    const size = (entryKey: string, entry: Kept): number =>
      2 * entryKey.length + entry.body.byteLength
    if (size(key, kept) > this.maxEntryBytes) return
    const before = this.#kept.get(key)
    if (before !== undefined) {
      this.#bytes -= size(key, before)
      this.#kept.delete(key)
    }
    this.#kept.set(key, kept)
    this.#bytes += size(key, kept)
    for (const [oldKey, old] of this.#kept) {
      if (this.#bytes <= this.maxBytes) return
      this.#kept.delete(oldKey)
      this.#bytes -= size(oldKey, old)
    }
  }
}

function isKnown(header: string | undefined, tag: string): boolean {
  // A proxy that packs the body marks the tag as weak, which here makes no difference (RFC 9110, 13.1.2).
  const tags = header?.split(',').map((one) => one.trim().replace(/^W\//, '')) ?? []
  return tags.includes(tag)
}

async function make(c: Context, next: Next): Promise<Made> {
  await next()
  const { headers, status } = c.res
  const body = new Uint8Array(await c.res.arrayBuffer())
  return { status, headers: Object.fromEntries(headers), body }
}

/** Different questions that are computed at once, the waiting ones included: more would all come too late. */
const mostAtOnce = 64

const busy = (): AppError =>
  new AppError(
    'busy',
    'Too many questions are being answered at the moment.',
    'Ask again in a few seconds, fewer at a time.',
    503,
    { retryAfter: 5 },
  )

/**
 * Entity tags, 304 and the cache for GET, one entry for each format. The version is read before the answer is made: a
 * write in between makes the answer newer than its tag, which costs one request more and never shows old data as
 * current. Equal questions that arrive while the first is being answered wait for its answer.
 *
 * @param spend is called before an answer is made, and may refuse it
 * @throws AppError `busy` (503) where too many are being made
 */
export function versionedAnswers(
  dataVersion: () => number,
  spend: (c: Context) => Promise<void> = async () => undefined,
): MiddlewareHandler {
  const cache = new AnswerCache()
  const making = new Map<string, Promise<Made>>()
  // The version counts from 1 in each run, so that the tags of two runs must differ otherwise.
  const run = randomUUID()
  return async (c, next) => {
    const format = formatOf(c)
    if (c.req.method !== 'GET' || format === null) {
      await spend(c)
      return next()
    }
    const { pathname, search } = new URL(c.req.url)
    const key = `${dataVersion()} ${format} ${pathname}${search}`
    const tag = `"${createHash('sha256').update(`${run} ${key}`).digest('base64url').slice(0, 27)}"`
    const headers = { etag: tag, 'cache-control': 'no-cache', vary: 'Accept' }
    if (isKnown(c.req.header('if-none-match'), tag)) return c.body(null, 304, headers)
    const kept = cache.get(key)
    if (kept !== undefined) return c.body(kept.body, 200, kept.headers)
    if (!making.has(key)) await spend(c)
    const running = making.get(key)
    if (running === undefined && making.size >= mostAtOnce) throw busy()
    const promise = running ?? make(c, next)
    if (running === undefined) making.set(key, promise)
    try {
      const made = await promise
      const isGood = made.status === 200
      const whole = isGood ? { ...made, headers: { ...made.headers, ...headers } } : made
      if (isGood && running === undefined) cache.set(key, whole)
      c.res = undefined
      c.res = new Response(whole.body, whole)
      return undefined
    } finally {
      if (running === undefined) making.delete(key)
    }
  }
}
