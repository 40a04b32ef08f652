/** Lays the veil over every answer, as JSON and as a file, where nobody is to be named. */
import type { MiddlewareHandler } from 'hono'
import type { Privacy } from '../contributors/pseudonym.ts'
import { veilOf } from '../privacy/veil.ts'
import type { Store } from '../store/open.ts'

declare module 'hono' {
  interface ContextVariableMap {
    /** What an answer goes through before it is written; not set: nothing. */
    veil?: <Answer>(answer: Answer) => Answer
  }
}

/** Mount before all routes. What is refused says what was asked, and names nobody else. */
export function veiled(store: Store, privacy: Privacy): MiddlewareHandler {
  return async (c, next) => {
    if (privacy === 'open') return next()
    const veil = await veilOf(store)
    c.set('veil', (answer) => veil.answer(answer))
    const write = c.json as (answer: unknown, ...given: unknown[]) => Response
    c.json = ((answer: unknown, ...given: unknown[]) =>
      write(veil.answer(answer), ...given)) as typeof c.json
    return next()
  }
}
