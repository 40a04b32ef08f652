/** What the changes of rules share: how they run a statement, and what an interval of days is. */
import { AppError } from '../errors.ts'
import type { Param } from './values.ts'

/** Left out, an interval has always been. */
export const always = '1970-01-01'

/** One statement on the connection of the change. */
export type Run = (
  sql: string,
  params?: Record<string, Exclude<Param, Date>>,
) => Promise<unknown[][]>

export interface Interval {
  from?: string | undefined
  to?: string | undefined
}

/** @throws AppError `empty-interval` */
export function checkInterval({ from = always, to }: Interval, of: string): void {
  if (to === undefined || to > from) return
  throw new AppError(
    'empty-interval',
    `The time of ${of} is empty: it ends on ${to}, which is not after ${from}.`,
    'An interval goes from its first day to the day after its last.',
    400,
  )
}
