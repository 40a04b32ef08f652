/** The server's log: one JSON line an event on stderr, with nothing in it that opens a door. */
import { destination, pino, type DestinationStream, type Logger } from 'pino'

/** Never written, at any depth up to two. */
const secrets = ['authorization', 'token', 'secret', '["x-lichen-secret"]']

/** @param level `warn` unless the user asks for more with LOG_LEVEL */
export function createLog(
  level: string = 'warn',
  stream: DestinationStream = destination({ dest: 2, sync: true }),
): Logger {
  const paths = secrets.flatMap((name) => {
    const below = name.startsWith('[') ? name : `.${name}`
    return [name, `*${below}`, `*.*${below}`]
  })
  return pino({ level, redact: { paths, censor: '[hidden]' } }, stream)
}
