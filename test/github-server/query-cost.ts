/** What GitHub charges for a query, and what it refuses before running it, by its published rules. */
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLError,
  GraphQLField,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql'
import { graphql } from './graphql.ts'
import { githubError } from './github-error.ts'

const {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isCompositeType,
  isUnionType,
  Kind,
} = graphql

export const pageLimit = 100
export const nodeLimit = 500_000

export interface QueryCost {
  /** Points: the requests needed to fill every connection once, over 100, at least 1. */
  cost: number
  /** How many nodes the query may return, every `first` and `last` reached. */
  nodeCount: number
  /** Non-empty when GitHub would not run the query. */
  refusals: GraphQLError[]
}

interface Selected {
  parent: GraphQLCompositeType
  field: GraphQLField<unknown, unknown>
  nodes: [FieldNode, ...FieldNode[]]
}

class Walk {
  requests = 0
  nodeCount = 0
  readonly refusals: GraphQLError[] = []
  private readonly fragments: Map<string, FragmentDefinitionNode>

  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly variables: Record<string, unknown>,
  ) {
    this.fragments = new Map(
      document.definitions.flatMap((one) =>
        one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
      ),
    )
  }

  /** @param times how often this selection is evaluated when every page above it is full */
  visit(parent: GraphQLCompositeType, sets: readonly SelectionSetNode[], times: number): void {
    for (const { field, nodes } of this.collect(parent, sets).values()) {
      const type = getNamedType(field.type)
      if (!isCompositeType(type)) continue
      const args = getArgumentValues(field, nodes[0], this.variables)
      const inner = nodes.flatMap((node) => node.selectionSet ?? [])
      const isConnection = type.name.endsWith('Connection') && 'first' in fieldArgs(field)
      this.visit(
        type,
        inner,
        times * (isConnection ? this.page(field, args, inner, times) : ids(args)),
      )
    }
  }

  /** Charges one connection; returns the number of nodes that a page of it may hold. */
  private page(
    field: GraphQLField<unknown, unknown>,
    args: Record<string, unknown>,
    inner: readonly SelectionSetNode[],
    times: number,
  ): number {
    this.requests += times
    const side = args['first'] == null ? 'last' : 'first'
    const size = args[side]
    if (typeof size !== 'number') {
      // A query may count without paging: `watchers { totalCount }`.
      if (this.pages(inner)) this.refuse('MISSING_PAGINATION_BOUNDARIES', missing(field.name))
      return 0
    }
    if (size > pageLimit) this.refuse('EXCESSIVE_PAGINATION', excessive(size, field.name, side))
    if (size < 1) {
      this.refuse(
        'INVALID_PAGINATION',
        `\`${side}\` on the \`${field.name}\` connection must be between 1 and ${pageLimit}.`,
      )
    }
    this.nodeCount += times * size
    return size
  }

  private refuse(type: string, message: string): void {
    this.refusals.push(githubError(type, message))
  }

  private pages(sets: readonly SelectionSetNode[]): boolean {
    return sets.some((set) =>
      set.selections.some((one) => {
        if (one.kind === Kind.FIELD) return ['nodes', 'edges', 'pageInfo'].includes(one.name.value)
        const inner =
          one.kind === Kind.INLINE_FRAGMENT
            ? one.selectionSet
            : this.fragments.get(one.name.value)?.selectionSet
        return inner !== undefined && this.pages([inner])
      }),
    )
  }

  /** The fields that are evaluated, each once: one that is selected twice under the same name is one connection. */
  private collect(parent: GraphQLCompositeType, sets: readonly SelectionSetNode[]) {
    const found = new Map<string, Selected>()
    const gather = (type: GraphQLCompositeType, set: SelectionSetNode): void => {
      for (const one of set.selections) {
        const skip = getDirectiveValues(GraphQLSkipDirective, one, this.variables)
        const include = getDirectiveValues(GraphQLIncludeDirective, one, this.variables)
        if (skip?.['if'] === true || include?.['if'] === false) continue
        if (one.kind === Kind.FIELD) {
          const field = fieldOf(type, one.name.value)
          const key = `${type.name}.${one.alias?.value ?? one.name.value}`
          const known = found.get(key)
          if (known) known.nodes.push(one)
          else if (field) found.set(key, { parent: type, field, nodes: [one] })
          continue
        }
        const fragment =
          one.kind === Kind.INLINE_FRAGMENT ? one : this.fragments.get(one.name.value)
        if (!fragment) continue
        const on = fragment.typeCondition && this.schema.getType(fragment.typeCondition.name.value)
        gather(isCompositeType(on) ? on : type, fragment.selectionSet)
      }
    }
    for (const set of sets) gather(parent, set)
    return found
  }
}

const fieldArgs = (field: GraphQLField<unknown, unknown>) =>
  Object.fromEntries(field.args.map((arg) => [arg.name, arg]))

function fieldOf(type: GraphQLCompositeType, name: string) {
  return isUnionType(type) ? undefined : type.getFields()[name]
}

/** `nodes(ids: …)` is a list and no connection: what stands under it is evaluated once an id. */
const ids = (args: Record<string, unknown>): number =>
  Array.isArray(args['ids']) ? Math.max(1, args['ids'].length) : 1

const missing = (name: string): string =>
  `You must provide a \`first\` or \`last\` value to properly paginate the \`${name}\` connection.`
const excessive = (size: number, name: string, side: string): string =>
  `Requesting ${size} records on the \`${name}\` connection exceeds the \`${side}\` limit of ${pageLimit} records.`

/**
 * @param document valid against the schema
 * @param variables coerced, with the operation's defaults
 */
export function queryCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): QueryCost {
  const walk = new Walk(schema, document, variables)
  const root = schema.getRootType(operation.operation)
  if (root) walk.visit(root, [operation.selectionSet], 1)
  const { nodeCount, refusals, requests } = walk
  if (refusals.length === 0 && nodeCount > nodeLimit) {
    const [asked, limit] = [nodeCount, nodeLimit].map((n) => n.toLocaleString('en-US'))
    const message = `This query requests up to ${asked} possible nodes which exceeds the maximum limit of ${limit}.`
    refusals.push(githubError('MAX_NODE_LIMIT_EXCEEDED', message))
  }
  return { cost: Math.max(1, Math.round(requests / 100)), nodeCount, refusals }
}
