/** `lichen checklist`: what is met of a checklist, and what somebody declares of what no machine can check. */
import { Command, Option } from 'commander'
import { z } from 'zod'
import { ChecklistAnswer, Statement, StatementsAnswer } from '../routes/checklist-schemas.ts'
import { checklistText, statementsText } from './checklist-text.ts'
import { json, printed, using, type Printing } from './open-api.ts'
import { dbOption, formatOption, repeated } from './options.ts'

interface Asked extends Printing {
  scope: string[]
  period?: string
  each?: boolean
}

interface Said extends Printing {
  scope: string
  by: string
  url: string
  notMet?: boolean
  on?: string
  until?: string
  note?: string
}

const pathOf = (key: string): string => `/checklists/${encodeURIComponent(key)}`

const show = (key: string, options: Asked): Promise<void> => {
  const { each, period, scope } = options
  const query = { scope, period, each: each === true ? 'true' : undefined }
  return printed(options, pathOf(key), query, ChecklistAnswer, checklistText)
}

const statements = (key: string, options: Printing): Promise<void> =>
  printed(options, `${pathOf(key)}/statements`, {}, StatementsAnswer, statementsText)

const declare = (key: string, item: string, options: Said): Promise<void> =>
  using(options, async (api) => {
    const { by, note, notMet, on, scope, until, url } = options
    const said = {
      scope,
      item,
      is_met: notMet !== true,
      said_by: by,
      url,
      ...(on === undefined ? {} : { said_on: on }),
      ...(until === undefined ? {} : { holds_until: until }),
      ...(note === undefined ? {} : { note }),
    }
    const stored = await api.send('POST', `${pathOf(key)}/statements`, said, Statement)
    if (options.format === 'json') return json(stored)
    const what = stored.is_met ? 'met' : 'not met'
    return `${item} is declared ${what} by ${stored.said_by} until ${stored.holds_until}; the statement is ${stored.id}.\n`
  })

const withdraw = (key: string, id: string, options: Printing): Promise<void> =>
  using(options, async (api) => {
    const path = `${pathOf(key)}/statements/${encodeURIComponent(id)}`
    const answer = await api.send('DELETE', path, {}, z.object({ withdrawn: z.literal(1) }))
    return options.format === 'json' ? json(answer) : `The statement ${id} is withdrawn.\n`
  })

const key = ['<key>', 'which checklist, e.g. security-posture, openssf-badge'] as const

export const checklistCommand = (): Command =>
  new Command('checklist')
    .description('what is met of a checklist: checked by machine, declared, or unknown')
    .addCommand(
      new Command('show')
        .description('print a checklist of some scopes')
        .argument(...key)
        .addOption(
          new Option(
            '--scope <scope>',
            'repo:owner/name, org:owner, ecosystem:slug … may be repeated',
          )
            .argParser(repeated)
            .makeOptionMandatory(),
        )
        .option('--period <period>', 'a year, quarter or month, as 2026, 2026Q2 or 2026-05')
        .option('--each', 'one answer for each repository of the scopes')
        .addOption(formatOption())
        .addOption(dbOption())
        .action(show),
    )
    .addCommand(
      new Command('declare')
        .description('declare an item met, with the evidence; a machine check stands above it')
        .argument(...key)
        .argument('<item>', 'which item of it')
        .requiredOption('--scope <scope>', 'repo:owner/name, org:owner or ecosystem:slug')
        .requiredOption('--by <name>', 'who says so')
        .requiredOption('--url <address>', 'where the evidence is')
        .option('--not-met', 'declare that it is not met')
        .option('--on <day>', 'when it was said; not given: today')
        .option('--until <day>', 'the first day on which it no longer holds; not given: in a year')
        .option('--note <text>', 'what else there is to say')
        .addOption(formatOption(['table', 'json']))
        .addOption(dbOption())
        .action(declare),
    )
    .addCommand(
      new Command('withdraw')
        .description('withdraw a statement; that it was made stays on record')
        .argument(...key)
        .argument('<id>', 'of the statement, as the list has it')
        .addOption(formatOption(['table', 'json']))
        .addOption(dbOption())
        .action(withdraw),
    )
    .addCommand(
      new Command('statements')
        .description('print all that was ever declared on a checklist')
        .argument(...key)
        .addOption(formatOption())
        .addOption(dbOption())
        .action(statements),
    )
