/** `lichen bottlenecks`: where work waits and what to do next, or the queue, from the file or from its running server. */
import { existsSync } from 'node:fs'
import { Command, Option } from 'commander'
import { hc } from 'hono/client'
import { openOrFind } from '../address.ts'
import type { AppType } from '../app.ts'
import { stages, waitedFor } from '../bottlenecks/model.ts'
import { prepare, type Asked } from '../bottlenecks/question.ts'
import { queue, type QueueFilter } from '../bottlenecks/queue.ts'
import { bottlenecks } from '../bottlenecks/report.ts'
import { AppError, type Status } from '../errors.ts'
import { toCsv } from '../http/csv.ts'
import { queueTable } from '../http/tables-of-bottlenecks.ts'
import type { ActorFilter } from '../metrics/compose.ts'
import { actorKinds } from '../routes/schemas.ts'
import { bottlenecksText } from './bottlenecks-text.ts'
import { report } from './failure.ts'
import { dbOption, settingsOf, whole } from './options.ts'

interface Options extends QueueFilter {
  scope: string
  asOf?: string
  days: number
  actors: ActorFilter
  next: number
  limit: number
  format: 'table' | 'json' | 'csv'
  db?: string
}
type Answer = Awaited<ReturnType<typeof bottlenecks>>
type Queue = Awaited<ReturnType<typeof queue>>

/** The server's refusal is ours. */
async function answered<Body>(response: Response): Promise<Body> {
  if (response.ok) return (await response.json()) as Body
  const { error } = (await response.json()) as { error: AppError }
  throw new AppError(error.code, error.message, error.hint, response.status as Status)
}

/** The server holds the file: it answers in our place. */
async function ask(
  address: string,
  { actors, as_of, days, scope }: Asked,
  { limit, next, stage, waitingOn }: Wanted,
): Promise<{ answer: Answer; rows: Queue }> {
  const { bottlenecks: route } = hc<AppType>(address).api.v1
  const asked = {
    scope,
    ...(actors === undefined ? {} : { actors }),
    ...(as_of === undefined ? {} : { as_of }),
    ...(days === undefined ? {} : { days: String(days) }),
  }
  const filter = {
    limit: String(limit),
    ...(stage === undefined ? {} : { stage }),
    ...(waitingOn === undefined ? {} : { waiting_on: waitingOn }),
  }
  return {
    answer: await answered(await route.$get({ query: { ...asked, next: String(next) } })),
    rows: await answered(await route.queue.$get({ query: { ...asked, ...filter } })),
  }
}

interface Wanted extends Pick<QueueFilter, 'stage'> {
  next: number
  limit: number
  waitingOn?: QueueFilter['waiting_on']
}

async function run({ asOf, format, ...options }: Options & Wanted): Promise<void> {
  try {
    const { LICHEN_DB: db, store: storeOptions } = settingsOf(options)
    if (!existsSync(db)) {
      throw new AppError(
        'no-database',
        `There is no database at ${db}.`,
        'Name the file with --db, or make one: lichen collect owner/name, or lichen sample.',
        404,
      )
    }
    const asked = { scope: options.scope, as_of: asOf, days: options.days, actors: options.actors }
    const { server, store } = await openOrFind(db, storeOptions)
    let found: { answer: Answer; rows: Queue }
    if (store === undefined) found = await ask(server.address, asked, options)
    else {
      try {
        const filter = { stage: options.stage, waiting_on: options.waitingOn }
        const prepared = await prepare(store, asked)
        found = {
          answer: await bottlenecks(store, { ...asked, most: options.next }),
          rows: await queue(store, prepared, filter, { limit: options.limit }),
        }
      } finally {
        await store.close()
      }
    }
    const { answer, rows } = found
    if (format === 'json') console.log(JSON.stringify({ ...answer, queue: rows }, null, 2))
    else if (format === 'csv') process.stdout.write(toCsv(queueTable(rows)))
    else process.stdout.write(bottlenecksText(answer, rows))
  } catch (error) {
    report(error, format === 'json')
  }
}

export const bottlenecksCommand = (): Command =>
  new Command('bottlenecks')
    .description('print where work waits, on whom, and what to do next')
    .requiredOption(
      '--scope <scope>',
      'repo:owner/name, org:owner, ecosystem:slug, field:name=value or all',
    )
    .option('--as-of <instant>', 'the state at that time; default: the last sync')
    .option('--days <days>', 'how far back time and reviews are counted', whole(1, 366), 90)
    .addOption(new Option('--actors <kind>', 'whose items').choices(actorKinds).default('human'))
    .option('--next <steps>', 'at most so many next steps', whole(0, 100), 10)
    .option('--limit <rows>', 'at most so many rows of the queue', whole(1, 1000), 20)
    .addOption(new Option('--stage <stage>', 'only this stage of the queue').choices(stages))
    .addOption(new Option('--waiting-on <who>', 'only whose turn it is').choices(waitedFor))
    .addOption(
      new Option('--format <format>', 'how to print; csv: the queue')
        .choices(['table', 'json', 'csv'])
        .default('table'),
    )
    .addOption(dbOption())
    .action(run)
