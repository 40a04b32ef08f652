/** `lichen actors`: who is a person, a bot or an agent, who is who and where they belong; the rules of it, and their change. */
import { readFile } from 'node:fs/promises'
import { Argument, Command, Option } from 'commander'
import type { z } from 'zod'
import { kinds, type Change } from '../actors/change.ts'
import { parsePeopleFile } from '../actors/file.ts'
import { AppError } from '../errors.ts'
import {
  ActorsAnswer,
  AffiliationsAnswer,
  ChangedAnswer,
  HistoryAnswer,
  IdentitiesAnswer,
  PreviewAnswer,
  RulesAnswer,
  VersionAnswer,
  whys,
} from '../routes/actor-schemas.ts'
import {
  actorsText,
  affiliationsText,
  changedText,
  historyText,
  identitiesText,
  previewText,
  rulesText,
  versionText,
} from './actors-texts.ts'
import { report } from './failure.ts'
import { json, printed, using, type Printing, type Query } from './open-api.ts'
import { dbOption, formatOption, whole } from './options.ts'

interface Writing extends Printing {
  preview?: boolean
  note?: string
}
interface Interval {
  from?: string
  to?: string
}

/** A command that prints what a route answers, as a table, JSON or CSV. */
const reading =
  <Schema extends z.ZodType, Options extends Printing>(
    path: string,
    schema: Schema,
    text: (answer: z.infer<Schema>) => string,
    queryOf: (options: Options) => Query = () => ({}),
  ) =>
  (options: Options): Promise<void> =>
    printed(options, `/actors${path}`, queryOf(options), schema, text)

function change(options: Writing, changes: Change[]): Promise<void> {
  const { format, note, preview } = options
  const body = { changes, ...(note === undefined ? {} : { note }) }
  return using(options, async (api) => {
    if (preview === true) {
      const answer = await api.send('POST', '/actors/preview', body, PreviewAnswer)
      return format === 'json' ? json(answer) : previewText(answer)
    }
    const answer = await api.send('PUT', '/actors/rules', body, ChangedAnswer)
    return format === 'json' ? json(answer) : changedText(answer)
  })
}

async function importFile(path: string, options: Writing): Promise<void> {
  try {
    const text = await readFile(path, 'utf8').catch(() => {
      throw new AppError('no-file', `${path} can't be read.`, 'Check the path.', 404)
    })
    await change(options, [{ change: 'import', file: parsePeopleFile(path, text) }])
  } catch (error) {
    report(error, options.format === 'json')
  }
}

const limitOption = (): Option =>
  new Option('--limit <rows>', 'how many rows at most').argParser(whole(1, 10_000)).default(100)
const sourceOption = (): Option => new Option('--source <source>', 'only those that it says')

const reader = (name: string, description: string): Command =>
  new Command(name).description(description).addOption(formatOption()).addOption(dbOption())

const writer = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .option('--preview', 'say what it would do, and change nothing')
    .option('--note <text>', 'why, for the history')
    .addOption(formatOption(['table', 'json']))
    .addOption(dbOption())

const within = (command: Command): Command =>
  command
    .option('--from <day>', 'its first day; default: always')
    .option('--to <day>', 'the day after its last; default: without end')

const days = ({ from, to }: Interval): Interval => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
})

function readers(): Command[] {
  type Listing = Printing & {
    limit: number
    source?: string
    kind?: string
    why?: string
    q?: string
  }
  const listed = ({ kind, limit, q, source, why }: Listing) => ({ kind, limit, q, source, why })
  const history = async (version: number | undefined, options: Listing): Promise<void> =>
    version === undefined
      ? reading('/history', HistoryAnswer, historyText, listed)(options)
      : reading(`/history/${version}`, VersionAnswer, versionText)(options)
  return [
    reader('list', 'accounts with what they are and why, the most active first')
      .addOption(new Option('--kind <kind>', 'only these').choices(kinds))
      .addOption(new Option('--why <why>', 'only those decided so').choices(whys))
      .option('--q <text>', 'part of a login, an address or a name')
      .addOption(limitOption())
      .action(reading('', ActorsAnswer, actorsText, listed)),
    reader('rules', 'all rules as they are').action(reading('/rules', RulesAnswer, rulesText)),
    reader('identities', 'accounts and addresses that are another spelling of a person')
      .addOption(sourceOption())
      .addOption(limitOption())
      .action(reading('/identities', IdentitiesAnswer, identitiesText, listed)),
    reader('affiliations', 'where people belong and when, and for how much it is unknown')
      .addOption(sourceOption())
      .addOption(limitOption())
      .action(reading('/affiliations', AffiliationsAnswer, affiliationsText, listed)),
    reader('history', 'what each version changed; with a version, all rules as they were then')
      .argument('[version]', 'a version of the rules', whole(1))
      .addOption(limitOption())
      .action(history),
  ]
}

