/** `lichen collect owner/name…`: takes repositories from GitHub into the database, or into the server that has it open. */
import { Command } from 'commander'
import { createClient, type GithubClient } from '../../collectors/github/client.ts'
import type { Progress } from '../../collectors/github/options.ts'
import { AppError } from '../errors.ts'
import { readLanes } from '../sync/credentials.ts'
import { collectMany, failedRun } from '../sync/many.ts'
import { startReporting, type Reporter } from '../sync/reporter.ts'
import { readReposFile } from '../sync/repos-file.ts'
import { checkEcosystem, type SyncSummary } from '../sync/run.ts'
import { checkPattern } from '../sync/selection.ts'
import type { Sink, SyncRun } from '../sync/sink.ts'
import { Tracker } from '../sync/tracker.ts'
import { checkFile, findWanted, parseName, parseOwner, type Asked } from '../sync/wanted.ts'
import { version } from '../version.ts'
import { report } from './failure.ts'
import { openSink } from './open-sink.ts'
import { dbOption, repeated, settingsOf } from './options.ts'
import { progressLine } from './progress-line.ts'
import { counted, endText, idleText, ownerText } from './sync-texts.ts'

interface Options {
  archived?: boolean
  db?: string
  ecosystem?: string
  exclude?: string[]
  file?: string
  forks?: boolean
  org?: string[]
  tokenFile?: string
}

/** As a shell says that a program was ended by Ctrl-C. */
export const interruptedCode = 130

export const count = (value: number): string => value.toLocaleString('en-US')
/** Roughly, in the unit that a waiting person thinks in. */
function timeLeft(seconds: number): string {
  if (seconds < 60) return 'less than a minute left'
  if (seconds < 5400) return `about ${Math.round(seconds / 60)} min left`
  return `about ${Math.round(seconds / 3600)} h left`
}

/** How far a run is, in one line; the time left is extrapolated from the items that this run has read. */
export function progressText(
  repository: string,
  { budget, done, left, phase, requests, total }: Progress,
  itemsRead: number,
  elapsedMs: number,
): string {
  // Where an earlier run read a part, how large that was isn't known.
  const read =
    left === null
      ? `${phase}: ${count(done)} more (${count(total)} in all)`
      : `${phase} ${count(Math.min(done, total))} of ${count(total)}`
  const parts = [`${repository}  ${read}`, counted(requests, 'request')]
  if (budget !== null) parts.push(`budget ${count(budget.remaining)} of ${count(budget.limit)}`)
  if (left !== null && left > 0 && itemsRead > 0) {
    parts.push(timeLeft((elapsedMs / 1000 / itemsRead) * left))
  }
  return parts.join(' · ')
}

export function summaryText(summary: SyncSummary): string {
  const { as_of, changes, issues, name, owner, pull_requests, releases, requests } = summary
  const has = [
    counted(issues, 'issue'),
    counted(pull_requests, 'pull request'),
    counted(releases, 'release'),
  ]
  const rows = `${count(changes.inserted)} new, ${count(changes.updated)} changed, ${count(changes.deleted)} removed rows`
  return `${owner}/${name}: ${has.join(', ')} in ${counted(requests, 'request')}, as of ${as_of} (${rows})`
}

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
): Promise<void> {
  const line = progressOf()
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
  const total = found.wanted.length + failed.length
  if (total > 1) console.log(endText([...failed, ...runs], total))
}

async function run(names: string[], options: Options): Promise<void> {
  const asked = await askedOf(names, options)
  const settings = settingsOf(options)
  const lanes = await readLanes({ ...settings, tokenFile: options.tokenFile })
  const { close, remote, sink } = await openSink(options)
  const stop = new AbortController()
  const onSignal = (): void => stop.abort()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, onSignal)
  let reporter: Reporter | undefined
  try {
    const tracker = new Tracker((state) => reporter?.note(state))
    if (remote !== undefined) reporter = await startReporting(remote, tracker.state, onSignal)
    const newClient = () =>
      createClient({
        apiUrl: settings.GITHUB_API_URL,
        lanes,
        userAgent: `lichen/${version}`,
        signal: stop.signal,
      })
    try {
      await collectAll(asked, sink, tracker, newClient, stop.signal)
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
    .option('--archived', 'archived repositories of an organisation too')
    .option('--forks', 'forks of an organisation too')
    .option('--ecosystem <name>', "the group that they join; default: their owner's, when new")
    .option('--token-file <file>', 'a file that holds the token (GITHUB_TOKEN, GITHUB_TOKEN_FILE)')
    .addOption(dbOption())
    .action(run)
