/** Keeps count of a sync over many repositories and tells whoever listens how far it is. */
import type { Waiting } from '../../collectors/github/client.ts'
import type { Progress } from '../../collectors/github/options.ts'
import { instant } from '../store/values.ts'
import { newProgress, type SyncProgress } from './progress.ts'
import type { SyncRun } from './sink.ts'

/** A list of failures longer than this helps nobody; the runs are all stored. */
const mostFailures = 20

export class Tracker {
  #state: SyncProgress
  /** Requests of the repositories that are over. */
  #before = 0
  #begun = 0
  #itemsRead = 0
  #last = { phase: '', done: 0 }

  constructor(private readonly onChange: (state: SyncProgress) => void = () => undefined) {
    this.#state = newProgress(process.pid, 'running', instant(new Date()))
  }

  get state(): SyncProgress {
    return this.#state
  }

  expect(total: number): void {
    this.#set({ total })
  }

  begin(run: SyncRun): void {
    this.#begun = Date.now()
    this.#itemsRead = 0
    this.#last = { phase: '', done: 0 }
    const { id, repository } = run
    this.#set({
      current: { run_id: id, repository, phase: null, done: 0, total: 0, seconds_left: null },
    })
  }

  /** The time left is extrapolated from the items that this run has read. */
  progress({ budget, done, left, phase, requests, total }: Progress): void {
    const { current } = this.#state
    if (current === null) return
    this.#itemsRead += done - (this.#last.phase === phase ? this.#last.done : 0)
    this.#last = { phase, done }
    const each = (Date.now() - this.#begun) / 1000 / this.#itemsRead
    const seconds_left = left !== null && this.#itemsRead > 0 ? Math.round(each * left) : null
    this.#set({
      current: { ...current, phase, done, total, seconds_left },
      waiting: null,
      requests: this.#before + requests,
      budget,
    })
  }

  /** A pause that a reader would notice. */
  wait({ ms, reason }: Waiting): void {
    if (ms >= 2000) this.#set({ waiting: { reason, until: instant(new Date(Date.now() + ms)) } })
  }

  end(run: SyncRun): void {
    const { complete, failed, failures, with_gaps } = this.#state
    const { error_class, hint, message, outcome, repository, requests } = run
    this.#before += requests
    const failure = { repository, error_class: error_class ?? 'bug', message: message ?? '' }
    this.#set({
      complete: complete + (outcome === 'complete' ? 1 : 0),
      with_gaps: with_gaps + (outcome === 'with_gaps' ? 1 : 0),
      failed: failed + (outcome === 'failed' ? 1 : 0),
      failures:
        outcome === 'failed'
          ? [...failures, { ...failure, hint: hint ?? '' }].slice(-mostFailures)
          : failures,
      current: null,
      waiting: null,
      requests: this.#before,
    })
  }

  finish(isCancelled: boolean): void {
    const state = isCancelled ? 'cancelled' : 'finished'
    this.#set({ state, finished_at: instant(new Date()), current: null, waiting: null })
  }

  #set(change: Partial<SyncProgress>): void {
    this.#state = { ...this.#state, ...change }
    this.onChange(this.#state)
  }
}
