/** The bottlenecks of a scope in one answer: stages, whose turn it is, what to do next, and who reviews. */
import type { z } from 'zod'
import type { BottlenecksAnswer } from '../routes/bottleneck-schemas.ts'
import type { Store } from '../store/open.ts'
import { stages, waitedFor } from './model.ts'
import { nextSteps } from './next.ts'
import { prepare, steps, type Asked } from './question.ts'
import { reviewers as readReviewers } from './reviewers.ts'
import { decidedCounts, readStages, stageRows, type WaitRow } from './stages.ts'

export interface ReportQuestion extends Asked {
  /** At most so many next steps; default 10. */
  most?: number | undefined
}

/** More reviewers than a page shows; the list of all is a table of its own. */
const mostReviewers = 100

const knownSql = `${steps} select count(*) as repositories from known`

function byTurn(waits: WaitRow[]): z.infer<typeof BottlenecksAnswer>['waiting_on'] {
  const rows = waits.filter((row) => row.stage !== 'release')
  return waitedFor.map((waiting_on) => {
    const own = rows.filter((row) => row.waiting_on === waiting_on)
    const sum = (count: (row: WaitRow) => number): number =>
      own.reduce((total, row) => total + count(row), 0)
    return {
      waiting_on,
      items: sum((row) => row.items),
      stuck: sum((row) => row.stuck),
      spent_seconds: sum((row) => row.spent_seconds),
    }
  })
}

/** @throws AppError as `prepare` says */
export async function bottlenecks(
  store: Store,
  { most = 10, ...asked }: ReportQuestion,
): Promise<z.infer<typeof BottlenecksAnswer>> {
  const prepared = await prepare(store, asked)
  const reviewing = readReviewers(store, prepared)
  const [known, { decided, waits }, next, load] = await Promise.all([
    store.query<{ repositories: number }>(knownSql, prepared.parameters),
    readStages(store, prepared),
    nextSteps(store, prepared, reviewing, most),
    reviewing,
  ])
  const { actors, as_of, days, from, scope } = prepared
  const rows = stageRows(waits, decided)
  const open = rows.filter(({ stage }) => stage !== stages.at(-1))
  const count = (key: 'items' | 'stuck'): number => open.reduce((total, row) => total + row[key], 0)
  return {
    scope,
    as_of,
    from,
    days,
    actors,
    archived: prepared.repositories - (known[0]?.repositories ?? 0),
    items: count('items'),
    stuck: count('stuck'),
    decided: decidedCounts(decided),
    stages: rows,
    waiting_on: byTurn(waits),
    next,
    reviewers: load.slice(0, mostReviewers),
  }
}
