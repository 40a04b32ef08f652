/** A running Lichen: the database open, the sample in it where it was empty, the port bound, the address written down. */
import { randomBytes } from 'node:crypto'
import { announce, openOrFind, withdraw } from './address.ts'
import { createApp } from './app.ts'
import { AppError, errorBody } from './errors.ts'
import { listen } from './listen.ts'
import { createLog } from './log.ts'
import { loadCatalogue } from './metrics/catalogue.ts'
import type { Store } from './store/open.ts'
import { isEmpty, loadSample, sampleState, type SampleOptions } from './sync/sample.ts'

export interface ServeOptions {
  host: string
  /** 0 takes a free one. */
  port: number
  db: string
  /** Whether an empty database gets the sample ecosystem. */
  sample: boolean
  memoryLimit?: string
  threads?: number
  logLevel?: string
  /** Called while the sample is being written. */
  onProgress?: SampleOptions['onProgress']
}

export interface RunningServer {
  address: string
  /** Whether the database holds the simulated sample. */
  hasSample: boolean
  store: Store
  /** Lets running answers end, closes the database and takes back the address. */
  close: () => Promise<void>
}

/** Until the sample is written, a page would show numbers of a part of it. */
function starting(): Response {
  const error = new AppError(
    'starting',
    'Lichen is starting.',
    'Ask again in a few seconds; the terminal says when it is up.',
    503,
  )
  return Response.json(errorBody(error), { status: 503, headers: { 'Retry-After': '2' } })
}

async function openDatabase(options: ServeOptions): Promise<Store> {
  const { memoryLimit, threads } = options
  const found = await openOrFind(options.db, {
    ...(memoryLimit === undefined ? {} : { memoryLimit }),
    ...(threads === undefined ? {} : { threads }),
  })
  if (found.store !== undefined) return found.store
  throw new AppError(
    'database-in-use',
    `${options.db} is open already, in the Lichen at ${found.server.address}.`,
    'Use that one, stop it first, or name another file with --db.',
    409,
  )
}

/** @throws AppError as `openOrFind` and `listen`; `database-in-use` where another server has the file */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const { host, port, db, logLevel, onProgress } = options
  const catalogue = await loadCatalogue()
  const store = await openDatabase(options)
  try {
    let answer: (request: Request) => Response | Promise<Response> = starting
    const listening = await listen((request) => answer(request), host, port)
    try {
      const secret = randomBytes(32).toString('hex')
      await announce(db, { address: listening.address, secret, pid: process.pid })
      const state = await sampleState(store)
      if (state === 'partial' || (options.sample && (await isEmpty(store)))) {
        await loadSample(store, { onProgress })
      }
      answer = createApp({ store, catalogue, secret, log: createLog(logLevel) }).fetch
      return {
        address: listening.address,
        hasSample: (await sampleState(store)) !== 'none',
        store,
        close: async () => {
          await listening.close()
          await withdraw(db)
          await store.close()
        },
      }
    } catch (error) {
      await listening.close(0)
      await withdraw(db)
      throw error
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
