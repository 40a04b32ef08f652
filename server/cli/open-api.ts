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

/** @throws AppError `no-database`, and as `openOrFind` */
export async function openApi(options: {
  db?: string
}): Promise<{ api: Api; close: () => Promise<void> }> {
  const { LICHEN_DB: db, LICHEN_PRIVACY, store: storeOptions } = settingsOf(options)
  if (!existsSync(db)) {
    throw new AppError(
      'no-database',
      `There is no database at ${db}.`,
      'Name the file with --db, or make one: lichen collect owner/name, or lichen sample.',
      404,
    )
  }
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
