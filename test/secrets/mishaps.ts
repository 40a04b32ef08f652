/** Answers of a source on a bad day, each of which sends the token back in several encodings. */
import type { ServerResponse } from 'node:http'
import { canary } from './canary.ts'

/** An answer that says the token in every way. */
export const echo = `${canary} ${encodeURIComponent(canary)} ${Buffer.from(canary).toString('base64')}`

export function say(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): true {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response
    .writeHead(status, {
      'content-type': 'application/json',
      date: new Date().toUTCString(),
      'x-echo': encodeURIComponent(canary),
      ...headers,
    })
    .end(text)
  return true
}

const inAnHour = String(Math.floor(Date.now() / 1000) + 3600)
const reported = (type: string, data: unknown = null) => ({
  data,
  errors: [{ type, message: `Refused: ${echo}`, path: ['repository', canary] }],
})

/** What goes wrong, from which request on. */
export const mishaps: [string, number, (response: ServerResponse) => boolean][] = [
  ['401', 0, (response) => say(response, 401, { message: `Bad credentials ${echo}` })],
  ['403', 0, (response) => say(response, 403, { message: `Forbidden ${echo}` })],
  ['404', 0, (response) => say(response, 404, { message: `Not found ${echo}` })],
  ['422', 0, (response) => say(response, 422, { message: echo, errors: [{ message: echo }] })],
  ['500', 0, (response) => say(response, 500, `<h1>${echo}</h1>`, { 'content-type': 'text/html' })],
  [
    'a primary limit',
    0,
    (response) =>
      say(response, 200, reported('RATE_LIMITED'), {
        'x-ratelimit-limit': '5000',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': inAnHour,
      }),
  ],
  [
    'a secondary limit',
    0,
    (response) =>
      say(response, 403, { message: `secondary rate limit ${echo}` }, { 'retry-after': '3600' }),
  ],
  ['a reported error', 0, (response) => say(response, 200, reported('SOMETHING'))],
  [
    'a part of an answer',
    0,
    (response) => say(response, 200, reported('SOMETHING', { repository: null })),
  ],
  ['no right', 0, (response) => say(response, 200, reported('INSUFFICIENT_SCOPES'))],
  [
    'a cursor that is refused',
    0,
    (response) => say(response, 200, reported('INVALID_CURSOR_ARGUMENTS')),
  ],
  ['an answer that is cut', 0, (response) => say(response, 200, `{"data": {"${echo}`)],
  [
    'an answer that is a page',
    0,
    (response) => say(response, 200, `<html>${echo}</html>`, { 'content-type': 'text/html' }),
  ],
  [
    'data of another shape',
    0,
    (response) => say(response, 200, { data: { repository: { id: echo, name: echo } } }),
  ],
  [
    'a way to elsewhere',
    0,
    (response) =>
      say(response, 307, '', { location: `http://127.0.0.1:1/?t=${encodeURIComponent(canary)}` }),
  ],
  ['a connection that breaks', 0, (response) => Boolean(response.destroy())],
  [
    'a token that is revoked meanwhile',
    2,
    (response) => say(response, 401, { message: `Bad credentials ${echo}` }),
  ],
]
