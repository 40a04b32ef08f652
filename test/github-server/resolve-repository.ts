/** Resolvers of the query's entry points, of repositories, and of what repositories list besides items. */
import type { Catalogue } from './catalogue.ts'
import { paginate } from './connections.ts'
import type { Args, Context, Fields } from './context.ts'
import { githubError } from './github-error.ts'
import { stableId } from './identity.ts'
import { makeActor } from './make.ts'
import { content } from './resolve-content.ts'
import { asStored, issues, labelKeys, ordered, pullRequests } from './resolve-items.ts'
import type { Actor, Item, Label, Milestone, Release, RepositoryWorld } from './world.ts'
import type { Discussion } from './world-content.ts'

const notFound = (message: string) => githubError('NOT_FOUND', `Could not resolve to ${message}`)

function node(id: string, { asked, catalogue }: Context): object {
  const found = catalogue.node(id)
  if (!found) throw notFound(`a node with the global id of '${id}'.`)
  const repository = catalogue.repositoryOf(found)
  if (repository) asked.add(repository)
  return found
}

/** What an account owns; only accounts that own something are known by their login. */
const owned = (catalogue: Catalogue, login: string): RepositoryWorld[] =>
  catalogue.repositories.filter((one) => one.owner.login.toLowerCase() === login.toLowerCase())

export const repositoryOwner: Fields<Actor> = {
  repositories: (source, args, { catalogue }) => {
    const found = owned(catalogue, source.login)
    return ordered<RepositoryWorld>(found, args, { NAME: (one) => one.name.toLowerCase() })
  },
}

const viewer = makeActor('test-viewer')

export const query: Fields<unknown> = {
  repository: (_source, { followRenames, name = '', owner = '' }, { asked, catalogue }) => {
    const repository = catalogue.find(`${owner}/${name}`, followRenames)
    if (!repository) throw notFound(`a Repository with the name '${owner}/${name}'.`)
    asked.add(repository)
    return repository
  },
  repositoryOwner: (_source, { login = '' }, { catalogue }) =>
    owned(catalogue, login)[0]?.owner ?? null,
  node: (_source, { id = '' }, context) => node(id, context),
  nodes: (_source, { ids = [] }, context) => {
    if (ids.length > 100) {
      const message = `You may not provide more than 100 node ids; you provided ${ids.length}.`
      throw githubError('ARGUMENT_LIMIT', message)
    }
    // An id that is not found spoils its own entry only.
    return ids.map(async (id) => node(id, context))
  },
  viewer: () => viewer,
  rateLimit: (_source, { dryRun }, { rateLimit }) => {
    if (dryRun) throw githubError('UNSUPPORTED', "The test server can't do a dry run.")
    return rateLimit
  },
}

function numbered<T extends Item>(list: readonly T[], number = 0): T | undefined {
  return list.find((one) => one.number === number)
}

/** The newest release that is neither a draft nor a pre-release. */
function latestRelease({ releases }: RepositoryWorld): Release | null {
  return releases
    .filter((one) => !one.isDraft && !one.isPrerelease)
    .reduce<Release | null>(
      (best, one) => (best && best.createdAt > one.createdAt ? best : one),
      null,
    )
}

/** A connection of which only the count is known: asked for more, it has nothing to give. */
const countOnly = (totalCount: number) => ({ totalCount })

