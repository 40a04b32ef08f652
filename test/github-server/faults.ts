/** What GitHub does to its clients now and then, as faults of the test server, and seeded schedules of them. */
import type { Fault, FaultPlan } from './server.ts'

const refusal =
  (status: number, message: string, headers: Record<string, string> = {}) =>
  (): Fault => ({ status, body: { message }, headers })

const spent = { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0' }

type Json = Record<string, unknown>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** Every object of an answer, outermost first, with the path to it. */
function* objects(
  value: unknown,
  path: (string | number)[] = [],
): Generator<{ object: Json; path: (string | number)[] }> {
  if (Array.isArray(value)) {
    for (const [index, one] of value.entries()) yield* objects(one, [...path, index])
  } else if (isObject(value)) {
    yield { object: value, path }
    for (const [key, one] of Object.entries(value)) yield* objects(one, [...path, key])
  }
}

/** The data of an answer, one of its inner lists taken away, with an error that says so. */
function inPart(type: string | undefined): Fault {
  return {
    judge: (answer) => {
      for (const { object, path } of objects((answer as Json)['data'])) {
        const key = ['comments', 'more', 'items', 'labels'].find((name) => isObject(object[name]))
        if (key === undefined) continue
        object[key] = null
        const error = {
          ...(type === undefined ? {} : { type }),
          path: [...path, key],
          message: 'x',
        }
        return { status: 200, body: { ...(answer as Json), errors: [error] } }
      }
      return undefined
    },
  }
}

/** Pages that lead back to where they were asked from. */
const stuck = (after: unknown): Fault => ({
  judge: (answer) => {
    if (typeof after !== 'string') return undefined
    for (const { object } of objects((answer as Json)['data'])) {
      if ('hasNextPage' in object) Object.assign(object, { hasNextPage: true, endCursor: after })
    }
    return { status: 200, body: answer }
  },
})

/** By name, what a request may meet. `after` is the cursor that it asked with. */
export const faults: Record<string, (after: unknown) => Fault> = {
  'bad gateway': refusal(502, 'Server Error'),
  'gateway time-out': refusal(504, 'We could not respond to your request in time.'),
  outage: refusal(503, 'Unavailable'),
  'connection reset': () => 'drop',
  'truncated body': () => 'truncate',
  'resource limits': () => inPart('RESOURCE_LIMITS_EXCEEDED'),
  'partial data': () => inPart(undefined),
  'something went wrong': () => ({
    status: 200,
    body: { data: null, errors: [{ message: 'Something went wrong while executing your query.' }] },
  }),
  'primary limit, 200': () => ({
    status: 200,
    headers: { ...spent, 'x-ratelimit-reset': '+1800' },
    body: { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] },
  }),
  'primary limit, 403': () => ({
    status: 403,
    headers: { ...spent, 'x-ratelimit-reset': '+600' },
    body: { message: 'API rate limit exceeded' },
  }),
  'secondary limit, 200': () => ({
    status: 200,
    body: {
      errors: [{ type: 'RATE_LIMIT', message: 'You have exceeded a secondary rate limit.' }],
    },
  }),
  'secondary limit, 403 with retry-after': refusal(
    403,
    'You have exceeded a secondary rate limit.',
    {
      'retry-after': '30',
    },
  ),
  'secondary limit, 403 without a word': refusal(403, 'You have exceeded a secondary rate limit.'),
  'a cursor that does not move': stuck,
}

/** Mulberry32: the same seed, the same numbers from 0 to 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Faults at random, sometimes several of a kind in a row.
 *
 * @param share of the requests that begin a fault
 * @param limit after so many faults there are no more, so that every schedule ends
 */
export function randomFaults(random: () => number, share: number, limit: number): FaultPlan {
  const names = Object.keys(faults)
  let left = limit
  let running: { name: string; more: number } | null = null
  return (_index, body) => {
    if (running === null && left > 0 && random() < share) {
      const name = names[Math.floor(random() * names.length)] ?? ''
      running = { name, more: 1 + Math.floor(random() * 3) }
    }
    if (running === null) return undefined
    const fault = faults[running.name]?.((body.variables as Json | undefined)?.['after'])
    left--
    if (--running.more === 0) running = null
    return fault
  }
}
