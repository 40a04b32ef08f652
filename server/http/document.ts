/** The OpenAPI document: what the routes say of themselves, and what holds for all of them. */
import type { OpenAPIHono } from '@hono/zod-openapi'
import { version } from '../version.ts'

const description = `How healthy an open-source ecosystem is. Durations are in seconds, shares in 0…1, times in ISO 8601
UTC, windows half-open. A value that cannot be known is null with a reason, never 0.

**Formats.** Every table is given as JSON, as CSV (RFC 4180, no cell can act as a formula) or as Parquet with typed
columns: by \`format=json|csv|parquet\`, else by \`Accept: application/json\`, \`text/csv\` or
\`application/vnd.apache.parquet\`.

**Caching.** Answers carry a strong \`ETag\` that changes with the data; with \`If-None-Match\` an unchanged one is a 304
without a body.

**Limit.** Each client may have a number of answers made in a minute, told in \`RateLimit-Policy\` and, for what is left,
in \`RateLimit\`. Beyond it the answer is 429 with \`Retry-After\`. Not counted: a 304, an answer that is kept from another
question, health, and this document.

**Versions.** Within \`/api/v1\`, things are only added: routes, optional parameters, fields of answers, metrics, error
codes, and values of fields such as \`reason\`, \`outcome\`, \`sources\` or \`noun\`. A client must ignore what it doesn't
know. Nothing that is described here is removed or renamed or changes its type, its unit, its meaning or its default. A
number changes with the data, with the rules on people (\`rules_version\`), or where its definition was wrong, which the
release notes say. Whatever is to go is first marked as deprecated here, and its answers then carry \`Deprecation\`
(RFC 9745) with the day since when, \`Sunset\` (RFC 8594) with the day on which it ends, at least six months later, and a
\`Link\` to what replaces it. Changes that break clients come as \`/api/v2\`, and \`/api/v1\` stays beside it for at least
a year. What is not described here may change at any time.`

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Lichen',
    version,
    // A line break within a paragraph is one of this file, not of the text.
    description: description.replaceAll(/(?<!\n)\n(?!\n)/g, ' '),
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
}

const header = (text: string, example: string) => ({
  description: text,
  schema: { type: 'string', example },
})

const headers = {
  RateLimit: header(
    'Answers that are left (r), and seconds until all are (t)',
    '"default";r=597;t=42',
  ),
  'RateLimit-Policy': header('Answers (q) in how many seconds (w)', '"default";q=600;w=60'),
  'Retry-After': header('After how many seconds to ask again', '42'),
}

const refusal = (text: string) => ({
  description: text,
  headers: { 'Retry-After': { $ref: '#/components/headers/Retry-After' } },
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
})

const refusals = {
  RateLimited: refusal('More answers than a client may have in a minute'),
  Busy: refusal('Too many questions are being answered at the moment'),
}

/** Told in every answer, also in those that cost nothing. */
const told = {
  RateLimit: { $ref: '#/components/headers/RateLimit' },
  'RateLimit-Policy': { $ref: '#/components/headers/RateLimit-Policy' },
}

interface Operation {
  responses: Record<string, { headers?: object; $ref?: string; description?: string }>
}

/** Never counted and never made to wait. */
const free = new Set(['/api/v1/health', '/api/v1/sync/events'])

/** Written once for all routes, so that none can forget it. */
export function documentOf(app: OpenAPIHono): object {
  const written = app.getOpenAPI31Document(about)
  for (const [path, methods] of Object.entries(written.paths ?? {})) {
    for (const { responses } of Object.values(methods as Record<string, Operation>)) {
      for (const answer of Object.values(responses)) {
        answer.headers = { ...answer.headers, ...told }
      }
      if (free.has(path)) continue
      responses['429'] = { $ref: '#/components/responses/RateLimited' }
      responses['503'] = { $ref: '#/components/responses/Busy' }
    }
  }
  return { ...written, components: { ...written.components, headers, responses: refusals } }
}
