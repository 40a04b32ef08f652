/** What the tests of git share: folders, repositories made with git itself, and a run into a store. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { GitSummary } from '../../server/sync/run-git.ts'
import { collectHistory, type GitRequest } from '../../server/sync/run-git.ts'
import type { Store } from '../../server/store/open.ts'
import { runGit } from './run-git.ts'

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lichen-git-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export interface Work {
  folder: string
  git: (...args: string[]) => string
  /** A commit of the branch that is checked out. @returns its object name */
  commit: (message: string, given?: CommitGiven) => Promise<string>
}

export interface CommitGiven {
  files?: Record<string, string>
  env?: Record<string, string>
}

/** A repository with a working folder and the branch `main`. */
export async function workingRepository(): Promise<Work> {
  const folder = await temporaryFolder()
  const git = (...args: string[]): string => runGit(args, folder)
  git('init', '--quiet', '--initial-branch=main')
  let day = 1
  const commit = async (message: string, { env = {}, files = {} }: CommitGiven = {}) => {
    for (const [path, text] of Object.entries(files)) {
      runGit(
        ['update-index', '--add', '--cacheinfo', `100644,${blob(folder, text)},${path}`],
        folder,
      )
    }
    const at = `2024-01-${String(day++).padStart(2, '0')}T12:00:00Z`
    const args = [
      'commit',
      '--quiet',
      '--allow-empty',
      '--allow-empty-message',
      '--cleanup=verbatim',
      '-F',
      '-',
    ]
    const dates = { GIT_AUTHOR_DATE: at, GIT_COMMITTER_DATE: at }
    runGit(args, folder, { input: message, env: { ...dates, ...env } })
    return git('rev-parse', 'HEAD')
  }
  return { folder, git, commit }
}

const blob = (folder: string, text: string): string =>
  runGit(['hash-object', '-w', '--stdin'], folder, { input: text })

/** A bare copy that serves clones without contents, as a forge does. */
export async function bareRemote(
  work: Work,
): Promise<{ url: string; folder: string; push: () => void }> {
  const folder = join(await temporaryFolder(), 'remote.git')
  runGit(['init', '--quiet', '--bare', '--initial-branch=main', folder], work.folder)
  runGit(['config', 'uploadpack.allowFilter', 'true'], folder)
  work.git('remote', 'add', 'origin', folder)
  const push = (): void => {
    work.git('push', '--quiet', '--force', '--mirror', 'origin')
  }
  push()
  return { url: `file://${folder}`, folder, push }
}

/** Reads a history into a store, as `lichen git acme/widgets --from …` does. */
export const readHistory = (
  store: Store,
  from: string,
  given: Partial<GitRequest> = {},
): Promise<GitSummary> =>
  collectHistory({
    sink: store,
    owner: 'acme',
    name: 'widgets',
    from,
    clones: `${store.path}.git`,
    apiUrl: 'https://api.github.com',
    ...given,
  })

const tables = ['git_commit', 'git_co_author', 'git_path_class', 'git_tag', 'gap'] as const

/** Every row that a history has, to compare stores. */
export async function historyRows(store: Store): Promise<Record<string, unknown[]>> {
  const found = await Promise.all(
    tables.map(
      async (table) => [table, await store.query(`from raw.${table} order by all`)] as const,
    ),
  )
  return Object.fromEntries(found)
}

/** What git itself counts, and what is stored. */
export async function counts(
  store: Store,
  folder: string,
  head = 'HEAD',
): Promise<{ git: number; stored: number }> {
  const [row] = await store.query<{ n: number }>('select count(*) as n from raw.git_commit')
  return { git: Number(runGit(['rev-list', '--count', head], folder)), stored: row?.n ?? -1 }
}
