/** The one error that is shown to a user: what happened, with which code, and what to do about it. */

export type Status = 400 | 401 | 403 | 404 | 406 | 409 | 413 | 422 | 429 | 500 | 502 | 503 | 504

export class AppError extends Error {
  readonly retryAfter: number | undefined

  /**
   * @param code   stable, kebab-case; clients may test it
   * @param message one sentence: what is wrong
   * @param hint   one sentence: what to do
   * @param status the HTTP status that fits
   */
  constructor(
    readonly code: string,
    message: string,
    readonly hint: string,
    readonly status: Status = 400,
    options: ErrorOptions & {
      /** After how many seconds it may be tried again. */
      retryAfter?: number
    } = {},
  ) {
    super(message, options)
    this.name = 'AppError'
    this.retryAfter = options.retryAfter
  }
}

/** The error shape of the API and of `--format json`: `{ error: { code, message, hint } }`. */
export function errorBody(error: unknown): {
  error: { code: string; message: string; hint: string }
} {
  if (error instanceof AppError) {
    return { error: { code: error.code, message: error.message, hint: error.hint } }
  }
  return {
    error: {
      code: 'internal',
      message: 'Something went wrong inside Lichen.',
      hint: 'The log of the server has the details; please report it with the time of this answer.',
    },
  }
}
