/** Tells the server that has the database how far a sync is, and hears from it whether to stop. */
import { heartbeatMs, type SyncProgress } from './progress.ts'

/** More often than a reader can see would take time from both sides. */
const leastMs = 300

export interface ProgressTaker {
  progress: (progress: SyncProgress) => Promise<{ cancel: boolean }>
}

export interface Reporter {
  /** The state has changed. */
  note: (state: SyncProgress) => void
  /** Says the last state for certain. */
  end: (state: SyncProgress) => Promise<void>
}

/**
 * @param onCancel called once when somebody has cancelled the sync
 * @throws AppError `sync-running`, or what else keeps the server from taking it
 */
export async function startReporting(
  server: ProgressTaker,
  begun: SyncProgress,
  onCancel: () => void,
): Promise<Reporter> {
  let state = begun
  let saidAt = Date.now()
  let saying: Promise<void> = Promise.resolve()
  const tell = async (): Promise<void> => {
    try {
      if ((await server.progress(state)).cancel) onCancel()
    } catch {
      // A server that is gone shows with the next write, which can't do without it.
    }
  }
  const say = (): void => {
    saidAt = Date.now()
    saying = saying.then(tell)
  }
  await server.progress(state)
  // Also while nothing moves: a pause of minutes on a limit must not look like an end.
  const beat = setInterval(say, heartbeatMs)
  let late: NodeJS.Timeout | undefined
  return {
    note: (changed) => {
      state = changed
      clearTimeout(late)
      const wait = saidAt + leastMs - Date.now()
      if (wait <= 0) say()
      else late = setTimeout(say, wait)
    },
    end: async (last) => {
      clearInterval(beat)
      clearTimeout(late)
      state = last
      say()
      await saying
    },
  }
}
