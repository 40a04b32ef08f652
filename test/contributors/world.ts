/** Small worlds of contributors in a real database, asked through the API. */
import { createApp } from '../../server/app.ts'
import type { Privacy } from '../../server/contributors/pseudonym.ts'
import { createLog } from '../../server/log.ts'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import type {
  ContributorAnswer,
  ContributorsAnswer,
  StoredWeights,
} from '../../server/routes/contributor-schemas.ts'
import type { Store } from '../../server/store/open.ts'
import { LiveSync } from '../../server/sync/live.ts'
import type { z } from 'zod'

export type List = z.infer<typeof ContributorsAnswer>
export type One = z.infer<typeof ContributorAnswer>
export type Weights = z.infer<typeof StoredWeights>
export interface Refusal {
  error: { code: string; message: string; hint: string }
}

export interface Asking {
  ask: (path: string, headers?: Record<string, string>) => Promise<Response>
  /** The answer's body as it came. */
  get: <Body = List>(path: string) => Promise<Body>
  text: (path: string) => Promise<string>
  send: (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; body: unknown }>
}

const catalogue = await loadCatalogue()

/** @param host what the server listens at */
export function asking(store: Store, privacy: Privacy = 'open', host = '127.0.0.1'): Asking {
  const app = createApp({
    store,
    catalogue,
    privacy,
    log: createLog('silent'),
    sync: { live: new LiveSync(), guard: { host } },
  })
  const request = async (path: string, init: RequestInit = {}): Promise<Response> =>
    app.request(`http://127.0.0.1/api/v1${path}`, init)
  return {
    ask: (path, headers = {}) => request(path, { headers }),
    get: async <Body>(path: string) => (await request(path)).json() as Promise<Body>,
    text: async (path) => (await request(path)).text(),
    send: async (method, path, body = {}, headers = {}) => {
      const response = await request(path, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      })
      return { status: response.status, body: await response.json() }
    },
  }
}

/** The first quarter of 2025, which the worlds live in. */
export const quarter = 'scope=ecosystem:case&from=2025-01-01&to=2025-04-01'
