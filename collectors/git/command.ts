/** Runs git, the only place that does: with an environment of its own, no questions asked, no hooks, no helpers. */
import { spawn } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { delimiter, dirname, resolve } from 'node:path'
import { gitFailure, noGit, stopped } from './failures.ts'
import type { Protocol } from './remote.ts'

export interface Git {
  /** Where it runs: the repository. */
  folder: string
  /** What it may use to reach another one; null while it only reads: it then can't even fetch what is missing. */
  protocol: Protocol | null
  /** Settings for this run alone, e.g. a header with a token. */
  settings?: Record<string, string>
  signal?: AbortSignal | undefined
  /** The repository is a clone of ours, which may be deleted. */
  isClone?: boolean
}

/** What users may have set for their own network; other variables would lead git elsewhere. */
const keptVariables = /^GIT_(?:SSH|SSH_COMMAND|SSL_\w+|PROXY_\w+|CONFIG_GLOBAL)$/
const secretVariables = /^(?:GITHUB_TOKEN|GITHUB_TOKEN_FILE|GH_TOKEN)$/

const fixedSettings: Record<string, string> = {
  'core.hooksPath': '/dev/null',
  // A repository's own settings could name a program here.
  'core.fsmonitor': 'false',
  'protocol.ext.allow': 'never',
  'log.showSignature': 'false',
  'gc.autoDetach': 'false',
  // Makes the walk by parents several times faster where a clone is large.
  'fetch.writeCommitGraph': 'true',
  // A minute at a crawl is no answer any more.
  'http.lowSpeedLimit': '1000',
  'http.lowSpeedTime': '60',
}

function environment({ folder, protocol, settings }: Git): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) =>
      (!name.startsWith('GIT_') || keptVariables.test(name)) && !secretVariables.test(name),
  )
  const pairs = Object.entries({ ...fixedSettings, ...settings })
  return {
    GIT_SSH_COMMAND: 'ssh -o BatchMode=yes -o ConnectTimeout=30',
    ...Object.fromEntries(own),
    LC_ALL: 'C',
    LANGUAGE: '',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_OPTIONAL_LOCKS: '0',
    // Else each commit is written on its own, and both sides do nothing but wake each other.
    GIT_FLUSH: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_ALLOW_PROTOCOL: protocol ?? 'none',
    // Versions before 2.45 don't know this one; for them no protocol is allowed.
    ...(protocol === null ? { GIT_NO_LAZY_FETCH: '1' } : {}),
    // A folder within a repository is not that repository.
    GIT_CEILING_DIRECTORIES: dirname(realpathSync(folder)),
    GIT_CONFIG_COUNT: String(pairs.length),
    ...Object.fromEntries(
      pairs.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  }
}

const isOnPath = (): boolean =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((folder) => ['git', 'git.exe'].some((name) => existsSync(resolve(folder, name))))

/** Of stderr, as much as a reason needs. */
const keptText = 8192

/**
 * What git writes on stdout, piece by piece: it waits while nobody takes the next one, and is ended when nobody will.
 *
 * @param onMessage what it writes on stderr, as it comes
 * @throws SourceError
 */
export async function* stream(
  git: Git,
  args: string[],
  onMessage?: (text: string) => void,
): AsyncGenerator<Buffer, void, void> {
  if (!isOnPath()) throw noGit()
  const isStopped = (): boolean => git.signal?.aborted === true
  if (isStopped()) throw stopped()
  const child = spawn('git', ['--no-pager', ...args], {
    cwd: git.folder,
    env: environment(git),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-keptText)
    onMessage?.(text)
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve)
  })
  // It is awaited below; until then it must not count as unhandled.
  ended.catch(() => undefined)
  const stop = (): void => void child.kill()
  git.signal?.addEventListener('abort', stop)
  try {
    for await (const chunk of child.stdout) yield chunk as Buffer
    const code = await ended
    if (isStopped()) throw stopped()
    if (code !== 0) throw gitFailure(stderr, git.isClone === true ? git.folder : undefined)
  } finally {
    git.signal?.removeEventListener('abort', stop)
    if (child.exitCode === null) child.kill()
  }
}

/** All that git writes on stdout, without the line end. */
export async function output(
  git: Git,
  args: string[],
  onMessage?: (text: string) => void,
): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream(git, args, onMessage)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8').replace(/\n$/, '')
}
