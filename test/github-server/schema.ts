/** GitHub's published schema, made executable: a resolver on every field. */
import { readFileSync } from 'node:fs'
import type { GraphQLField, GraphQLObjectType, GraphQLSchema } from 'graphql'
import type { Args, Context, Fields } from './context.ts'
import { graphql } from './graphql.ts'
import { instant } from './identity.ts'
import { commit } from './resolve-content.ts'
import { discussion, discussionComment } from './resolve-discussions.ts'
import { comment, event, review, reviewComment, reviewThread } from './resolve-history.ts'
import { issue, pullRequest } from './resolve-items.ts'
import {
  account,
  label,
  milestone,
  query,
  release,
  repository,
  repositoryOwner,
} from './resolve-repository.ts'

const { buildSchema, GraphQLError, isNonNullType, isObjectType, isScalarType, isUnionType, Kind } =
  graphql

function field(schema: GraphQLSchema, typename: string, name: string) {
  const type = schema.getType(typename)
  if (!isObjectType(type)) throw new Error(`The schema has no type ${typename}.`)
  return type.getFields()[name]
}

/** @throws Error for a field that the schema doesn't have, unless `fields` are shared by several types */
function attach<S>(schema: GraphQLSchema, typename: string, fields: Fields<S>, shared = false) {
  for (const [name, resolve] of Object.entries(fields)) {
    const target: GraphQLField<unknown, Context> | undefined = field(schema, typename, name)
    if (!target && !shared) throw new Error(`The schema has no field ${typename}.${name}.`)
    if (!target) continue
    target.resolve = (source, args, context, info) => {
      const value = resolve(source as S, args as Args, context, info)
      return value ?? absent(typename, target)
    }
  }
}

/** Null where the schema allows it; elsewhere an error that says which data the world lacks. */
function absent(typename: string, target: GraphQLField<unknown, Context>): null {
  if (!isNonNullType(target.type)) return null
  throw new GraphQLError(`The test server has no data for ${typename}.${target.name}.`)
}

/** A field without a resolver of its own is the object's property of that name. */
function resolveProperties(type: GraphQLObjectType<unknown, Context>): void {
  for (const target of Object.values(type.getFields())) {
    target.resolve = (source) => {
      const held = (source as Record<string, unknown> | undefined)?.[target.name]
      const value: unknown = typeof held === 'function' ? held() : held
      return value ?? absent(type.name, target)
    }
  }
}

/** Reads times in arguments as this server compares them; the published schema's scalar takes any text. */
function readTimes(schema: GraphQLSchema): void {
  const dateTime = schema.getType('DateTime')
  if (!isScalarType(dateTime)) throw new Error('The schema has no DateTime.')
  const parse = (value: unknown): string => {
    if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}/.test(value) || !Date.parse(value)) {
      throw new GraphQLError(`'${String(value)}' is not an ISO 8601 time.`)
    }
    return instant(value)
  }
  dateTime.parseValue = parse
  dateTime.parseLiteral = (node) => parse(node.kind === Kind.STRING ? node.value : undefined)
}

/** Types of the timelines that are no events. */
const notEvents = new Set([
  'IssueComment',
  'PullRequestReview',
  'PullRequestReviewThread',
  'PullRequestCommitCommentThread',
])

function eventTypes(schema: GraphQLSchema): Set<string> {
  const unions = ['IssueTimelineItems', 'PullRequestTimelineItems'].map((name) =>
    schema.getType(name),
  )
  const members = unions.flatMap((one) => (isUnionType(one) ? one.getTypes() : []))
  return new Set(members.map((type) => type.name).filter((name) => !notEvents.has(name)))
}

// By its path: the package's own entry would also read and build the schema's JSON form, for half a second.
const published = new URL(
  '../../node_modules/@octokit/graphql-schema/schema.graphql',
  import.meta.url,
)

function build(): GraphQLSchema {
  const sdl = readFileSync(published, 'utf8')
  const schema = buildSchema(sdl, { assumeValid: true, assumeValidSDL: true, noLocation: true })
  for (const type of Object.values(schema.getTypeMap())) {
    const isOwn = isObjectType(type) && !type.name.startsWith('__')
    if (isOwn) resolveProperties(type)
  }
  readTimes(schema)
  attach(schema, 'Query', query)
  attach(schema, 'Repository', repository)
  attach(schema, 'Issue', issue)
  attach(schema, 'PullRequest', pullRequest)
  attach(schema, 'IssueComment', comment)
  attach(schema, 'PullRequestReview', review, true)
  attach(schema, 'PullRequestReviewComment', reviewComment)
  attach(schema, 'PullRequestReviewThread', reviewThread)
  attach(schema, 'Label', label)
  attach(schema, 'Milestone', milestone)
  attach(schema, 'Release', release)
  attach(schema, 'Commit', commit)
  attach(schema, 'Discussion', discussion, true)
  attach(schema, 'DiscussionComment', discussionComment, true)
  for (const type of ['User', 'Bot', 'Organization', 'Mannequin', 'EnterpriseUserAccount']) {
    attach(schema, type, account)
  }
  for (const type of ['User', 'Organization']) attach(schema, type, repositoryOwner)
  for (const type of eventTypes(schema)) attach(schema, type, event, true)
  return schema
}

let built: GraphQLSchema | undefined

/** The one schema of this process: it holds no data, since resolvers find theirs in the context. */
export function githubSchema(): GraphQLSchema {
  built ??= build()
  return built
}
