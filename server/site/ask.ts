/** Asks the application itself, so that every answer is the server's. */
import { AppError } from '../errors.ts'
import { ErrorAnswer } from '../routes/schemas.ts'
import type { Store } from '../store/open.ts'
import type { Param } from '../store/values.ts'
import type { QueryOptions } from '../store/readers.ts'

export type Parameters = Record<string, string | string[] | undefined>
export interface Asking {
  /** @throws AppError as the API refuses */
  json: <Answer>(path: string, parameters?: Parameters) => Promise<Answer>
  text: (path: string, parameters?: Parameters) => Promise<string>
}

/** Parameters in the order of their names, as the page looks an answer up. */
export function keyOf(path: string, parameters: Parameters = {}): string {
  const given = Object.entries(parameters)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, value]) =>
      [value].flat().flatMap((each) => (each === undefined ? [] : [[name, each]])),
    )
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

export function askingOf(request: (path: string) => Promise<Response> | Response): Asking {
  const ask = async (path: string, parameters?: Parameters): Promise<Response> => {
    const address = keyOf(path, parameters)
    const response = await request(`/api/v1/${address}`)
    if (response.ok) return response
    const refusal = ErrorAnswer.safeParse(await response.json().catch(() => undefined))
    const { hint = '', message = `HTTP ${response.status}` } = refusal.data?.error ?? {}
    throw new AppError('not-exported', `${address} has no answer: ${message}`, hint, 500)
  }
  return {
    json: async <Answer>(path: string, parameters?: Parameters) =>
      (await (await ask(path, parameters)).json()) as Answer,
    text: async (path, parameters) => (await ask(path, parameters)).text(),
  }
}

/**
 * The store, with each statement run once until `forget` is called: steps of time share what they compare, and
 * questions their parts.
 */
export function remembering(store: Store): { store: Store; forget: () => void } {
  const known = new Map<string, Promise<unknown[]>>()
  const query = (
    sql: string,
    params: Record<string, Param> = {},
    options: QueryOptions = {},
  ): Promise<unknown[]> => {
    const key = JSON.stringify([sql, params, options])
    const found = known.get(key) ?? store.query(sql, params, { deadlineMs: 600_000, ...options })
    known.set(key, found)
    return found
  }
  const wrapped = new Proxy(store, {
    get: (target, name) => {
      if (name === 'query') return query
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
  return { store: wrapped, forget: () => known.clear() }
}
