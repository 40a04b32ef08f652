/** Runs a query on the worlds by GitHub's schema and rules, with graphql-yoga. */
import { createYoga, type Plugin } from 'graphql-yoga'
import type { Context } from './context.ts'
import { graphql } from './graphql.ts'
import { githubError, stringifyResult } from './github-error.ts'
import { queryCost } from './query-cost.ts'
import type { RateLimits } from './rate-limit.ts'
import { githubSchema } from './schema.ts'

/** One query that reached execution. */
export interface LogEntry {
  /** The operation's name in the query; null for one without. */
  operation: string | null
  variables: Record<string, unknown>
  /** Points by GitHub's formula, also where limits are off. */
  cost: number
  nodeCount: number
}

/** What the server knows of a request besides its body. */
export interface Exchange extends Context, Record<string, unknown> {
  token: string
}

export interface GraphqlBody {
  query?: unknown
  variables?: unknown
  operationName?: unknown
}

function rules(limits: RateLimits | null, log: LogEntry[]): Plugin<Exchange> {
  return {
    onExecute({ args, setResultAndStopExecution: answer }) {
      const { contextValue: exchange, document, operationName, schema } = args
      const operation = graphql.getOperationAST(document, operationName)
      if (!operation) return
      const given: Record<string, unknown> = args.variableValues ?? {}
      const { coerced } = graphql.getVariableValues(
        schema,
        operation.variableDefinitions ?? [],
        given,
      )
      // Variables of the wrong type: the execution itself says so.
      if (!coerced) return
      const { cost, nodeCount, refusals } = queryCost(schema, document, operation, coerced)
      log.push({ operation: operation.name?.value ?? null, variables: given, cost, nodeCount })
      if (refusals.length > 0) return answer({ errors: refusals })
      if (!limits) return
      if (!limits.affords(exchange.token, cost)) {
        return answer({ errors: [githubError('RATE_LIMITED', 'API rate limit exceeded.')] })
      }
      limits.charge(exchange.token, cost)
      exchange.rateLimit = limits.state(exchange.token, cost, nodeCount)
    },
    onExecutionResult(payload) {
      const { result } = payload
      if (result && !(Symbol.asyncIterator in result)) {
        payload.setResult({ ...result, stringify: stringifyResult })
      }
    },
  }
}

/**
 * @param limits the tokens' budgets; null for none
 * @param log takes an entry for every query that is valid, also for one that is then refused for its size
 * @returns a function that answers a query with the status and the JSON text of the answer
 */
export function createExecutor(limits: RateLimits | null, log: LogEntry[]) {
  const yoga = createYoga<Exchange>({
    schema: githubSchema(),
    plugins: [rules(limits, log)],
    graphiql: false,
    landingPage: false,
    logging: false,
    maskedErrors: false,
  })
  return async (body: GraphqlBody, exchange: Exchange) => {
    const { operationName, query, variables } = body
    const response = await yoga.fetch(
      'http://127.0.0.1/graphql',
      {
        method: 'POST',
        headers: { accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify({ operationName, query, variables }),
      },
      exchange,
    )
    return { status: response.status, text: await response.text() }
  }
}
