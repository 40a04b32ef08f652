/** Tells from an answer of GitHub's that is no answer what went wrong, and says it in words. */
import { GraphqlResponseError } from '@octokit/graphql'
import { SourceError } from './errors.ts'

/** What is looked at of an error of HTTP; the library's own class comes with a package that is not ours to import. */
interface HttpError {
  status: number
  message: string
  /** Missing where there was no answer at all. */
  response?: { headers: Record<string, string | number | undefined> }
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

function rateLimited(headers: Record<string, string | number | undefined>): SourceError {
  const reset = Number(headers['x-ratelimit-reset'])
  const wait = Number(headers['retry-after'])
  const when =
    wait > 0
      ? `in ${wait} s`
      : reset > 0
        ? `after ${new Date(reset * 1000).toISOString().slice(11, 16)} UTC`
        : 'in a few minutes'
  return new SourceError(
    'rate-limit',
    "GitHub's limit for this token is used up for now.",
    `Run the same command again ${when}: it goes on where it stopped.`,
  )
}

function fromStatus(error: HttpError, apiUrl: string): SourceError {
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
  if (isLimit) return rateLimited(headers)
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

function fromReported(error: GraphqlResponseError<unknown>): SourceError {
  const reported = (error.errors ?? []) as unknown as ReportedError[]
  const [first] = reported
  const message = sentence(first?.message ?? 'no reason given')
  const types = new Set(reported.map((one) => one.type))
  if (types.has('RATE_LIMITED') || types.has('RATE_LIMIT')) return rateLimited(error.headers)
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
  // What did arrive is not used: nobody could tell a list that is short from one that was cut.
  if (error.data !== null && error.data !== undefined) {
    return new SourceError('partial', `GitHub answered in part only: ${message}`, goesOn)
  }
  if (types.has('RESOURCE_LIMITS_EXCEEDED') || /something went wrong|timeout/i.test(message)) {
    return new SourceError('time-out', `GitHub gave up on a question: ${message}`, goesOn)
  }
  return new SourceError(
    'bug',
    `GitHub refused a question: ${message}`,
    'Please report this; an Enterprise Server may be too old for it.',
  )
}

/** Any error of a request as one that a user can be shown. */
export function toSourceError(error: unknown, apiUrl: string): SourceError {
  if (error instanceof SourceError) return error
  if (error instanceof GraphqlResponseError) return fromReported(error)
  if (error instanceof Error && error.name === 'AbortError') {
    return new SourceError('interrupted', 'Stopped.', goesOn)
  }
  if (isHttpError(error)) return fromStatus(error, apiUrl)
  throw error
}
