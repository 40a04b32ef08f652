/** `lichen collect owner/name…`: takes repositories from GitHub into the database, or into the server that has it open. */
import { Command } from 'commander'
import { createClient } from '../../collectors/github/client.ts'
import type { Progress } from '../../collectors/github/collect.ts'
import { AppError } from '../errors.ts'
import { checkEcosystem, collectRepository, type SyncSummary } from '../sync/run.ts'
import { readToken } from '../sync/token.ts'
import { version } from '../version.ts'
import { report } from './failure.ts'
import { openSink } from './open-sink.ts'
import { dbOption, settingsOf } from './options.ts'
import { progressLine } from './progress-line.ts'

interface Options {
  db?: string
  ecosystem?: string
  tokenFile?: string
}

interface Name {
  owner: string
  name: string
}

/** As a shell says that a program was ended by Ctrl-C. */
export const interruptedCode = 130

export const count = (value: number): string => value.toLocaleString('en-US')
export const counted = (value: number, noun: string): string =>
  `${count(value)} ${noun}${value === 1 ? '' : 's'}`

/** @throws AppError `bad-repository` */
export function parseName(text: string): Name {
  const [, owner, name] = /^([\w.-]+)\/([\w.-]+)$/.exec(text) ?? []
  const isPath = [owner, name].some((part) => part === '.' || part === '..')
  if (owner !== undefined && name !== undefined && !isPath) return { owner, name }
  throw new AppError(
    'bad-repository',
    `"${text}" is no repository.`,
    'Write owner/name as in its address, e.g. lichen collect octocat/hello-world.',
    400,
  )
}

/** Each repository once, in the order given. */
function parseNames(texts: string[]): Name[] {
  return [...new Map(texts.map((text) => [text.toLowerCase(), parseName(text)])).values()]
}

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

function progressOf(repository: string) {
  const line = progressLine()
  const begun = Date.now()
  let itemsRead = 0
  let last = { phase: '', done: 0 }
  return {
    show: (progress: Progress): void => {
      itemsRead += progress.done - (last.phase === progress.phase ? last.done : 0)
      last = progress
      line.show(progressText(repository, progress, itemsRead, Date.now() - begun))
    },
    end: line.end,
  }
}

async function run(repositories: string[], options: Options): Promise<void> {
  const names = parseNames(repositories)
  if (options.ecosystem !== undefined) checkEcosystem(options.ecosystem)
  const settings = settingsOf(options)
  const token = await readToken({ ...settings, tokenFile: options.tokenFile })
  const { close, sink } = await openSink(options)
  const stop = new AbortController()
  const onSignal = (): void => stop.abort()
  process.once('SIGINT', onSignal)
  try {
    for (const { name, owner } of names) {
      if (stop.signal.aborted) break
      const progress = progressOf(`${owner}/${name}`)
      try {
        const client = createClient({
          apiUrl: settings.GITHUB_API_URL,
          token,
          userAgent: `lichen/${version}`,
          signal: stop.signal,
        })
        const { ecosystem } = options
        const onProgress = progress.show
        const summary = await collectRepository({
          sink,
          client,
          owner,
          name,
          ecosystem,
          onProgress,
        })
        progress.end()
        console.log(summaryText(summary))
      } catch (error) {
        progress.end()
        report(error)
      }
    }
  } finally {
    process.off('SIGINT', onSignal)
    await close()
  }
  if (stop.signal.aborted) process.exitCode = interruptedCode
}

export const collectCommand = (): Command =>
  new Command('collect')
    .description('take repositories from GitHub into the database; again for what has changed')
    .argument('<owner/name...>', 'the repositories')
    .option('--ecosystem <name>', "the group that they join; default: their owner's, when new")
    .option('--token-file <file>', 'a file that holds the token (GITHUB_TOKEN, GITHUB_TOKEN_FILE)')
    .addOption(dbOption())
    .action(run)
