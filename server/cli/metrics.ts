/** `lichen metrics <key>`: a metric's values on the terminal, as JSON or as CSV, from the file or from its running server. */
import { existsSync } from 'node:fs'
import { Command, InvalidArgumentError, Option } from 'commander'
import { hc } from 'hono/client'
import type { z } from 'zod'
import { openOrFind } from '../address.ts'
import type { AppType } from '../app.ts'
import { AppError } from '../errors.ts'
import { toCsv } from '../http/csv.ts'
import { pointTable } from '../http/tables.ts'
import { loadCatalogue } from '../metrics/catalogue.ts'
import { evaluate } from '../metrics/evaluate.ts'
import type { Question } from '../metrics/question.ts'
import { comparisons, type Comparison } from '../metrics/comparison.ts'
import { askedActors, grains, type MetricAnswer } from '../routes/schemas.ts'
import { report } from './failure.ts'
import { dbOption, repeated, settingsOf, whole } from './options.ts'
import { metricTable } from './table.ts'

interface Options extends Omit<Question, 'metric' | 'scopes'> {
  scope: string[]
  format: 'table' | 'json' | 'csv'
  db?: string
}
type Answer = z.infer<typeof MetricAnswer>

/** The server holds the file: it answers in our place, and its refusals are ours. */
async function ask(address: string, question: Question): Promise<Answer> {
  const { actors, compare, each, from, grain, metric, scopes, to, trailing } = question
  const given = {
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(trailing === undefined ? {} : { trailing: String(trailing) }),
    ...(compare === undefined ? {} : { compare: compare.join(',') || 'none' }),
    each: each === true ? ('true' as const) : ('false' as const),
  }
  const response = await hc<AppType>(address).api.v1.metrics[':key'].$get({
    param: { key: metric },
    query: { scope: scopes, grain, actors, ...given },
  })
  if (response.ok) return response.json()
  const { error } = await response.json()
  throw new AppError(error.code, error.message, error.hint, response.status)
}

async function answerTo(question: Question, options: Options): Promise<Answer> {
  const { LICHEN_DB: db, store: storeOptions } = settingsOf(options)
  if (!existsSync(db)) {
    throw new AppError(
      'no-database',
      `There is no database at ${db}.`,
      'Name the file with --db, or make one: lichen collect owner/name, or lichen sample.',
      404,
    )
  }
  const { store, server } = await openOrFind(db, storeOptions)
  if (store === undefined) return ask(server.address, question)
  try {
    return await evaluate(store, await loadCatalogue(), question)
  } finally {
    await store.close()
  }
}

async function run(key: string, options: Options): Promise<void> {
  try {
    const { scope, from, to, grain, actors, trailing, each, compare } = options
    const question = {
      metric: key,
      scopes: scope,
      from,
      to,
      grain,
      actors,
      trailing,
      each,
      compare,
    }
    const answer = await answerTo(question, options)
    if (options.format === 'json') console.log(JSON.stringify(answer, null, 2))
    else if (options.format === 'csv') process.stdout.write(toCsv(pointTable(answer)))
    else {
      const metric = (await loadCatalogue()).get(key)
      process.stdout.write(metricTable(answer, metric?.unit ?? 'count', metric?.title['en'] ?? key))
    }
  } catch (error) {
    report(error, options.format === 'json')
  }
}

function comparisonsOf(text: string): Comparison[] {
  if (text === 'none') return []
  return text.split(',').map((name) => {
    const known = comparisons.find((each) => each === name)
    if (known !== undefined) return known
    throw new InvalidArgumentError(`It may name ${comparisons.join(', ')}, or none.`)
  })
}

export const metricsCommand = (): Command =>
  new Command('metrics')
    .description('print the values of a metric')
    .argument('<key>', 'which metric, e.g. time-to-first-response')
    .requiredOption(
      '--scope <scope>',
      'repo:owner/name, org:owner, ecosystem:slug, field:name=value or all, joined by "," (either) and "&" (both); may be repeated',
      repeated,
    )
    .option('--from <date>', 'first day of the window; default: twelve months back from the data')
    .option('--to <date>', 'the day after the window')
    .addOption(new Option('--grain <grain>', 'length of a period').choices(grains).default('month'))
    .addOption(new Option('--actors <kind>', 'whose items').choices(askedActors).default('human'))
    .option('--trailing <steps>', 'how many steps each point looks back over', whole(1, 120))
    .option('--each', 'one series for each repository of the scopes')
    .addOption(
      new Option(
        '--compare <names>',
        `with commas between: ${comparisons.join(', ')}; or none`,
      ).argParser(comparisonsOf),
    )
    .addOption(
      new Option('--format <format>', 'how to print')
        .choices(['table', 'json', 'csv'])
        .default('table'),
    )
    .addOption(dbOption())
    .action(run)
