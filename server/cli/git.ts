/** `lichen git owner/name`: reads a repository's history with git into the database, or into the server that has it open. */
import { Command } from 'commander'
import { collectHistory, type GitSummary } from '../sync/run-git.ts'
import { readTokens } from '../sync/token.ts'
import { parseName } from '../sync/wanted.ts'
import { interruptedCode } from './collect.ts'
import { openSink } from './open-sink.ts'
import { dbOption, settingsOf } from './options.ts'
import { progressLine } from './progress-line.ts'
import { count, counted } from './sync-texts.ts'

interface Options {
  db?: string
  from?: string
  paths?: boolean
  clones?: string
  tokenFile?: string
}

export function historyText(summary: GitSummary): string {
  const { changes, commits, gaps, head, isKnown, name, owner, read, tags, withPaths } = summary
  const has = `${counted(commits, 'commit')}, ${counted(tags, 'tag')}`
  const rows = `${count(changes.inserted)} new, ${count(changes.updated)} changed, ${count(changes.deleted)} removed rows`
  const paths = withPaths ? ', with the classes of changed files' : ''
  return [
    `${owner}/${name}: ${has} at ${head.slice(0, 12)}${paths}; ${count(read)} read (${rows})`,
    ...gaps.map(({ reason }) => `Incomplete: ${reason}`),
    ...(isKnown
      ? []
      : [`Its history waits for its facts: lichen collect ${owner}/${name} stores them.`]),
  ].join('\n')
}

async function run(repository: string, options: Options): Promise<void> {
  const { name, owner } = parseName(repository)
  const settings = settingsOf(options)
  // A public repository needs none; of several the first is taken.
  const [token] = await readTokens(
    { ...settings, tokenFile: options.tokenFile },
    { isNeeded: false },
  )
  const { close, sink } = await openSink(options)
  const stop = new AbortController()
  const onSignal = (): void => stop.abort()
  process.once('SIGINT', onSignal)
  const line = progressLine()
  try {
    const summary = await collectHistory({
      sink,
      owner,
      name,
      from: options.from,
      clones: options.clones ?? `${settings.LICHEN_DB}.git`,
      withPaths: options.paths === true,
      apiUrl: settings.GITHUB_API_URL,
      token,
      signal: stop.signal,
      onFetch: (text) => line.show(`${repository}  ${text}`),
      onProgress: ({ done, total }) =>
        line.show(`${repository}  commits ${count(done)} of ${count(total)}`),
    })
    line.end()
    console.log(historyText(summary))
  } finally {
    line.end()
    process.off('SIGINT', onSignal)
    await close()
    if (stop.signal.aborted) process.exitCode = interruptedCode
  }
}

export const gitCommand = (): Command =>
  new Command('git')
    .description('read the history of a default branch with git; again for what has changed')
    .argument('<owner/name>', 'the repository')
    .option('--from <path or URL>', 'a clone of yours, read in place, or where to clone from')
    .option('--paths', 'also what changed files are for: code, tests, docs, build, ci, data')
    .option('--clones <folder>', 'where clones are kept; default: beside the database file')
    .option('--token-file <file>', 'a file that holds the token (GITHUB_TOKEN, GITHUB_TOKEN_FILE)')
    .addOption(dbOption())
    .action(run)
