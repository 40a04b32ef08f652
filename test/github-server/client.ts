/** What the tests of this server share: a plain client, and where the real data is. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env['LICHEN_TEST_DATA'] ?? join('..', 'shared', 'data')

/** Whether the real repositories are at hand; tests on them are skipped where they aren't. */
export const hasData: boolean = existsSync(folder)

export const dataFolder = (name: string): string => join(folder, name)

export interface Answer<T> {
  status: number
  headers: Headers
  data: T | null | undefined
  errors: { message: string; type?: string; path?: (string | number)[] }[]
}

/**
 * Sends one query with the token `test`, or with `headers` instead.
 * @param T what `data` is, as the query asks for it
 */
export async function ask<T = Record<string, unknown>>(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = { authorization: 'bearer test' },
): Promise<Answer<T>> {
  const path = url.endsWith('/graphql') ? '' : '/graphql'
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ query, variables }),
  })
  const body = (await response.json()) as { data?: T | null; errors?: Answer<T>['errors'] }
  const { data, errors = [] } = body
  return { status: response.status, headers: response.headers, data, errors }
}

/** The same, for a query that must succeed. */
export async function fetchData<T>(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const { data, errors } = await ask<T>(url, query, variables)
  if (errors.length > 0 || !data) throw new Error(JSON.stringify(errors))
  return data
}
