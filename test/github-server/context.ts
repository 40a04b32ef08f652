/** What resolvers are given: the worlds, this request's budget, the arguments, and a note of which repositories were asked for. */
import type { GraphQLResolveInfo } from 'graphql'
import type { Catalogue } from './catalogue.ts'
import type { Direction, PageArgs } from './connections.ts'
import type { RepositoryWorld } from './world.ts'

export interface RateLimit {
  limit: number
  cost: number
  used: number
  remaining: number
  resetAt: string
  nodeCount: number
}

export interface Context {
  catalogue: Catalogue
  /** Null where limits are off, as on an Enterprise Server by default. */
  rateLimit: RateLimit | null
  /** The repositories of the answer, whose clock its `Date` header tells. */
  asked: Set<RepositoryWorld>
}

/** Every argument that a resolver here reads; the schema says which field has which. */
export interface Args extends PageArgs {
  id?: string
  ids?: string[]
  owner?: string
  name?: string
  login?: string
  number?: number
  tagName?: string
  followRenames?: boolean
  dryRun?: boolean
  enableDuplicate?: boolean
  query?: string | null
  author?: string | null
  baseRefName?: string | null
  headRefName?: string | null
  since?: string | null
  skip?: number | null
  states?: string[] | null
  labels?: string[] | null
  oid?: string | null
  expression?: string | null
  refPrefix?: string
  itemTypes?: string[] | null
  orderBy?: { field: string; direction: Direction } | null
  filterBy?: IssueFilters | null
}

export interface IssueFilters {
  assignee?: string | null
  createdBy?: string | null
  labels?: string[] | null
  mentioned?: string | null
  milestone?: string | null
  milestoneNumber?: string | null
  since?: string | null
  states?: string[] | null
  viewerSubscribed?: boolean | null
}

/** How the fields of a type are told from an object of it; a field that isn't listed is the object's own. */
export type Fields<S> = Record<
  string,
  (source: S, args: Args, context: Context, info: GraphQLResolveInfo) => unknown
>