export const repository: Fields<RepositoryWorld> = {
  resourcePath: (source) => new URL(source.url).pathname,
  isPrivate: () => false,
  isDisabled: () => false,
  visibility: () => 'PUBLIC',
  isInOrganization: (source) => source.owner.__typename === 'Organization',
  licenseInfo: ({ licenseSpdx: spdxId }) =>
    spdxId && {
      id: stableId('L', spdxId),
      key: spdxId.toLowerCase(),
      name: spdxId,
      nickname: null,
      spdxId,
    },
  primaryLanguage: ({ language: name }) => name && { id: stableId('LANG', name), name },
  hasIssuesEnabled: ({ hasIssuesEnabled }) => hasIssuesEnabled ?? true,
  hasDiscussionsEnabled: ({ discussions, hasDiscussionsEnabled }) =>
    hasDiscussionsEnabled ?? discussions !== undefined,
  ...content,
  watchers: (source) => countOnly(source.watcherCount),
  stargazers: (source) => countOnly(source.stargazerCount),
  forks: (source) => countOnly(source.forkCount),
  issues: (source, args) => issues(source.issues, args),
  pullRequests: (source, args) => pullRequests(source.pullRequests, args),
  issue: (source, { number }) => {
    const found = numbered(source.issues, number)
    if (!found) throw notFound(`an Issue with the number of ${number}.`)
    return found
  },
  pullRequest: (source, { number }) => {
    const found = numbered(source.pullRequests, number)
    if (!found) throw notFound(`a PullRequest with the number of ${number}.`)
    return found
  },
  issueOrPullRequest: (source, { number }) => {
    const found = numbered<Item>([...source.issues, ...source.pullRequests], number)
    if (!found) throw notFound(`an issue or pull request with the number of ${number}.`)
    return found
  },
  label: ({ labels }, { name }) => labels.find((one) => one.name === name) ?? null,
  labels: ({ labels }, args: Args) => {
    const asked = (args.query ?? '').toLowerCase()
    const found = labels.filter((one) => one.name.toLowerCase().includes(asked))
    return ordered(found, args, labelKeys)
  },
  milestone: ({ milestones }, { number }) =>
    milestones.find((one) => one.number === number) ?? null,
  milestones: ({ milestones }, args) => {
    const { states } = args
    const found = milestones.filter((one) => !states || states.includes(one.state))
    return ordered<Milestone>(found, args, {
      CREATED_AT: (one) => one.createdAt,
      DUE_DATE: (one) => one.dueOn,
      NUMBER: (one) => one.number,
      UPDATED_AT: (one) => one.updatedAt,
    })
  },
  discussions: ({ discussions = [] }, args) =>
    ordered<Discussion>(
      discussions,
      { ...args, orderBy: args.orderBy ?? { field: 'UPDATED_AT', direction: 'DESC' } },
      {
        CREATED_AT: (one) => one.createdAt,
        UPDATED_AT: (one) => one.updatedAt,
      },
    ),
  release: ({ releases }, { tagName }) => releases.find((one) => one.tagName === tagName) ?? null,
  latestRelease,
  releases: ({ releases }, args) =>
    ordered<Release>(releases, args, {
      CREATED_AT: (one) => one.createdAt,
      NAME: (one) => one.tagName,
    }),
}

const home = (source: object, _args: unknown, { catalogue }: Context): RepositoryWorld =>
  catalogue.home(source).repository

function labelUrl(source: Label, context: Context): string {
  return `${home(source, {}, context).url}/labels/${encodeURIComponent(source.name)}`
}

export const label: Fields<Label> = {
  repository: home,
  url: (source, _args, context) => labelUrl(source, context),
  resourcePath: (source, _args, context) => new URL(labelUrl(source, context)).pathname,
}

function milestoneUrl(source: Milestone, context: Context): string {
  return `${home(source, {}, context).url}/milestone/${source.number}`
}

export const milestone: Fields<Milestone> = {
  repository: home,
  closed: (source) => source.state === 'CLOSED',
  url: (source, _args, context) => milestoneUrl(source, context),
  resourcePath: (source, _args, context) => new URL(milestoneUrl(source, context)).pathname,
}

export const release: Fields<Release> = {
  releaseAssets: (source, args) => paginate(source.assets ?? [], args, asStored),
  repository: home,
  resourcePath: (source) => new URL(source.url).pathname,
  isLatest: (source, args, context) => latestRelease(home(source, args, context)) === source,
}

export const account: Fields<Actor> = {
  url: (source) =>
    `https://github.com/${source.__typename === 'Bot' ? 'apps/' : ''}${source.login}`,
  resourcePath: (source) => `/${source.__typename === 'Bot' ? 'apps/' : ''}${source.login}`,
}
