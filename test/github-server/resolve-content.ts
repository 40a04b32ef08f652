/** Resolvers of what a repository's git holds: its branch, commits, tags, files, languages, and what they say of it. */
import { paginate, type Connection } from './connections.ts'
import type { Args, Fields } from './context.ts'
import { githubError } from './github-error.ts'
import { stableId } from './identity.ts'
import { asStored, ordered } from './resolve-items.ts'
import type { RepositoryWorld } from './world.ts'
import type { Commit, Tag, TagTarget } from './world-content.ts'

interface Entry {
  name: string
  type: 'blob' | 'tree'
  object: () => object | null
}

/** The folder at a path; null where there is none. Case matters, as in git. */
function folder(
  files: readonly string[],
  path: string,
): { __typename: 'Tree'; entries: Entry[] } | null {
  const prefix = path === '' ? '' : `${path}/`
  const within = files.filter((file) => file.startsWith(prefix))
  if (within.length === 0) return null
  const names = new Set(within.map((file) => file.slice(prefix.length).split('/')[0] ?? ''))
  const entries = [...names].map((name): Entry => {
    const isFile = files.includes(`${prefix}${name}`)
    return {
      name,
      type: isFile ? 'blob' : 'tree',
      object: () => (isFile ? { __typename: 'Blob' } : folder(files, `${prefix}${name}`)),
    }
  })
  return { __typename: 'Tree', entries }
}

/** A commit together with where it was looked up, which its history needs. */
interface Placed extends Commit {
  of: RepositoryWorld
}

function placed(of: RepositoryWorld, oid: string | undefined): Placed | null {
  const found = of.commits?.find((one) => one.oid === oid)
  return found ? { ...found, of } : null
}

const headOf = (source: RepositoryWorld): string | undefined =>
  source.headOid ?? source.commits?.at(-1)?.oid

/** As `git log` walks: of the commits whose child was shown, always the newest next. */
function history({ of, oid }: Placed): Placed[] {
  const found: Placed[] = []
  const seen = new Set([oid])
  const waiting = [placed(of, oid)]
  for (;;) {
    waiting.sort((a, b) => ((a?.committedDate ?? '') < (b?.committedDate ?? '') ? 1 : -1))
    const next = waiting.shift()
    if (!next) return found
    found.push(next)
    for (const parent of next.parents ?? []) {
      if (!seen.has(parent)) waiting.push(placed(of, parent))
      seen.add(parent)
    }
  }
}

/** GitHub's cursors of a history are the commit from which it was asked for, and a place in it. */
function historyPage(source: Placed, { after, first }: Args) {
  const all = history(source)
  const [oid, index] = (after ?? '').split(' ')
  if (after && (oid !== source.oid || !/^\d+$/.test(index ?? ''))) {
    const message = `\`${after}\` does not appear to be a valid cursor.`
    throw githubError('INVALID_CURSOR_ARGUMENTS', message)
  }
  const from = after ? Number(index) + 1 : 0
  const nodes = all.slice(from, from + (first ?? 0))
  const to = from + nodes.length
  return {
    totalCount: all.length,
    nodes,
    pageInfo: {
      hasNextPage: to < all.length,
      hasPreviousPage: from > 0,
      startCursor: nodes.length > 0 ? `${source.oid} ${from}` : null,
      endCursor: nodes.length > 0 ? `${source.oid} ${to - 1}` : null,
    },
  }
}

export const commit: Fields<Placed> = {
  messageHeadline: ({ message }) => message.split('\n')[0] ?? '',
  changedFilesIfAvailable: ({ changedFiles }) => changedFiles,
  additions: ({ additions }) => additions ?? 0,
  deletions: ({ deletions }) => deletions ?? 0,
  parents: ({ parentCount, parents = [] }) => ({ totalCount: parentCount ?? parents.length }),
  history: (source, args) => historyPage(source, args),
  associatedPullRequests: ({ pullRequestId }, args, { catalogue }) => {
    const found = pullRequestId ? catalogue.node(pullRequestId) : undefined
    return paginate(found ? [found] : [], args, asStored)
  },
}

interface Ref {
  id: string
  name: string
  prefix: string
  target: TagTarget | null
}

function tagDate({ target }: Ref): string {
  let named = target
  while (named?.__typename === 'Tag') named = named.target
  return named?.committedDate ?? ''
}

function tags(source: RepositoryWorld, args: Args): Connection<Ref> {
  const list = (source.tags ?? []).map(({ name, target }: Tag): Ref => {
    return { id: stableId('REF', source.id, 'tags', name), name, prefix: 'refs/tags/', target }
  })
  return ordered(list, args, { ALPHABETICAL: (one) => one.name, TAG_COMMIT_DATE: tagDate })
}

function languages(source: RepositoryWorld, args: Args) {
  const list = (source.languages ?? []).map(({ name, size }) => ({
    id: stableId('LANG', name),
    name,
    size,
  }))
  const page = ordered(list, args, { SIZE: (one) => one.size })
  const edges = () => page.nodes.map((node) => ({ cursor: node.id, node, size: node.size }))
  return { ...page, edges, totalSize: list.reduce((sum, { size }) => sum + size, 0) }
}

/** Fields of a repository. */
export const content: Fields<RepositoryWorld> = {
  defaultBranchRef: (source) => {
    const { defaultBranch: name, id } = source
    if (!name) return null
    const target = placed(source, headOf(source))
    return { id: stableId('REF', id, name), name, prefix: 'refs/heads/', target }
  },
  object: (source, { expression, oid }) => {
    if (oid) return placed(source, oid)
    const path = /^HEAD:(.*)$/.exec(expression ?? '')?.[1]
    if (path === undefined) {
      throw githubError('UNSUPPORTED', `The test server can't look up ${String(expression)}.`)
    }
    return folder(source.files ?? [], path)
  },
  refs: (source, args) => {
    if (args.refPrefix === 'refs/tags/') return tags(source, args)
    throw githubError('UNSUPPORTED', 'The test server lists tags only.')
  },
  repositoryTopics: ({ topics = [] }, args) =>
    paginate(
      topics.map((name) => ({ id: stableId('RT', name), topic: { name } })),
      args,
      asStored,
    ),
  languages,
  codeOfConduct: ({ inherited }) => inherited?.codeOfConduct && { url: inherited.codeOfConduct },
  contributingGuidelines: ({ inherited }) =>
    inherited?.contributingGuidelines && { url: inherited.contributingGuidelines },
  isSecurityPolicyEnabled: ({ inherited }) => inherited?.securityPolicyUrl !== undefined,
  securityPolicyUrl: ({ inherited }) => inherited?.securityPolicyUrl,
  fundingLinks: ({ inherited }) => (inherited?.fundingLinks ?? []).map((url) => ({ url })),
}