function writers(): Command[] {
  return [
    writer('set', 'say what an account is; * in a login makes a pattern')
      .argument('<login>', "a login, an address, or a pattern like '*-bot'")
      .addArgument(new Argument('<kind>', 'what it is').choices(kinds))
      .action((login: string, kind: (typeof kinds)[number], options: Writing) =>
        change(options, [{ change: 'set-kind', login, kind, note: options.note }]),
      ),
    writer('remove', 'take such a rule back')
      .argument('<login>')
      .action((login: string, options: Writing) =>
        change(options, [{ change: 'remove-kind', login }]),
      ),
    writer('stale', "a label with which a bot's close counts as expired")
      .argument('<label>')
      .option('--remove', 'it is none any more')
      .action((label: string, options: Writing & { remove?: boolean }) =>
        change(options, [
          { change: options.remove === true ? 'remove-stale-label' : 'add-stale-label', label },
        ]),
      ),
    writer('merge', 'say that an account or address is another spelling of a person')
      .argument('<login or address>')
      .argument('<into>', 'the login or address under which they are counted')
      .action((account: string, into: string, options: Writing) =>
        change(options, [{ change: 'merge', account, into, note: options.note }]),
      ),
    writer('split', 'take it apart again, and keep it apart')
      .argument('<login or address>')
      .action((account: string, options: Writing) =>
        change(options, [{ change: 'split', account, note: options.note }]),
      ),
    writer('switch', 'switch a rule that merges by itself on or off')
      .argument('<rule>', 'see lichen actors rules')
      .addArgument(new Argument('<on|off>').choices(['on', 'off']))
      .action((rule: string, state: string, options: Writing) =>
        change(options, [{ change: 'switch-identity-rule', rule, is_on: state === 'on' }]),
      ),
    within(writer('domain', 'say whose an e-mail domain is'))
      .argument('<domain>')
      .argument('[organisation]', 'left out with --remove')
      .option('--remove', 'it is nobody’s any more')
      .action((domain: string, organisation: string | undefined, options: Owning) =>
        change(options, [
          organisation === undefined || options.remove === true
            ? { change: 'remove-domain', domain }
            : { change: 'set-domain', domain, organisation, ...days(options) },
        ]),
      ),
    within(writer('owner', 'say whose the members of an account are that owns repositories'))
      .argument('<login>')
      .argument('[organisation]', 'left out with --remove')
      .option('--remove', 'it is nobody’s any more')
      .action((owner: string, organisation: string | undefined, options: Owning) =>
        change(options, [
          organisation === undefined || options.remove === true
            ? { change: 'remove-owner', owner }
            : { change: 'set-owner', owner, organisation, ...days(options) },
        ]),
      ),
    within(writer('company', "say which organisation a profile's company is"))
      .argument('<text>', "as profiles name it; '@', case and blanks don't matter")
      .argument('[organisation]', 'left out with --remove')
      .option('--remove', 'it is none any more')
      .action((company: string, organisation: string | undefined, options: Owning) =>
        change(options, [
          organisation === undefined || options.remove === true
            ? { change: 'remove-company', company }
            : { change: 'set-company', company, organisation, ...days(options) },
        ]),
      ),
    within(writer('affiliate', 'say where a person belongs'))
      .argument('<login or address>')
      .argument('<organisation>')
      .action((person: string, organisation: string, options: Writing & Interval) =>
        change(options, [{ change: 'affiliate', person, organisation, ...days(options) }]),
      ),
    writer('disaffiliate', 'take back what was said by hand of where a person belongs')
      .argument('<login or address>')
      .argument('[organisation]', 'only this one')
      .action((person: string, organisation: string | undefined, options: Writing) =>
        change(options, [{ change: 'disaffiliate', person, organisation }]),
      ),
    writer('import', 'take people, their accounts and organisations from a file')
      .argument('<file>', 'YAML or CSV; it replaces what an earlier file said')
      .action(importFile),
    writer('restore', 'put all rules back as they were')
      .argument('<version>', 'see lichen actors history', whole(1))
      .action((version: number, options: Writing) =>
        change(options, [{ change: 'restore', version }]),
      ),
  ]
}

type Owning = Writing & Interval & { remove?: boolean }

export const actorsCommand = (): Command => {
  const command = new Command('actors').description(
    'who is a person, a bot or an agent, who is who, and where they belong',
  )
  for (const each of [...readers(), ...writers()]) command.addCommand(each)
  return command
}
