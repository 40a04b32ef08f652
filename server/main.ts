/** A running Lichen: the database open, the sample in it where it was empty, the port bound, the address written down. */
import { randomBytes } from 'node:crypto'
import type { Logger } from 'pino'
import { announce, openOrFind, withdraw } from './address.ts'
import { createApp } from './app.ts'
import { AppError, errorBody } from './errors.ts'
import { isLoopback } from './http/guard.ts'
import type { Privacy } from './contributors/pseudonym.ts'
import type { LimitOptions } from './http/limit.ts'
import { listen, type Fetch } from './listen.ts'
import { createLog } from './log.ts'
import { loadIndices } from './indices/load.ts'
import { loadCatalogue } from './metrics/catalogue.ts'
import type { Store } from './store/open.ts'
import { LiveSync } from './sync/live.ts'
import { SyncRunner, type RunnerOptions } from './sync/runner.ts'
import { startSchedule } from './sync/schedule.ts'
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
  /** How it collects; default: it doesn't. */
  sync?: Collecting
  /** Shown by whoever starts or cancels a sync where the server is open to others. */
  adminToken?: string | undefined
  /** How many answers a client may have; default: 600 a minute, or 6000 where only this machine can ask. */
  limit?: Partial<LimitOptions>
  /** Whether contributors are called by name; default: open. */
  privacy?: Privacy
  /** Called while the sample is being written. */
  onProgress?: SampleOptions['onProgress']
}

/** What is collected, by what, and when. */
export interface Collecting extends Pick<
  RunnerOptions,
  'program' | 'names' | 'file' | 'checkToken' | 'testToken' | 'environment'
> {
  /** A cron pattern in UTC. */
  schedule?: string | undefined
}

export interface RunningServer {
  address: string
  /** Whether the database holds the simulated sample. */
  hasSample: boolean
  store: Store
  /** Undefined where it doesn't collect. */
  runner: SyncRunner | undefined
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

/** What ecosystems have of real repositories, in the order in which it was last complete: the oldest is the first to be asked for. */
async function storedNames(store: Store): Promise<string[]> {
  const rows = await store.query<{ name: string }>(
    `select owner || '/' || name as name from raw.repository as repository
     left join sync_state on sync_state.repo_id = repository.id
     where repository.id in (
       select repo_id from ecosystem_repository join ecosystem using (slug) where not is_simulated
     )
     order by sync_state.as_of nulls first, 1`,
  )
  return rows.map(({ name }) => name)
}

/** The runner with its schedule, and how both end. */
function startCollecting(store: Store, live: LiveSync, options: ServeOptions, log: Logger) {
  const { db, sync } = options
  if (sync === undefined) {
    return { runner: undefined, schedule: undefined, stop: async () => live.close() }
  }
  const { schedule: pattern, ...what } = sync
  const runner = new SyncRunner({ ...what, live, db, stored: () => storedNames(store) })
  const byClock = async (): Promise<void> => {
    try {
      await runner.start()
    } catch (error) {
      log.warn(errorBody(error).error, 'The scheduled sync did not begin.')
    }
  }
  const schedule = pattern === undefined ? undefined : startSchedule(pattern, byClock)
  const stop = async (): Promise<void> => {
    schedule?.stop()
    await runner.stop()
    live.close()
  }
  return { runner, schedule, stop }
}

/** @throws AppError as `openOrFind`, `listen` and `startSchedule`; `database-in-use` where another server has the file */
export async function startServer(options: ServeOptions): Promise<RunningServer> {
  const { host, port, db, logLevel, onProgress, privacy = 'open' } = options
  const catalogue = await loadCatalogue()
  const indices = await loadIndices(catalogue)
  const store = await openDatabase(options)
  try {
    let answer: Fetch = starting
    const listening = await listen((request, env) => answer(request, env), host, port)
    try {
      const secret = randomBytes(32).toString('hex')
      await announce(db, { address: listening.address, secret, pid: process.pid })
      const state = await sampleState(store)
      if (state === 'partial' || (options.sample && (await isEmpty(store)))) {
        await loadSample(store, { onProgress })
      }
      const log = createLog(logLevel)
      const live = new LiveSync()
      const { runner, schedule, stop } = startCollecting(store, live, options, log)
      const sync = { live, runner, schedule, guard: { host, adminToken: options.adminToken } }
      const limit = { perMinute: isLoopback(host) ? 6000 : 600, ...options.limit }
      answer = createApp({ store, catalogue, indices, secret, log, sync, limit, privacy }).fetch
      return {
        address: listening.address,
        hasSample: (await sampleState(store)) !== 'none',
        store,
        runner,
        close: async () => {
          await stop()
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
