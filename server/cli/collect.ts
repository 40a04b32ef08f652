/** `lichen collect owner/name…`: takes repositories from GitHub into the database, or into the server that has it open. */
import { Command } from 'commander'
import { createClient, type GithubClient, type Waiting } from '../../collectors/github/client.ts'
import type { Progress } from '../../collectors/github/options.ts'
import { AppError } from '../errors.ts'
import { readLanes } from '../sync/credentials.ts'
import { collectMany } from '../sync/many.ts'
import { failedRun } from '../sync/run-row.ts'
import { startReporting, type Reporter } from '../sync/reporter.ts'
import { letLeave } from '../sync/leaving.ts'
import { readReposFile } from '../sync/repos-file.ts'
import { checkEcosystem } from '../sync/run.ts'
import { checkPattern } from '../sync/selection.ts'
import type { Sink, SyncRun } from '../sync/sink.ts'
import { Tracker } from '../sync/tracker.ts'
import { checkFile, findWanted, parseName, parseOwner, type Asked } from '../sync/wanted.ts'
import { version } from '../version.ts'
import { report } from './failure.ts'
import { openSink } from './open-sink.ts'
import { dbOption, repeated, settingsOf } from './options.ts'
import { progressLine } from './progress-line.ts'
import { printPlans } from './plan.ts'
import {
  endText,
  idleText,
  leftText,
  ownerText,
  progressText,
  summaryText,
  waitingText,
} from './sync-texts.ts'

interface Options {
  archived?: boolean
  db?: string
  ecosystem?: string
  exclude?: string[]
  file?: string
  forks?: boolean
  org?: string[]
  plan?: boolean
  tokenFile?: string
}

/** As a shell says that a program was ended by Ctrl-C. */
export const interruptedCode = 130

function progressOf() {
  const line = progressLine()
  let begun = Date.now()
  let itemsRead = 0
  let last = { repository: '', phase: '', done: 0 }
  return {
    show: (repository: string, progress: Progress): void => {
      if (last.repository !== repository) [begun, itemsRead] = [Date.now(), 0]
      const isSame = last.repository === repository && last.phase === progress.phase
      itemsRead += progress.done - (isSame ? last.done : 0)
      last = { repository, phase: progress.phase, done: progress.done }
      line.show(progressText(repository, progress, itemsRead, Date.now() - begun))
    },
    /** What nobody would notice isn't told. */
    wait: (waiting: Waiting): void => {
      if (waiting.ms >= 2000) line.show(waitingText(waiting, new Date()))
    },
    end: line.end,
  }
}

/** @throws AppError for what is asked wrongly, before anything is asked of GitHub */
async function askedOf(names: string[], options: Options): Promise<Asked> {
  const { archived, ecosystem, exclude = [], file, forks, org = [] } = options
  if (names.length + org.length === 0 && file === undefined) {
    throw new AppError(
      'nothing-asked',
      'There is nothing to collect.',
      'Name repositories, an organisation with --org, or a file with --file.',
      400,
    )
  }
  if (ecosystem !== undefined) checkEcosystem(ecosystem)
  for (const name of names) parseName(name)
  const asked = {
    names,
    organisations: org.map(parseOwner),
    file: file === undefined ? [] : await readReposFile(file),
    ecosystem:
      ecosystem === undefined ? null : { slug: ecosystem, title: ecosystem, is_simulated: false },
    exclude: exclude.map(checkPattern),
    archived: archived === true,
    forks: forks === true,
  }
  checkFile(asked.file)
  return asked
}

/** Finds what is to be collected and collects it; an owner that can't be listed counts as one that failed. */
async function collectAll(
  asked: Asked,
  sink: Sink,
  tracker: Tracker,
  newClient: () => GithubClient,
  signal: AbortSignal,
  line: ReturnType<typeof progressOf>,
): Promise<void> {
  const found = await findWanted(asked, newClient)
  const failed: SyncRun[] = []
  for (const { error, login } of found.failures) {
    if (signal.aborted) break
    const run = failedRun(`${login}/*`, error)
    await sink.recordRun(run)
    tracker.end(run)
    failed.push(run)
    report(error)
  }
  for (const owner of found.owners) console.log(ownerText(owner))
  tracker.expect(found.wanted.length + failed.length)
  const runs = await collectMany({
    sink,
    wanted: found.wanted,
    newClient,
    signal,
    tracker,
    onProgress: line.show,
    onIdle: (repositories, requests) => {
      line.end()
      console.log(idleText(repositories, requests))
    },
    onEnd: (run, summary, error) => {
      line.end()
      if (summary === null) report(error)
      else console.log(summaryText(summary))
      if (run.outcome !== 'complete') process.exitCode = 1
    },
  })
  for (const left of await letLeave(sink, asked.file)) console.log(leftText(left))
  const total = found.wanted.length + failed.length
  if (total > 1) console.log(endText([...failed, ...runs], total))
}

async function run(names: string[], options: Options): Promise<void> {
  const asked = await askedOf(names, options)
  const settings = settingsOf(options)
  const lanes = await readLanes({ ...settings, tokenFile: options.tokenFile })
  if (options.plan === true) {
    const client = createClient({
      apiUrl: settings.GITHUB_API_URL,
      lanes,
      userAgent: `lichen/${version}`,
    })
    return printPlans(asked, client)
  }
  const { close, remote, sink } = await openSink(options)
  const stop = new AbortController()
  const onSignal = (): void => stop.abort()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal)
  let reporter: Reporter | undefined
  const line = progressOf()
  try {
    const tracker = new Tracker((state) => reporter?.note(state))
    if (remote !== undefined) reporter = await startReporting(remote, tracker.state, onSignal)
    const newClient = () =>
      createClient({
        apiUrl: settings.GITHUB_API_URL,
        lanes,
        userAgent: `lichen/${version}`,
        signal: stop.signal,
        onWait: (waiting) => {
          line.wait(waiting)
          tracker.wait(waiting)
        },
      })
    try {
      await collectAll(asked, sink, tracker, newClient, stop.signal, line)
    } finally {
      tracker.finish(stop.signal.aborted)
      await reporter?.end(tracker.state)
    }
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, onSignal)
    await close()
  }
  if (stop.signal.aborted) process.exitCode = interruptedCode
}

export const collectCommand = (): Command =>
  new Command('collect')
    .description('take repositories from GitHub into the database; again for what has changed')
    .argument('[owner/name...]', 'repositories')
    .option('--org <name>', 'all that an organisation or user owns; may be repeated', repeated)
    .option('--file <file>', 'ecosystems with their repositories and organisations, as YAML')
    .option(
      '--exclude <pattern>',
      "what --org and the file's organisations leave out, as 'owner/name*'; may be repeated",
      repeated,
    )
    .option('--plan', 'print what a first collection would cost, and collect nothing')
    .option('--archived', 'archived repositories of an organisation too')
    .option('--forks', 'forks of an organisation too')
    .option('--ecosystem <name>', "the group that they join; default: their owner's, when new")
    .option('--token-file <file>', 'a file that holds the token (GITHUB_TOKEN, GITHUB_TOKEN_FILE)')
    .addOption(dbOption())
    .action(run)
