/** Every example of the OpenAPI document works on the sample, and gets what the document says that it gets. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '../../server/app.ts'
import { createLog } from '../../server/log.ts'
import { loadIndices } from '../../server/indices/load.ts'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { LiveSync } from '../../server/sync/live.ts'
import { SyncRunner } from '../../server/sync/runner.ts'
import { copySample } from '../sample-file.ts'

type Schema = Record<string, unknown>
interface Media {
  schema: Schema
  example?: unknown
}
interface Parameter {
  name: string
  in: 'path' | 'query'
  required?: boolean
  schema: Schema & { example?: unknown }
}
interface Operation {
  parameters?: Parameter[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, { headers?: object; content?: Record<string, Media> }>
}
interface Document {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

/** What is written comes after what is read, and what is removed last. */
const order = ['get', 'post', 'put', 'delete']

const live = new LiveSync()
let folder: string
let store: Store
let app: ReturnType<typeof createApp>
let document: Document
let ajv: Ajv2020
let operations: { path: string; method: string; operation: Operation }[]

/** Refuses fields that the document doesn't name, wherever an answer has an object. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed)
  if (typeof value !== 'object' || value === null) return value
  const below = Object.entries(value).map(([key, each]) => {
    if (key === 'properties') {
      const shut = Object.entries(each as Schema).map(([name, one]) => [name, shutOf(one)])
      return [key, Object.fromEntries(shut)]
    }
    if (key === 'items') return [key, shutOf(each)]
    if (key === 'anyOf' || key === 'oneOf') return [key, (each as unknown[]).map(shutOf)]
    return [key, closed(each)]
  })
  return Object.fromEntries(below) as Schema
}
const shutOf = (schema: unknown): unknown => ({
  ...(closed(schema) as Schema),
  unevaluatedProperties: false,
})

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lichen-'))
  const db = join(folder, 'sample.duckdb')
  await copySample(db, 600)
  store = await openStore(db)
  await store.addStatement({
    id: '0123456789ab',
    checklist: 'security-posture',
    scope: 'ecosystem:sample',
    item: 'audit',
    is_met: true,
    said_by: 'Security team',
    said_on: '2026-06-01',
    holds_until: '2027-06-01',
    url: 'https://example.org/audit',
    note: null,
    recorded_at: '2026-06-01T00:00:00Z',
    withdrawn_at: null,
  })
  const [somebody] = await store.query<{ person_id: string }>(
    `select person_id from person where kind = 'human' and login <> 'amara-woodruff' order by login limit 1`,
  )
  await store.leaveOut(somebody?.person_id ?? '', true)
  const runner = new SyncRunner({
    live,
    program: ['-e', 'setTimeout(() => {}, 60000)', '--'],
    db: store.path,
    names: [],
    file: null,
    stored: async () => [],
    checkToken: async () => undefined,
  })
  const guard = { host: '127.0.0.1' }
  const catalogue = await loadCatalogue()
  app = createApp({
    store,
    catalogue,
    indices: await loadIndices(catalogue),
    log: createLog('silent'),
    sync: { live, runner, guard },
    limit: { perMinute: 10_000 },
  })
  document = (await (await app.request('/api/v1/openapi.json')).json()) as Document
  ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  ajv.addSchema(closed(document) as Schema, 'lichen')
  operations = order.flatMap((method) =>
    Object.entries(document.paths).flatMap(([path, methods]) => {
      const operation = methods[method]
      return operation === undefined ? [] : [{ path, method, operation }]
    }),
  )
  return async () => runner.stop()
}, 300_000)
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

const exampleOf = (schema: Schema): unknown => {
  if (typeof schema['$ref'] === 'string') {
    return exampleOf(document.components.schemas[schema['$ref'].split('/').at(-1) ?? ''] ?? {})
  }
  if ('example' in schema) return schema['example']
  const properties = Object.entries((schema['properties'] ?? {}) as Record<string, Schema>)
  const given = properties.map(([name, each]) => [name, exampleOf(each)] as const)
  const known = given.filter(([, example]) => example !== undefined)
  return known.length === 0 ? undefined : Object.fromEntries(known)
}

/** The request that the examples of an operation make up. */
function requestOf(path: string, method: string, operation: Operation, headers: object): Request {
  const url = new URL(path, 'http://127.0.0.1')
  for (const { in: where, name, required = false, schema } of operation.parameters ?? []) {
    const example = schema.example
    if (example === undefined) {
      expect(required, `${method} ${path} needs ${name}, which has no example`).toBe(false)
      continue
    }
    const validate = ajv.compile(schema)
    expect(validate(example), `${name}: ${ajv.errorsText(validate.errors)}`).toBe(true)
    const texts = [example]
      .flat()
      .map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))
    if (where === 'path') {
      url.pathname = decodeURIComponent(url.pathname).replace(`{${name}}`, texts.join(','))
    } else for (const text of texts) url.searchParams.append(name, text)
  }
  const media = operation.requestBody?.content['application/json']
  const body = media === undefined ? undefined : exampleOf(media.schema)
  if (media !== undefined) {
    expect(body, `${method} ${path} has no example of a body`).toBeDefined()
    const validate = ajv.compile({ ...media.schema, components: document.components })
    expect(validate(body), ajv.errorsText(validate.errors)).toBe(true)
  }
  return new Request(url, {
    method: method.toUpperCase(),
    headers: { ...headers, ...(method === 'get' ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
}

const typeOf = (response: Response): string =>
  response.headers.get('content-type')?.split(';')[0] ?? ''

/** The one answer that an example gets: its documented status, type and headers. */
async function goodAnswer(
  request: Request,
  operation: Operation,
  type: string,
): Promise<{ response: Response; status: string }> {
  const response = await app.request(request)
  const [status = '', described] =
    Object.entries(operation.responses).find(([each]) => each.startsWith('2')) ?? []
  const text = response.ok ? '' : await response.text()
  expect([request.url, String(response.status), text]).toEqual([request.url, status, ''])
  expect(typeOf(response)).toBe(type)
  for (const name of Object.keys(described?.headers ?? {})) {
    expect(response.headers.get(name), `${request.url} lacks ${name}`).not.toBeNull()
  }
  return { response, status }
}

/** Of these the sample has nothing. */
const mayBeEmpty = new Set(['/api/v1/gaps', '/api/v1/actors/identities', '/api/v1/actors/history'])

const escaped = (text: string): string =>
  encodeURIComponent(text.replaceAll('~', '~0').replaceAll('/', '~1'))

describe('the examples of the OpenAPI document', () => {
  it('get the status, the type, the headers and the body that it describes', async () => {
    expect(operations.length).toBeGreaterThan(25)
    for (const { method, operation, path } of operations) {
      const type = Object.keys(
        Object.entries(operation.responses).find(([each]) => each.startsWith('2'))?.[1].content ??
          {},
      )[0]
      expect(type, `${method} ${path}`).toBeDefined()
      const request = requestOf(path, method, operation, {})
      const { response, status } = await goodAnswer(request, operation, type ?? '')
      if (type === 'text/event-stream') {
        const reader = response.body?.getReader()
        const { value } = (await reader?.read()) ?? {}
        await reader?.cancel()
        const { example } = operation.responses[status]?.content?.[type] ?? {}
        expect(new TextDecoder().decode(value)).toBe(example)
        continue
      }
      const body: unknown =
        type === 'application/json' ? await response.json() : await response.text()
      const steps = ['paths', path, method, 'responses', status, 'content', type ?? '', 'schema']
      const validate = ajv.compile({
        $ref: `lichen#/${steps.map(escaped).join('/')}`,
        unevaluatedProperties: false,
      })
      expect(validate(body), `${method} ${path}: ${ajv.errorsText(validate.errors)}`).toBe(true)
      if (typeof body !== 'object' || mayBeEmpty.has(path)) continue
      for (const [name, value] of Object.entries(body ?? {})) {
        const isEmpty = Array.isArray(value) && value.length === 0
        const isExpected = [
          'runs',
          'stale_labels',
          'organisations',
          'domains',
          'companies',
          'unknown',
          'accounts',
        ]
        if (!isExpected.includes(name)) expect(isEmpty, `${path}: no ${name}`).toBe(false)
      }
    }
  })

  it('get every type that is described, by format and by Accept', async () => {
    const tables = operations.filter(
      ({ operation }) => operation.responses['200']?.content?.['text/csv'] !== undefined,
    )
    expect(tables.map(({ path }) => path).toSorted()).toEqual(
      operations
        .filter(({ method, path }) => method === 'get' && !isNoTable(path))
        .map(({ path }) => path)
        .toSorted(),
    )
    for (const { method, operation, path } of tables) {
      const types = Object.keys(operation.responses['200']?.content ?? {})
      expect(types).toEqual(['application/json', 'text/csv', 'application/vnd.apache.parquet'])
      for (const [index, format] of ['json', 'csv', 'parquet'].entries()) {
        const type = types[index] ?? ''
        const url = new URL(requestOf(path, method, operation, {}).url)
        url.searchParams.set('format', format)
        const { response } = await goodAnswer(new Request(url), operation, type)
        url.searchParams.delete('format')
        const accepting = new Request(url, { headers: { accept: type } })
        const accepted = await goodAnswer(accepting, operation, type)
        // How a sync stands is told as of now.
        if (path === '/api/v1/status') continue
        const bytes = Buffer.from(await response.arrayBuffer())
        expect(bytes.equals(Buffer.from(await accepted.response.arrayBuffer())), path).toBe(true)
        if (format === 'parquet') expect(bytes.subarray(0, 4).toString()).toBe('PAR1')
        if (format === 'csv') expect(bytes.toString()).toMatch(/^[a-z_]+(,[a-z_]+)+\r\n/)
      }
    }
  })

  it('tell of the refusals that any route may give', () => {
    for (const { operation, path } of operations) {
      const isFree = path === '/api/v1/health' || path === '/api/v1/sync/events'
      expect('429' in operation.responses, path).toBe(!isFree)
    }
  })
})

/** One thing with its parts, a text, or a stream. */
const isNoTable = (path: string): boolean =>
  /\/(health|definition|notes|sql|events|weights\/\{name\}|\{file\})$/.test(path)
