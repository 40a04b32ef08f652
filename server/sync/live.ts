/** What the server knows of the sync that runs now, whoever runs it: one at a time, told to everyone who listens. */
import { AppError } from '../errors.ts'
import { instant } from '../store/values.ts'
import { heartbeatMs, isActive, newProgress, type SyncProgress } from './progress.ts'
import type { SyncRun } from './sink.ts'

/** A sync that has said nothing for so long is over, however it ended. */
const silenceMs = 6 * heartbeatMs

export type Listener = (progress: SyncProgress | null) => void

export class LiveSync {
  #latest: SyncProgress | null = null
  #timer: NodeJS.Timeout | undefined
  /** The process that is to stop. */
  #cancelled: number | null = null
  /** When runs that nobody watches were last heard of, by id. */
  readonly #heard = new Map<string, number>()
  readonly #listeners = new Set<Listener>()
  readonly #ends = new Set<() => void>()

  /** The sync that runs, or how the last one ended; null where there was none since the server began. */
  get latest(): SyncProgress | null {
    return this.#latest
  }

  get isActive(): boolean {
    return this.#latest !== null && isActive(this.#latest)
  }

  /**
   * @returns whether the sync is to stop
   * @throws AppError `sync-running` where another process is at it
   */
  report(progress: SyncProgress): { cancel: boolean } {
    this.#refuseOther(progress.pid)
    this.#set(progress)
    return { cancel: this.#cancelled === progress.pid }
  }

  /** That a run's row was written by another process. */
  hear({ finished_at, id }: Pick<SyncRun, 'id' | 'finished_at'>): void {
    if (finished_at === null) this.#heard.set(id, Date.now())
    else this.#heard.delete(id)
  }

  /** Whether its process may be taken to be at it still. */
  isHeard(id: string): boolean {
    return Date.now() - (this.#heard.get(id) ?? 0) < silenceMs
  }

  /** Takes the place for a process that hasn't said anything yet. @throws AppError `sync-running` */
  claim(pid: number): void {
    this.#refuseOther(pid)
    this.#cancelled = null
    this.#set(newProgress(pid, 'starting', instant(new Date())))
  }

  /** That the process is gone; how its sync ended if it didn't say so itself. */
  lost(pid: number, message: string | null = null): void {
    const latest = this.#latest
    if (latest === null || latest.pid !== pid || !isActive(latest)) return
    const state = this.#cancelled === pid ? 'cancelled' : 'interrupted'
    this.#set({ ...latest, state, message, current: null, finished_at: instant(new Date()) })
  }

  /** @returns whether there was something to cancel; it ends when its process hears of it */
  cancel(): boolean {
    if (this.#latest === null || !this.isActive) return false
    this.#cancelled = this.#latest.pid
    return true
  }

  /**
   * @param listener called at once with what is known, then at every change
   * @param onEnd called when the server ends
   * @returns how to stop listening
   */
  listen(listener: Listener, onEnd: () => void): () => void {
    this.#listeners.add(listener)
    this.#ends.add(onEnd)
    listener(this.#latest)
    return () => {
      this.#listeners.delete(listener)
      this.#ends.delete(onEnd)
    }
  }

  /** Lets every listener go, so that open connections don't hold the server. */
  close(): void {
    clearTimeout(this.#timer)
    for (const end of this.#ends) end()
  }

  /** @throws AppError `sync-running` where one runs */
  refuseSecond(): void {
    this.#refuseOther(null)
  }

  /** How many listen. */
  get listening(): number {
    return this.#listeners.size
  }

  #refuseOther(pid: number | null): void {
    if (this.#latest === null || !this.isActive || this.#latest.pid === pid) return
    throw new AppError(
      'sync-running',
      'A sync is running already, and the source takes one question at a time.',
      'Wait until it has ended, or cancel it on the page /status.',
      409,
    )
  }

  #set(progress: SyncProgress): void {
    this.#latest = progress
    clearTimeout(this.#timer)
    if (isActive(progress)) {
      this.#timer = setTimeout(() => this.lost(progress.pid), silenceMs).unref()
    } else if (this.#cancelled === progress.pid) {
      this.#cancelled = null
    }
    for (const listener of this.#listeners) listener(progress)
  }
}
