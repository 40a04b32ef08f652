/** Whether GitHub still takes the token at all, to tell a refused token from one repository that it may not read. */
import type { GithubClient } from './client.ts'
import { SourceError } from './errors.ts'
import { queryText } from './queries.ts'

/** One point of the hour. A question that fails for another reason says nothing about the token. */
export async function isTokenRefused(client: GithubClient): Promise<boolean> {
  try {
    await client.request<{ rateLimit: { limit: number } | null }>(queryText('token'), {})
    return false
  } catch (error) {
    return error instanceof SourceError && error.kind === 'authentication'
  }
}
