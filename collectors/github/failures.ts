/** Tells from an answer of GitHub's that is no answer what went wrong, and says it in words. */
import { GraphqlResponseError } from '@octokit/graphql'
import { SourceError } from './errors.ts'

/** What is looked at of an error of HTTP; the library's own class comes with a package that is not ours to import. */
interface HttpError {
  status: number
  message: string
  /** Missing where there was no answer at all. */
  response?: { headers: Headers }
}

interface ReportedError {
  type?: string
  message: string
  path?: (string | number)[]
}

const goesOn = 'Run the same command again: it goes on where it stopped.'

function isHttpError(error: unknown): error is HttpError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
}

/** GitHub ends its sentences with a full stop or not. */
const sentence = (text: string): string => text.trim().replace(/\.?$/, '.')

const minuteMs = 60_000

/**
 * How long until the hour ends, in milliseconds: by the source's clock, else by this machine's. An hour is never longer
 * than an hour; where both clocks say so, they are wrong and a minute is waited.
 */
export function untilReset(resetMs: number, sourceNow: number, now: number): number {
  const likely = [resetMs - sourceNow, resetMs - now].find((ms) => ms <= 61 * minuteMs)
  return likely === undefined ? minuteMs : Math.max(0, likely)
}

type Headers = Record<string, string | number | undefined>

/** The first limit is the hour's points; the second, of which little is told, is about how fast one asks. */
function limited(headers: Headers, message: string, now: number): SourceError {
  const isPrimary = String(headers['x-ratelimit-remaining']) === '0'
  const wait = Number(headers['retry-after'])
  const reset = Number(headers['x-ratelimit-reset'])
  const waitMs = wait > 0 ? wait * 1000 : undefined
  if (!isPrimary || /secondary|abuse/i.test(message)) {
    return new SourceError(
      'secondary-limit',
      'GitHub asks this token to slow down (secondary rate limit).',
      'Run the same command again in a few minutes, and let nothing else use the token: it goes on where it stopped.',
      waitMs,
    )
  }
  const sourceNow = Date.parse(String(headers['date']))
  const when =
    reset > 0
      ? `after ${new Date(reset * 1000).toISOString().slice(11, 16)} UTC`
      : 'when the hour is over'
  return new SourceError(
    'primary-limit',
    "GitHub's points of this hour are used up for this token.",
    `Run the same command again ${when}, or give a second token: it goes on where it stopped.`,
    // A clock that differs by less than this would ask a moment too early.
    waitMs ?? (reset > 0 ? untilReset(reset * 1000, sourceNow, now) + 2000 : undefined),
  )
}

function fromStatus(error: HttpError, apiUrl: string, now: number): SourceError {
  const { message, response, status } = error
  const headers = response?.headers ?? {}
  if (response === undefined) {
    return new SourceError('network', `No answer from ${apiUrl}: ${sentence(message)}`, goesOn)
  }
  const isLimit =
    status === 429 ||
    (status === 403 &&
      (headers['x-ratelimit-remaining'] === '0' ||
        'retry-after' in headers ||
        /rate limit/i.test(message)))
  if (isLimit) return limited(headers, message, now)
  if (status === 401) {
    return new SourceError(
      'authentication',
      `GitHub refused the token: ${sentence(message)}`,
      'Give a token that is still valid in GITHUB_TOKEN or with --token-file.',
    )
  }
  if (status === 403) {
    return new SourceError(
      'authentication',
      `GitHub does not let this token read that: ${sentence(message)}`,
      "Use a token with read access to the repository; an organisation's single sign-on may have to be confirmed for it.",
    )
  }
  if (status === 404) {
    return new SourceError(
      'not-found',
      `There is no GitHub API at ${apiUrl}.`,
      "GITHUB_API_URL is https://api.github.com, or https://HOST/api/v3 for an Enterprise Server's.",
    )
  }
  if (status === 502 || status === 504) {
    return new SourceError('time-out', `GitHub took too long to answer (HTTP ${status}).`, goesOn)
  }
  if (status >= 500) {
    return new SourceError('network', `GitHub is not available (HTTP ${status}).`, goesOn)
  }
  return new SourceError(
    'bug',
    `GitHub did not understand the request (HTTP ${status}): ${sentence(message)}`,
    'Please report this with the command that you ran.',
  )
}

function fromReported(error: GraphqlResponseError<unknown>, now: number): SourceError {
  const reported = (error.errors ?? []) as unknown as ReportedError[]
  const [first] = reported
  const message = sentence(first?.message ?? 'no reason given')
  const types = new Set(reported.map((one) => one.type))
  if (types.has('RATE_LIMITED') || types.has('RATE_LIMIT'))
    return limited(error.headers, message, now)
  if (reported.some((one) => one.type === 'NOT_FOUND' && one.path?.[0] === 'repository')) {
    return new SourceError(
      'not-found',
      'GitHub knows no such repository, or the token may not see it.',
      'Check the spelling of owner/name, and for a private repository the rights of the token.',
    )
  }
  if (types.has('FORBIDDEN') || types.has('INSUFFICIENT_SCOPES')) {
    return new SourceError(
      'authentication',
      `GitHub does not let this token read that: ${message}`,
      'Use a token with read access to the repository.',
    )
  }
  if (
    types.has('INVALID_CURSOR_ARGUMENTS') ||
    reported.some((one) => /cursor/i.test(one.message))
  ) {
    return new SourceError('cursor', `GitHub no longer takes a page's cursor: ${message}`, goesOn)
  }
  if (types.has('RESOURCE_LIMITS_EXCEEDED')) {
    return new SourceError('resource-limit', `A question asked for too much: ${message}`, goesOn)
  }
  // What did arrive is not used: nobody could tell a list that is short from one that was cut.
  if (error.data !== null && error.data !== undefined) {
    return new SourceError('partial', `GitHub answered in part only: ${message}`, goesOn)
  }
  if (/something went wrong|timeout|timed out/i.test(message)) {
    return new SourceError('time-out', `GitHub gave up on a question: ${message}`, goesOn)
  }
  return new SourceError(
    'bug',
    `GitHub refused a question: ${message}`,
    'Please report this; an Enterprise Server may be too old for it.',
  )
}

/**
 * The data of an answer whose only errors say that some of the nodes that were asked for by id are gone: those are
 * null in it. Undefined for every other error.
 */
export function dataWithoutGone(error: unknown): unknown {
  if (!(error instanceof GraphqlResponseError)) return undefined
  const reported = (error.errors ?? []) as unknown as ReportedError[]
  const isGone = ({ path, type }: ReportedError): boolean =>
    type === 'NOT_FOUND' && path?.[0] === 'nodes' && path.length === 2
  return reported.length > 0 && reported.every(isGone) ? error.data : undefined
}

/**
 * Any error of a request as one that a user can be shown.
 *
 * @param now this machine's clock
 */
export function toSourceError(error: unknown, apiUrl: string, now = Date.now()): SourceError {
  if (error instanceof SourceError) return error
  if (error instanceof GraphqlResponseError) return fromReported(error, now)
  if (error instanceof Error && error.name === 'AbortError') {
    return new SourceError('interrupted', 'Stopped.', goesOn)
  }
  if (isHttpError(error)) return fromStatus(error, apiUrl, now)
  throw error
}
