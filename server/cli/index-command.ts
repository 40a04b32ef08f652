/** `lichen index`: composite indices, what moved them and what they hang on; and `lichen lifecycle`. */
import { Command, Option } from 'commander'
import type { z } from 'zod'
import {
  IndexAnswer,
  IndexChange,
  IndexSeries,
  IndicesAnswer,
  LifecycleAnswer,
  Tornado,
  WhatIf,
} from '../routes/index-schemas.ts'
import { report } from './failure.ts'
import {
  changeText,
  indexText,
  indicesText,
  lifecycleText,
  seriesText,
  tornadoText,
  whatIfText,
} from './index-text.ts'
import { openApi } from './open-api.ts'
import { dbOption, repeated, whole } from './options.ts'

interface Options {
  scope?: string[]
  period?: string
  weights?: string
  each?: boolean
  draws?: number
  seed?: number
  change?: true | string
  series?: number
  tornado?: boolean
  move?: string[]
  format: 'table' | 'json' | 'csv'
  db?: string
}

/** Asks one path, in the form that is to be printed. */
async function print<Schema extends z.ZodType>(
  options: Options,
  path: string,
  query: Record<string, string | string[] | number | undefined>,
  schema: Schema,
  text: (answer: z.infer<Schema>) => string,
): Promise<void> {
  try {
    const { api, close } = await openApi(options)
    const given = new URLSearchParams()
    for (const [name, value] of Object.entries(query)) {
      for (const each of [value].flat()) if (each !== undefined) given.append(name, String(each))
    }
    try {
      if (options.format === 'csv') {
        given.set('format', 'csv')
        process.stdout.write(await api.text(`${path}?${given}`))
        return
      }
      const answer = await api.get(`${path}?${given}`, schema)
      process.stdout.write(
        options.format === 'json' ? `${JSON.stringify(answer, null, 2)}\n` : text(answer),
      )
    } finally {
      await close()
    }
  } catch (error) {
    report(error, options.format === 'json')
  }
}

async function run(key: string | undefined, options: Options): Promise<void> {
  if (key === undefined) return print(options, '/indices', {}, IndicesAnswer, indicesText)
  const { change, draws, each, move, period, scope, seed, series, tornado, weights } = options
  const path = `/indices/${encodeURIComponent(key)}`
  const asked = { scope, period, weights, each: each === true ? 'true' : undefined }
  const drawn = { ...asked, draws, seed }
  if (change !== undefined) {
    const before = change === true ? undefined : change
    return print(options, `${path}/change`, { ...asked, before }, IndexChange, changeText)
  }
  if (series !== undefined) {
    return print(options, `${path}/series`, { ...drawn, periods: series }, IndexSeries, seriesText)
  }
  if (tornado === true) return print(options, `${path}/tornado`, drawn, Tornado, tornadoText)
  if (move !== undefined) {
    return print(options, `${path}/what-if`, { ...asked, move }, WhatIf, whatIfText)
  }
  return print(options, path, drawn, IndexAnswer, indexText)
}

const scopeOption = (): Option =>
  new Option(
    '--scope <scope>',
    'repo:owner/name, org:owner, ecosystem:slug, field:name=value or all; may be repeated',
  ).argParser(repeated)
const periodOption = (): Option =>
  new Option('--period <period>', 'a year, quarter or month, as 2026, 2026Q2 or 2026-05')
const formatOption = (): Option =>
  new Option('--format <format>', 'how to print').choices(['table', 'json', 'csv']).default('table')

export const indexCommand = (): Command =>
  new Command('index')
    .description('print an index with its parts and how sure it is; without a key, the indices')
    .argument('[key]', 'which index, e.g. community-maturity')
    .addOption(scopeOption())
    .addOption(periodOption())
    .option('--weights <set>', 'a set of weights by its name, or name@version')
    .option('--each', 'one answer for each repository of the scopes')
    .option(
      '--draws <count>',
      'how often everything that could be otherwise is drawn',
      whole(10, 10_000),
    )
    .option('--seed <number>', 'the same seed gives the same draws', whole(0, 999_999_999))
    .option('--change [before]', 'what moved it since the period before, or since a named one')
    .option('--series <periods>', 'as many periods in a row', whole(1, 60))
    .option('--tornado', 'what it hangs on: one thing varied at a time')
    .option(
      '--move <indicator:value>',
      'what it would be with an indicator at a value; may be repeated',
      repeated,
    )
    .addOption(formatOption())
    .addOption(dbOption())
    .action(run)

export const lifecycleCommand = (): Command =>
  new Command('lifecycle')
    .description('print the state of each repository’s life, with the rule that decided it')
    .addOption(scopeOption().makeOptionMandatory())
    .addOption(periodOption())
    .addOption(formatOption())
    .addOption(dbOption())
    .action((options: Options) => {
      const { period, scope } = options
      return print(options, '/lifecycle', { scope, period }, LifecycleAnswer, lifecycleText)
    })
