/** Opens a history: a folder of this machine in place, an address as a bare clone without file contents that is kept. */
import { existsSync, statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { SourceError } from '../github/errors.ts'
import { output, type Git } from './command.ts'
import { parseRemote, protocolOf } from './remote.ts'

export interface OpenHistory {
  /** To read with; it can't reach any other repository. */
  git: Git
  /** The commit that the default branch ends with; of a folder, the branch that is checked out. */
  head: string
  /** Histories that are cut off at some depth on purpose. */
  isShallow: boolean
}

export interface OpenOptions {
  /** A folder or an address. */
  from: string
  /** Where the clone is kept, if one is needed. */
  cloneFolder: string
  /** Settings of git that reach the address's host only, by `tokenSettings`. */
  settings?: (url: string) => Record<string, string>
  signal?: AbortSignal | undefined
  /** A percentage of git's own, while it fetches. */
  onFetch?: ((text: string) => void) | undefined
}

/** The one ref of ours: wherever the remote's HEAD points, also when its default branch gets another name. */
const headRef = 'refs/lichen/head'

/** Settled words alone: what else a server says is not for a terminal. */
const fetched = /(Counting|Compressing|Receiving|Resolving) (objects|deltas): +(\d+)%/g

/**
 * Brings a clone up to date, making it where there is none. It is made by `init` and `fetch`, not by `clone`, so that
 * one that was cut off is gone on with: refs move at the end only.
 */
async function fetchInto(folder: string, url: string, options: OpenOptions): Promise<void> {
  const { onFetch, settings, signal } = options
  await mkdir(folder, { recursive: true })
  const git: Git = {
    folder,
    protocol: protocolOf(url),
    settings: settings?.(url) ?? {},
    signal,
    isClone: true,
  }
  if (!existsSync(join(folder, 'HEAD'))) {
    await output(git, ['init', '--quiet', '--bare', '--template='])
  }
  await output(git, ['config', 'remote.origin.url', url])
  const refs = [`+HEAD:${headRef}`, '+refs/tags/*:refs/tags/*']
  await output(
    git,
    ['fetch', '--progress', '--prune', '--no-tags', '--filter=blob:none', 'origin', ...refs],
    (text) => {
      const [, verb, noun, percent] = [...text.matchAll(fetched)].at(-1) ?? []
      if (verb !== undefined) onFetch?.(`${verb} ${noun}: ${percent} %`)
    },
  )
}

async function inFolder(git: Git, ref: string): Promise<OpenHistory> {
  const head = await output(git, ['rev-parse', '--verify', `${ref}^{commit}`])
  const isShallow = (await output(git, ['rev-parse', '--is-shallow-repository'])) === 'true'
  return { git, head, isShallow }
}

/** @throws SourceError */
export async function openHistory(options: OpenOptions): Promise<OpenHistory> {
  const { cloneFolder, from, signal } = options
  const remote = parseRemote(from)
  if (remote.kind === 'url') {
    await fetchInto(resolve(cloneFolder), remote.url, options)
    const git = { folder: resolve(cloneFolder), protocol: null, signal, isClone: true }
    return inFolder(git, headRef)
  }
  const folder = resolve(remote.path)
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new SourceError(
      'not-found',
      `There is no folder ${folder}.`,
      'Give the folder of a git repository, or an address that starts with https://, with --from.',
    )
  }
  const git = { folder, protocol: null, signal }
  // Asked first, so that a folder that is no repository isn't taken for an empty one.
  await output(git, ['rev-parse', '--git-dir'])
  return inFolder(git, 'HEAD')
}
