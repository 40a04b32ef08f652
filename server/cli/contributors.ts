/** `lichen contributors`: what contributions weigh, who isn't to be listed, and the sets of weights. */
import { readFile } from 'node:fs/promises'
import { Command, Option } from 'commander'
import { parse } from 'yaml'
import { z } from 'zod'
import { privacies } from '../contributors/pseudonym.ts'
import { groupings, type Grouping } from '../contributors/read.ts'
import { WeightSet } from '../contributors/weight-set.ts'
import { AppError } from '../errors.ts'
import {
  ContributorAnswer,
  ContributorsAnswer,
  LeftOutAnswer,
  LeftOutList,
  sorts,
  StoredWeights,
  WeightsAnswer,
} from '../routes/contributor-schemas.ts'
import { contributorsText, contributorText, leftOutText, weightsText } from './contributors-text.ts'
import { json, printed, using, type Printing } from './open-api.ts'
import { dbOption, formatOption, whole } from './options.ts'

interface Asked extends Printing {
  scope: string
  from?: string
  to?: string
  weights?: string
  privacy?: string
  by?: Grouping
  sort?: string
  limit?: number
}

const queryOf = (options: Asked, names: readonly (keyof Asked)[]) =>
  Object.fromEntries(names.map((name) => [name, options[name]]))

const common = ['scope', 'from', 'to', 'weights', 'privacy'] as const

function listing(person: string | undefined, options: Asked): Promise<void> {
  if (person === undefined) {
    const query = queryOf(options, [...common, 'by', 'sort', 'limit'])
    return printed(options, '/contributors', query, ContributorsAnswer, contributorsText)
  }
  const path = `/contributors/${encodeURIComponent(person)}`
  return printed(options, path, queryOf(options, common), ContributorAnswer, contributorText)
}

const leavingOut =
  (method: 'PUT' | 'DELETE', text: string) =>
  (person: string, options: Printing): Promise<void> =>
    using(options, async (api) => {
      const path = `/contributors/${encodeURIComponent(person)}/left-out`
      const answer = await api.send(method, path, {}, LeftOutAnswer)
      return options.format === 'json' ? json(answer) : `${person} ${text}\n`
    })

/** @throws AppError `no-file`, `bad-weights` */
async function setFrom(path: string): Promise<WeightSet> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new AppError('no-file', `${path} can't be read.`, 'Check the path.', 404)
  })
  const hint = 'It says title, source and kinds; lichen contributors weights shows sets.'
  let said: unknown
  try {
    said = parse(text)
  } catch (error) {
    throw new AppError('bad-weights', `${path} is no YAML.`, hint, 400, { cause: error })
  }
  const parsed = WeightSet.safeParse(said)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const at = issue?.path.join('.') ?? ''
  const where = at === '' ? '' : ` at ${at}`
  throw new AppError('bad-weights', `${path}${where}: ${issue?.message ?? ''}.`, hint, 400)
}

async function storeSet(name: string, path: string, options: Printing): Promise<void> {
  await using(options, async (api) => {
    const set = await setFrom(path)
    const stored = await api.send('PUT', `/weights/${encodeURIComponent(name)}`, set, StoredWeights)
    return options.format === 'json'
      ? json(stored)
      : `The weights ${stored.name} are stored as version ${stored.version}.\n`
  })
}

const removeSet = (name: string, options: Printing): Promise<void> =>
  using(options, async (api) => {
    const path = `/weights/${encodeURIComponent(name)}`
    const answer = await api.send('DELETE', path, {}, z.object({ removed: z.literal(1) }))
    return options.format === 'json' ? json(answer) : `The weights ${name} are removed.\n`
  })

const privacyOption = (): Option =>
  new Option('--privacy <way>', 'pseudonymous: nobody by name (LICHEN_PRIVACY)').choices(privacies)

const writer = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .addOption(formatOption(['table', 'json']))
    .addOption(dbOption())

function weightsCommand(): Command {
  return new Command('weights')
    .description('the sets of weights; those that ship stay as they are')
    .addCommand(
      new Command('list')
        .description('all sets')
        .addOption(formatOption())
        .addOption(dbOption())
        .action((options: Printing) =>
          printed(options, '/weights', {}, WeightsAnswer, weightsText),
        ),
    )
    .addCommand(
      writer('set', 'store a set of your own, as a new version where there is one of that name')
        .argument('<name>')
        .argument('<file>', 'YAML, as those of sql/weights')
        .action(storeSet),
    )
    .addCommand(writer('remove', 'remove a set of your own').argument('<name>').action(removeSet))
}

export const contributorsCommand = (): Command =>
  new Command('contributors')
    .description('what the contributions to a scope weigh: by person, organisation or repository')
    .addCommand(
      new Command('list')
        .description('alphabetical, unless an order is asked for; with a login, one person')
        .argument('[person]', 'a login or a pseudonym')
        .requiredOption('--scope <scope>', 'as for lichen metrics')
        .option('--from <date>', 'first day; default: twelve months back from the data')
        .option('--to <date>', 'the day after the last')
        .option('--weights <name>', 'a set of weights, or name@version; default: opendigger')
        .addOption(new Option('--by <group>', 'whose').choices(groupings))
        .addOption(
          new Option('--sort <order>', 'name, points, or the rank in three parts').choices(sorts),
        )
        .addOption(privacyOption())
        .option('--limit <rows>', 'how many at most', whole(1, 1000))
        .addOption(formatOption())
        .addOption(dbOption())
        .action(listing),
      { isDefault: true },
    )
    .addCommand(
      writer('leave-out', 'list a person nowhere any more; sums and places stay as they are')
        .argument('<person>', 'a login, an address or a pseudonym')
        .action(leavingOut('PUT', 'is not listed any more; they still count in sums.')),
    )
    .addCommand(
      writer('list-again', 'take that back')
        .argument('<person>')
        .action(leavingOut('DELETE', 'is listed again.')),
    )
    .addCommand(
      new Command('left-out')
        .description('who is left out')
        .addOption(privacyOption())
        .addOption(formatOption())
        .addOption(dbOption())
        .action((options: Asked) =>
          printed(options, '/left-out', { privacy: options.privacy }, LeftOutList, leftOutText),
        ),
    )
    .addCommand(weightsCommand())
