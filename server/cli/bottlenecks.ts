/** `lichen bottlenecks`: where work waits and what to do next, or the queue, from the file or from its running server. */
import { existsSync } from 'node:fs'
import { Command, Option } from 'commander'
import { hc } from 'hono/client'
import type { z } from 'zod'
import { openOrFind } from '../address.ts'
import type { AppType } from '../app.ts'
import { stages, waitedFor, type Stage, type WaitedFor } from '../bottlenecks/model.ts'
import { prepare } from '../bottlenecks/question.ts'
import { queue } from '../bottlenecks/queue.ts'
import { bottlenecks } from '../bottlenecks/report.ts'
import { AppError, type Status } from '../errors.ts'
import { toCsv } from '../http/csv.ts'
import { queueTable } from '../http/tables-of-bottlenecks.ts'
import type { ActorFilter } from '../metrics/compose.ts'
import { actorKinds, type ErrorAnswer } from '../routes/schemas.ts'
import type { Store } from '../store/open.ts'
import { bottlenecksText } from './bottlenecks-text.ts'
import { report } from './failure.ts'
import { dbOption, settingsOf, whole } from './options.ts'

interface Options {
  scope: string
  asOf?: string
  days: number
  actors: ActorFilter
  next: number
  limit: number
  stage?: Stage
  waitingOn?: WaitedFor
  format: 'table' | 'json' | 'csv'
  db?: string
}
interface Answer {
  answer: Awaited<ReturnType<typeof bottlenecks>>
  rows: Awaited<ReturnType<typeof queue>>
}

async function read(store: Store, options: Options): Promise<Answer> {
  const { actors, asOf, days, limit, next, scope, stage, waitingOn } = options
  const asked = { scope, as_of: asOf, days, actors }
  const filter = { stage, waiting_on: waitingOn }
  return {
    answer: await bottlenecks(store, { ...asked, most: next }),
    rows: await queue(store, await prepare(store, asked), filter, { limit }),
  }
}

/** The server's refusal is ours. */
async function answered<Body>(response: Response): Promise<Body> {
  if (response.ok) return (await response.json()) as Body
  const { error } = (await response.json()) as z.infer<typeof ErrorAnswer>
  throw new AppError(error.code, error.message, error.hint, response.status as Status)
}

/** The server holds the file: it answers in our place. */
async function ask(address: string, options: Options): Promise<Answer> {
  const { actors, asOf, days, limit, next, scope, stage, waitingOn } = options
  const route = hc<AppType>(address).api.v1.bottlenecks
  const asked = {
    scope,
    actors,
    days: String(days),
    ...(asOf === undefined ? {} : { as_of: asOf }),
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

async function answerTo(options: Options): Promise<Answer> {
  const { LICHEN_DB: db, store: storeOptions } = settingsOf(options)
  if (!existsSync(db)) {
    throw new AppError(
      'no-database',
      `There is no database at ${db}.`,
      'Name the file with --db, or make one: lichen collect owner/name, or lichen sample.',
      404,
    )
  }
  const { server, store } = await openOrFind(db, storeOptions)
  if (store === undefined) return ask(server.address, options)
  try {
    return await read(store, options)
  } finally {
    await store.close()
  }
}

async function run(options: Options): Promise<void> {
  const { format } = options
  try {
    const { answer, rows } = await answerTo(options)
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
      'repo:owner/name, org:owner, ecosystem:slug, field:name=value or all, joined by "," (either) and "&" (both)',
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
