/** Syncs by the clock: a cron pattern, in UTC. */
import { Cron } from 'croner'
import { AppError } from '../errors.ts'
import { instant } from '../store/values.ts'

export interface Schedule {
  pattern: string
  /** Null where the pattern's last time has passed. */
  next: () => string | null
  stop: () => void
}

const zone = { timezone: 'UTC' }

/** @throws AppError `bad-schedule` */
export function checkSchedule(pattern: string): void {
  try {
    if (new Cron(pattern, { ...zone, paused: true }).nextRun() === null) {
      throw new Error('it never comes')
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Cron\w*: /, '') : ''
    throw new AppError(
      'bad-schedule',
      `"${pattern}" is no schedule: ${reason.replace(/\.?$/, '.')}`,
      "Write minute, hour, day, month and weekday in UTC: '0 */6 * * *' is every six hours.",
      400,
      { cause: error },
    )
  }
}

/**
 * @param run its errors have to be its own: nobody waits for it
 * @throws AppError `bad-schedule`
 */
export function startSchedule(pattern: string, run: () => Promise<void>): Schedule {
  checkSchedule(pattern)
  // A run that is late is left out: the next one collects what it would have.
  const job = new Cron(pattern, { ...zone, protect: true }, run)
  const next = (): string | null => {
    const at = job.nextRun()
    return at === null ? null : instant(at)
  }
  return { pattern, next, stop: () => job.stop() }
}
