/** `lichen import github-json <folder>`: takes issues and pull requests from files, for a project with an archive and no token. */
import { Command } from 'commander'
import { checkEcosystem } from '../sync/run.ts'
import {
  importArchive,
  openArchive,
  type Imported,
  type ImportedRepository,
} from '../sync/import.ts'
import { parseName } from '../sync/wanted.ts'
import { openSink } from './open-sink.ts'
import { count, counted } from './sync-texts.ts'
import { dbOption } from './options.ts'
import { progressLine } from './progress-line.ts'

interface Options {
  db?: string
  repository?: string
  ecosystem?: string
  asOf?: string
}

function repositoryText(imported: ImportedRepository): string {
  const { as_of, changes, gaps, issues, name, owner, pull_requests } = imported
  const has = `${counted(issues, 'issue')}, ${counted(pull_requests, 'pull request')}`
  const rows = `${count(changes.inserted)} new, ${count(changes.updated)} changed, ${count(changes.deleted)} removed rows`
  const holes =
    gaps === 0
      ? ''
      : `\n  ${counted(gaps, 'item')} of which the files lack something: they are marked as gaps`
  return `${owner}/${name}: ${has}, as of ${as_of} (${rows})${holes}`
}

/** What a user should know of the files beyond what was imported; empty where there is nothing to tell. */
function notes({ copyOf, derivedIds, files, leftOver, passedOver }: Imported): string[] {
  const copy = copyOf === null ? '' : `, the copy of ${copyOf}`
  const others =
    passedOver === 0 ? '' : `; ${counted(passedOver, 'file')} of other dates passed over`
  return [
    `Read ${counted(files, 'file')}${copy}${others}.`,
    ...(derivedIds === 0
      ? []
      : [
          `${counted(derivedIds, 'row')} for which the files have no id of GitHub's got a derived one, such as commits.`,
        ]),
    ...leftOver.map(
      (left) => `Not imported: ${count(left.count)} × ${left.what} (first: ${left.where}).`,
    ),
  ]
}

async function run(folder: string, options: Options): Promise<void> {
  const { asOf, ecosystem } = options
  const repository = options.repository === undefined ? undefined : parseName(options.repository)
  if (ecosystem !== undefined) checkEcosystem(ecosystem)
  const line = progressLine()
  let read = 0
  const onItem = (): void => line.show(`${folder}  ${count(++read)} items read`)
  try {
    const archive = await openArchive({ folder, repository, asOf, onItem })
    const { close, sink } = await openSink(options)
    try {
      const onProgress = (done: number, total: number): void =>
        line.show(`${folder}  ${count(done)} of ${count(total)} items stored`)
      const imported = await importArchive(sink, archive, { ecosystem, onProgress })
      line.end()
      for (const one of imported.repositories) console.log(repositoryText(one))
      for (const note of notes(imported)) console.log(note)
    } finally {
      await close()
    }
  } finally {
    line.end()
  }
}

export const importCommand = (): Command => {
  const command = new Command('import').description('take data from files into the database')
  command
    .command('github-json')
    .description("take issues and pull requests in the shape of GitHub's REST API; needs no token")
    .argument('<folder>', 'JSON, JSON lines or arrays, plain or .gz, also in folders below it')
    .option(
      '--repository <owner/name>',
      'only this one, or whose items they are where none says so',
    )
    .option('--ecosystem <name>', "the group that they join; default: their owner's, when new")
    .option('--as-of <date>', 'of when the files are; default: their newest entry')
    .addOption(dbOption())
    .action(run)
  return command
}
