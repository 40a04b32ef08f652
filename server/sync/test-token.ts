/** Whether GitHub takes a token, asked before anything is collected with it. */
import { createClient } from '../../collectors/github/client.ts'
import { SourceError } from '../../collectors/github/errors.ts'
import { lanesOf } from '../../collectors/github/lane.ts'
import { isTokenRefused } from '../../collectors/github/token.ts'
import { AppError } from '../errors.ts'
import { version } from '../version.ts'

/** A reader waits for it in front of the page. */
const patienceMs = 10_000

/** @throws AppError 401 `token-refused`, 502 as the source failed */
export async function testToken(token: string, apiUrl: string): Promise<void> {
  const client = createClient({
    apiUrl,
    lanes: lanesOf(token),
    userAgent: `lichen/${version}`,
    timeoutMs: patienceMs,
    patienceMs,
  })
  let isRefused: boolean
  try {
    isRefused = await isTokenRefused(client)
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    throw new AppError(error.kind, error.message, error.hint, 502)
  }
  if (!isRefused) return
  throw new AppError(
    'token-refused',
    'GitHub does not take this token.',
    'Make one at github.com/settings/tokens; it needs no rights to read what is public.',
    401,
  )
}
