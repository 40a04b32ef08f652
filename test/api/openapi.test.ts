/** The OpenAPI document is whole, describes every route and needs nothing from elsewhere to be browsed. */
import { beforeAll, describe, expect, it } from 'vitest'
import { testApp, type TestApp } from './app.ts'

interface Operation {
  summary?: string
  parameters?: { name: string; in: string; required?: boolean; schema?: { type?: string } }[]
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>
}
interface Document {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, object> }
}

let app: TestApp
let document: Document
beforeAll(async () => {
  app = await testApp(60)
  document = (await (await app.get('/api/v1/openapi.json')).json()) as Document
})

/** Every `$ref` of a JSON value. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, below]) =>
    key === '$ref' ? [String(below)] : references(below),
  )
}

function resolve(pointer: string): unknown {
  const steps = pointer.replace(/^#\//, '').split('/')
  return steps.reduce<unknown>(
    (at, step) => (at as Record<string, unknown> | undefined)?.[step.replaceAll('~1', '/')],
    document,
  )
}

describe('the OpenAPI document', () => {
  it('is the same at both of its addresses', async () => {
    expect(await (await app.get('/openapi.json')).json()).toEqual(document)
    expect(document.openapi).toBe('3.1.0')
  })

  it('has only references that resolve', () => {
    const found = references(document)
    expect(found.length).toBeGreaterThan(10)
    for (const pointer of found) expect(resolve(pointer), pointer).toBeTypeOf('object')
  })

  it('describes every route with a summary and each of its answers with a schema', () => {
    expect(Object.keys(document.paths).toSorted()).toEqual(
      expect.arrayContaining([
        '/api/v1/ecosystems',
        '/api/v1/health',
        '/api/v1/metrics',
        '/api/v1/metrics/{key}',
        '/api/v1/metrics/{key}/items',
        '/api/v1/metrics/{key}/sql',
        '/api/v1/repos',
      ]),
    )
    for (const [path, operations] of Object.entries(document.paths)) {
      for (const operation of Object.values(operations)) {
        expect(operation.summary?.length, path).toBeGreaterThan(5)
        for (const answer of Object.values(operation.responses)) {
          for (const media of Object.values(answer.content ?? {})) {
            expect(Object.keys(media.schema).length, path).toBeGreaterThan(0)
          }
        }
      }
    }
  })

  it('names every placeholder of a path as a parameter', () => {
    for (const [path, operations] of Object.entries(document.paths)) {
      const placeholders = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name]) => name)
      for (const operation of Object.values(operations)) {
        const named = (operation.parameters ?? []).filter((each) => each.in === 'path')
        expect(named.map(({ name }) => name)).toEqual(placeholders)
      }
    }
  })

  it('tells that scope repeats, that it is needed, and how far a limit goes', () => {
    const parameters = document.paths['/api/v1/metrics/{key}/items']?.['get']?.parameters ?? []
    const by = (name: string) => parameters.find((parameter) => parameter.name === name)
    expect(by('scope')).toMatchObject({ required: true, schema: { type: 'array' } })
    expect(by('limit')).toMatchObject({ schema: { type: 'integer', minimum: 1, maximum: 1000 } })
    expect(by('grain')).toMatchObject({ required: false, schema: { default: 'month' } })
  })
})

describe('/docs', () => {
  it('loads its viewer from this server alone and has no script of its own', async () => {
    const html = await (await app.get('/docs')).text()
    const sources = Array.from(html.matchAll(/<script([^>]*)>(.*?)<\/script>/gs))
    expect(sources).toHaveLength(2)
    for (const [, attributes, body] of sources) {
      expect(attributes).toMatch(/^ src="\/docs\/\w+\.js"$/)
      expect(body).toBe('')
    }
    expect(html).not.toMatch(/https?:/)
    const start = await (await app.get('/docs/start.js')).text()
    expect(start).toContain('/api/v1/openapi.json')
    expect(start).not.toMatch(/https?:/)
  })
})
