/** The one place where an error becomes an answer. */
import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Logger } from 'pino'
import { AppError, errorBody } from '../errors.ts'

/** Errors that users may see go out as they are; of all others only the log learns the details. */
export function onFailure(log: Logger): ErrorHandler {
  return (error, c) => {
    c.header('Cache-Control', 'no-store')
    if (error instanceof AppError) {
      if (error.retryAfter !== undefined) c.header('Retry-After', String(error.retryAfter))
      if (error.status >= 500) log.warn({ code: error.code, path: c.req.path }, error.message)
      return c.json(errorBody(error), error.status)
    }
    if (error instanceof HTTPException && error.status < 500) {
      const hint = 'The routes and their parameters are described at /docs.'
      return c.json(errorBody(new AppError('bad-request', `${error.message}.`, hint)), error.status)
    }
    log.error({ err: error, method: c.req.method, path: c.req.path }, 'A request failed.')
    return c.json(errorBody(error), 500)
  }
}

/** What no route and no file answers. */
export const onUnknown: NotFoundHandler = (c) => {
  const error = new AppError(
    'unknown-route',
    `There is nothing at ${c.req.method} ${c.req.path}.`,
    'The routes are described at /docs.',
    404,
  )
  c.header('Cache-Control', 'no-store')
  return c.json(errorBody(error), 404)
}
