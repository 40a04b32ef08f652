/** How commands ask that only the API answers: of the server that has the database open, or of one made for it. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { z } from 'zod'
import { openOrFind } from '../address.ts'
import { createApp } from '../app.ts'
import { AppError, type Status } from '../errors.ts'
import { loadIndices } from '../indices/load.ts'
import { loadCatalogue } from '../metrics/catalogue.ts'
import { ErrorAnswer } from '../routes/schemas.ts'
import { report } from './failure.ts'
import { settingsOf } from './options.ts'

export interface Api {
  /** @throws AppError as the API refuses */
  get: <Schema extends z.ZodType>(path: string, schema: Schema) => Promise<z.infer<Schema>>
  send: <Schema extends z.ZodType>(
    method: 'PUT' | 'POST' | 'DELETE',
    path: string,
    body: unknown,
    schema: Schema,
  ) => Promise<z.infer<Schema>>
  text: (path: string) => Promise<string>
}

type Fetch = (path: string, init: RequestInit) => Promise<Response>

async function refusal(response: Response): Promise<AppError> {
  const body = ErrorAnswer.safeParse(await response.json().catch(() => undefined))
  if (body.success) {
    const { code, hint, message } = body.data.error
    return new AppError(code, message, hint, response.status as Status)
  }
  return new AppError(
    'server-refused',
    `The Lichen that has the database open does not answer (HTTP ${response.status}).`,
    'It may be of another version: start it again with this one.',
    502,
  )
}

function apiOver(fetch: Fetch, secret: string): Api {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' }
    const response = await fetch(`/api/v1${path}`, { ...init, headers })
    if (!response.ok) throw await refusal(response)
    return response
  }
  return {
    get: async (path, schema) => schema.parse(await (await ask(path)).json()),
    send: async (method, path, body, schema) =>
      schema.parse(await (await ask(path, { method, body: JSON.stringify(body) })).json()),
    text: async (path) => (await ask(path)).text(),
  }
}

/** @throws AppError `no-database` where there is no such file: a command that only reads makes none */
export function requireDatabase(db: string): void {
  if (existsSync(db)) return
  throw new AppError(
    'no-database',
    `There is no database at ${db}.`,
    'Name the file with --db, or make one: lichen collect owner/name, or lichen sample.',
    404,
  )
}

/** @throws AppError `no-database`, and as `openOrFind` */
export async function openApi(options: {
  db?: string
}): Promise<{ api: Api; close: () => Promise<void> }> {
  const { LICHEN_DB: db, LICHEN_PRIVACY, store: storeOptions } = settingsOf(options)
  requireDatabase(db)
  const { server, store } = await openOrFind(db, storeOptions)
  if (server !== undefined) {
    const remote: Fetch = (path, init) => fetch(`${server.address}${path}`, init)
    return { api: apiOver(remote, server.secret), close: async () => undefined }
  }
  const secret = randomBytes(32).toString('hex')
  const catalogue = await loadCatalogue()
  const app = createApp({
    store,
    catalogue,
    indices: await loadIndices(catalogue),
    secret,
    privacy: LICHEN_PRIVACY,
  })
  const local: Fetch = async (path, init) => app.request(path, init)
  return { api: apiOver(local, secret), close: () => store.close() }
}

/** What every such command is told: which file, and how to print. */
export interface Printing {
  db?: string
  format: 'table' | 'json' | 'csv'
}

/** Prints what a piece of work says; what goes wrong is said as the format asks. */
export async function using(options: Printing, work: (api: Api) => Promise<string>): Promise<void> {
  try {
    const { api, close } = await openApi(options)
    try {
      process.stdout.write(await work(api))
    } finally {
      await close()
    }
  } catch (error) {
    report(error, options.format === 'json')
  }
}

export const json = (answer: unknown): string => `${JSON.stringify(answer, null, 2)}\n`

export type Query = Record<string, string | string[] | number | undefined>

/** A path with its parameters; what isn't given is left out. */
export function asked(path: string, query: Query): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().flatMap((each) => (each === undefined ? [] : [[name, String(each)]])),
  )
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`
}

/** Prints what a route answers, as a table, JSON or CSV. */
export const printed = <Schema extends z.ZodType>(
  options: Printing,
  path: string,
  query: Query,
  schema: Schema,
  text: (answer: z.infer<Schema>) => string,
): Promise<void> =>
  using(options, async (api) => {
    if (options.format === 'csv') return api.text(asked(path, { ...query, format: 'csv' }))
    const answer = await api.get(asked(path, query), schema)
    return options.format === 'json' ? json(answer) : text(answer)
  })
