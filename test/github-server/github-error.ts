/** Errors in GitHub's shape: `type` stands beside `message`, not in `extensions`. */
import type { ExecutionResult, GraphQLError } from 'graphql'
import { graphql } from './graphql.ts'

/** An error that `stringifyResult` writes as `{ type, path, locations, message }`. */
export function githubError(type: string, message: string): GraphQLError {
  return new graphql.GraphQLError(message, { extensions: { type } })
}

function plain(error: GraphQLError) {
  const { type, ...extensions } = error.extensions
  return {
    ...(typeof type === 'string' ? { type } : {}),
    ...(error.path ? { path: error.path } : {}),
    ...(Object.keys(extensions).length > 0 ? { extensions } : {}),
    ...(error.locations ? { locations: error.locations } : {}),
    message: error.message,
  }
}

/** The body of an answer; without `data` when the query was refused before it ran. */
export function stringifyResult(result: ExecutionResult): string {
  const { data, errors } = result
  return JSON.stringify({
    ...(data === undefined ? {} : { data }),
    ...(errors ? { errors: errors.map(plain) } : {}),
  })
}
