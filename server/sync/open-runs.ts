/** Runs that nobody watches: each has its row when it begins and when it ends, and the row says meanwhile that it goes on. */
import { heartbeatMs } from './progress.ts'
import { newRun, now, told } from './run-row.ts'
import type { RunSource, Sink, SyncRun } from './sink.ts'

export class OpenRuns {
  readonly #open = new Set<SyncRun>()
  #beat: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(
    private readonly sink: Pick<Sink, 'recordRun'>,
    private readonly source: RunSource,
    /** For tests. */
    private readonly everyMs = heartbeatMs,
  ) {}

  /** @returns its row: what is changed in it is written with the next beat */
  async begin(repository: string, repoId: string | null = null): Promise<SyncRun> {
    const run = { ...newRun(repository, this.source), repo_id: repoId }
    await this.sink.recordRun(run)
    this.#open.add(run)
    this.#beat ??= setInterval(() => {
      this.#writing = this.#writing.then(() => this.#tell())
    }, this.everyMs)
    return run
  }

  /** @param gaps how many parts are known to be missing */
  async end(run: SyncRun, gaps: number): Promise<void> {
    await this.#over(run, { outcome: gaps === 0 ? 'complete' : 'with_gaps' })
  }

  /** Ends all that are open with what went wrong, as well as the sink lets it. */
  async fail(error: unknown, isCancelled = false): Promise<void> {
    const outcome = isCancelled ? 'cancelled' : 'failed'
    try {
      for (const run of this.#open) {
        await this.#over(run, { outcome, ...told(run.repository, error) })
      }
    } catch {
      // The sink itself is gone: what went wrong first is what the user has to know.
      clearInterval(this.#beat)
    }
  }

  async #over(run: SyncRun, ending: Partial<SyncRun>): Promise<void> {
    this.#open.delete(run)
    if (this.#open.size === 0) {
      clearInterval(this.#beat)
      this.#beat = undefined
    }
    await this.#writing
    await this.sink.recordRun(Object.assign(run, { finished_at: now() }, ending))
  }

  async #tell(): Promise<void> {
    try {
      for (const run of this.#open) await this.sink.recordRun(run)
    } catch {
      // A sink that is gone shows with the next batch, which can't do without it.
    }
  }
}
