/** How a command ends that can't do what it was asked: a message and a hint on stderr, no stack trace. */
import { AppError, errorBody } from '../errors.ts'

/** @param asJson write the error shape of the API instead of two lines */
export function report(error: unknown, asJson = false): void {
  if (process.env['LICHEN_DEBUG'] !== undefined) console.error(error)
  const { message, hint } = errorBody(error).error
  if (asJson) console.error(JSON.stringify(errorBody(error)))
  else if (error instanceof AppError) console.error(`${message}\n${hint}`)
  else console.error(`${message}\nSet LICHEN_DEBUG=1 to see the details, and please report them.`)
  process.exitCode = 1
}
