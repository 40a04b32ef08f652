/** `lichen index`: composite indices, what moved them and what they hang on; and `lichen lifecycle`. */
import { Command, Option } from 'commander'
import {
  IndexAnswer,
  IndexChange,
  IndexSeries,
  IndicesAnswer,
  LifecycleAnswer,
  Tornado,
  WhatIf,
} from '../routes/index-schemas.ts'
import {
  changeText,
  indexText,
  indicesText,
  lifecycleText,
  seriesText,
  tornadoText,
  whatIfText,
} from './index-text.ts'
import { printed, type Printing } from './open-api.ts'
import { dbOption, formatOption, repeated, whole } from './options.ts'

interface Options extends Printing {
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
}

async function run(key: string | undefined, options: Options): Promise<void> {
  if (key === undefined) return printed(options, '/indices', {}, IndicesAnswer, indicesText)
  const { change, draws, each, move, period, scope, seed, series, tornado, weights } = options
  const path = `/indices/${encodeURIComponent(key)}`
  const asked = { scope, period, weights, each: each === true ? 'true' : undefined }
  const drawn = { ...asked, draws, seed }
  if (change !== undefined) {
    const before = change === true ? undefined : change
    return printed(options, `${path}/change`, { ...asked, before }, IndexChange, changeText)
  }
  if (series !== undefined) {
    return printed(
      options,
      `${path}/series`,
      { ...drawn, periods: series },
      IndexSeries,
      seriesText,
    )
  }
  if (tornado === true) return printed(options, `${path}/tornado`, drawn, Tornado, tornadoText)
  if (move !== undefined) {
    return printed(options, `${path}/what-if`, { ...asked, move }, WhatIf, whatIfText)
  }
  return printed(options, path, drawn, IndexAnswer, indexText)
}

const scopeOption = (): Option =>
  new Option(
    '--scope <scope>',
    'repo:owner/name, org:owner, ecosystem:slug, field:name=value or all; may be repeated',
  ).argParser(repeated)
const periodOption = (): Option =>
  new Option('--period <period>', 'a year, quarter or month, as 2026, 2026Q2 or 2026-05')
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
      return printed(options, '/lifecycle', { scope, period }, LifecycleAnswer, lifecycleText)
    })
