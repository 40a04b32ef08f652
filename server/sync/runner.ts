/** Starts and stops the sync that a server runs: `lichen collect` in a process of its own, so that answers stay fast. */
import { spawn, type ChildProcess } from 'node:child_process'
import { AppError } from '../errors.ts'
import type { LiveSync } from './live.ts'
import { readTokens } from './token.ts'

export interface RunnerOptions {
  live: LiveSync
  /** What Node runs as `lichen`, with its own options before it. */
  program: string[]
  db: string
  /** Named when the server was started. */
  names: string[]
  /** The file of ecosystems, where there is one. */
  file: string | null
  /** What is stored already, as owner/name. */
  stored: () => Promise<string[]>
  /** @throws AppError where there is no token to ask with */
  checkToken: () => Promise<unknown>
  /** Asks the source whether it takes a token. @throws AppError where it doesn't, or can't be asked */
  testToken?: (token: string) => Promise<void>
  environment?: NodeJS.ProcessEnv
}

/** Of what a failed process said last. */
const mostTail = 600

export class SyncRunner {
  #child: ChildProcess | null = null
  #ended: Promise<void> = Promise.resolve()
  /** Given through the page; it is kept in memory alone, until the server ends. */
  #token: string | null = null

  constructor(private readonly options: RunnerOptions) {}

  /** Why no sync could be started; null where one could. */
  async hindrance(): Promise<AppError | null> {
    if (this.#token !== null) return null
    try {
      await this.options.checkToken()
      return null
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      const hint = `${error.hint} Then start the server again.`
      return new AppError(error.code, error.message, hint, 409)
    }
  }

  /**
   * Takes a token that the syncs of this server ask with from then on.
   *
   * @throws AppError 401 `bad-token`, or as the source says it
   */
  async useToken(token: string): Promise<void> {
    const [own = ''] = await readTokens({ GITHUB_TOKEN: token })
    await this.options.testToken?.(own)
    this.#token = own
  }

  /**
   * @param repositories as owner/name; none: everything that the server was started with or has stored
   * @throws AppError 409: `no-token`, `sync-running`, `nothing-to-sync`
   */
  async start(repositories: string[] = []): Promise<void> {
    const { db, file, live, names, program, stored } = this.options
    const hindrance = await this.hindrance()
    if (hindrance !== null) throw hindrance
    const isAll = repositories.length === 0
    const asked = isAll ? [...names, ...(await stored())] : repositories
    const fromFile = isAll && file !== null ? ['--file', file] : []
    if (asked.length + fromFile.length === 0) {
      throw new AppError(
        'nothing-to-sync',
        'There is no repository to collect yet.',
        'Collect one first: lichen collect owner/name; or start the server with --file.',
        409,
      )
    }
    live.refuseSecond()
    const args = [...program, 'collect', '--db', db, ...fromFile, '--', ...asked]
    // Who may write through the page is no matter of the collector.
    const { LICHEN_ADMIN_TOKEN: _, ...given } = this.options.environment ?? process.env
    const environment = this.#token === null ? given : { ...given, GITHUB_TOKEN: this.#token }
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'inherit', 'pipe'],
      env: environment,
    })
    const pid = child.pid ?? 0
    let tail = ''
    child.stderr.on('data', (data: Buffer) => {
      process.stderr.write(data)
      tail = (tail + data.toString()).slice(-mostTail)
    })
    live.claim(pid)
    this.#child = child
    this.#ended = new Promise((resolve) => {
      const end = (message: string): void => {
        live.lost(pid, message === '' ? null : message)
        this.#child = null
        resolve()
      }
      child.once('error', (error) => end(error.message))
      child.once('close', () => end(tail.trim()))
    })
  }

  /** @throws AppError `no-sync` where nothing runs */
  cancel(): void {
    if (!this.options.live.cancel()) {
      throw new AppError('no-sync', 'No sync is running.', 'There is nothing to cancel.', 409)
    }
    // A sync of another terminal hears of it with its next report.
    this.#child?.kill('SIGINT')
  }

  /** Until the sync that was started here last has ended. */
  ended(): Promise<void> {
    return this.#ended
  }

  /** For the end of the server: what was collected so far stays. */
  async stop(): Promise<void> {
    this.#child?.kill('SIGINT')
    await this.#ended
  }
}
