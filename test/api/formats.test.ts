/** Every table of the API is given as JSON, CSV and Parquet, by parameter or by Accept header, with the same rows. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { testApp, type TestApp } from './app.ts'

type Row = Record<string, unknown>

let app: TestApp
beforeAll(async () => {
  app = await testApp(600)
  const [repo] = await app.store.query<{ id: string }>(
    "select id from raw.repository where name = 'kelpline'",
  )
  const gap = {
    id: 'a-gap',
    repo_id: repo?.id ?? '',
    resource: 'issue',
    from_at: '2026-01-10T00:00:00Z',
    to_at: '2026-02-10T00:00:00Z',
    reason: 'test',
    subject_id: null,
    expected: null,
    fetched: null,
    error_class: null,
    noticed_at: null,
  } as const
  await app.store.write({ repo_id: gap.repo_id, rows: { gap: [gap] } })
  await app.store.putAnnotations([
    {
      id: 'charter',
      scope: 'ecosystem:sample',
      kind: 'governance',
      from_at: '2026-03-01T00:00:00Z',
      to_at: null,
      title: '=New charter',
      url: null,
    },
  ])
})

/** Reads a Parquet answer with the database's reader: its rows, and the type of each column. */
async function readParquet(response: Response): Promise<{ rows: Row[]; types: Row }> {
  const folder = await mkdtemp(join(tmpdir(), 'lichen-'))
  const path = join(folder, 'answer.parquet')
  await writeFile(path, new Uint8Array(await response.arrayBuffer()))
  const rows = await app.store.query<Row>(`from '${path}'`)
  const described = await app.store.query<{ column_name: string; column_type: string }>(
    `describe from '${path}'`,
  )
  await rm(folder, { recursive: true })
  const types = Object.fromEntries(
    described.map(({ column_name, column_type }) => [column_name, column_type]),
  )
  return { rows, types }
}

/** Records of RFC 4180, of texts without a quote in them that isn't doubled. */
function readCsv(text: string): string[][] {
  const records: string[][] = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r]*))(,|\r\n)/g)) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') records.push([])
  }
  return records.slice(0, -1)
}

const window = 'from=2026-01-01&to=2026-04-01'
const scope = `scope=ecosystem:sample&${window}`

const tables: [string, (answer: never) => unknown[]][] = [
  ['metrics?', ({ metrics }: { metrics: [] }) => metrics],
  [
    `metrics/time-to-first-response?${scope}&actors=each`,
    ({ series }: { series: { points: [] }[] }) => series.flatMap(({ points }) => points),
  ],
  [`metrics/issues-opened/items?${scope}&limit=1000`, ({ items }: { items: [] }) => items],
  [
    `overview?${scope}&metric=issues-opened&metric=backlog-age`,
    ({ answers }: { answers: { series: { points: [] }[] }[] }) =>
      answers.flatMap(({ series }) => series.flatMap(({ points }) => points)),
  ],
  ['repos?', ({ repos }: { repos: [] }) => repos],
  ['ecosystems?', ({ ecosystems }: { ecosystems: [] }) => ecosystems],
  ['scopes?', ({ scopes }: { scopes: [] }) => scopes],
  ['sources?', ({ sources }: { sources: [] }) => sources],
  ['annotations?', ({ annotations }: { annotations: [] }) => annotations],
  [
    `coverage?${window}`,
    ({ repositories }: { repositories: { resources: { periods: [] }[] }[] }) =>
      repositories.flatMap(({ resources }) => resources.flatMap(({ periods }) => periods)),
  ],
  ['gaps?', ({ gaps }: { gaps: [] }) => gaps],
  [
    'status?',
    ({ repositories }: { repositories: { totals: [] }[] }) =>
      repositories.flatMap(({ totals }) => totals),
  ],
  ['actors?', ({ actors }: { actors: [] }) => actors],
  ['actors/rules?', ({ rules }: { rules: [] }) => rules],
]

/** A value of Parquet as CSV has it. */
function asText(value: unknown): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.join(' ')
  if (typeof value !== 'string') return JSON.stringify(value)
  return /^[=+\-@]/.test(value) ? `'${value}` : value
}

describe('the table of', () => {
  it.each(tables)('%s has the same rows in each format', async (path, rowsOf) => {
    const url = `/api/v1/${path}`
    const json = await app.get(url)
    expect(json.status).toBe(200)
    const expected = rowsOf((await json.json()) as never) as Row[]
    expect(expected.length).toBeGreaterThan(0)

    const parquet = await app.get(`${url}&format=parquet`)
    expect(parquet.headers.get('content-type')).toBe('application/vnd.apache.parquet')
    expect(parquet.headers.get('content-disposition')).toMatch(/filename="[\w-]+\.parquet"/)
    const { rows } = await readParquet(parquet)
    expect(rows).toHaveLength(expected.length)
    for (const [index, row] of rows.entries()) {
      for (const [name, value] of Object.entries(row)) {
        const given = expected[index]?.[name]
        // What stands above the rows in JSON, the metric or the repository, is a column of each.
        if (given === undefined || typeof given === 'object') continue
        expect(value, name).toBe(given)
      }
    }

    const csv = readCsv(await (await app.get(`${url}&format=csv`)).text())
    expect(csv[0]).toEqual(Object.keys(rows[0] ?? {}))
    expect(csv.slice(1)).toEqual(rows.map((row) => Object.values(row).map(asText)))
  })
})

describe('a Parquet file', () => {
  it('has the type of each column, instants with their zone', async () => {
    const response = await app.get(`/api/v1/metrics/backlog-age?${scope}&format=parquet`)
    const { rows, types } = await readParquet(response)
    expect(types).toMatchObject({
      metric: 'VARCHAR',
      period: 'TIMESTAMP WITH TIME ZONE',
      value: 'DOUBLE',
      n: 'BIGINT',
      is_partial: 'BOOLEAN',
    })
    expect(rows[0]).toMatchObject({ period: '2026-01-01T00:00:00Z' })
  })

  it('of no rows still has its columns', async () => {
    const response = await app.get('/api/v1/actors?q=nobody-of-this-name&format=parquet')
    const { rows, types } = await readParquet(response)
    expect(rows).toEqual([])
    expect(types).toMatchObject({ login: 'VARCHAR', contributions: 'BIGINT' })
  })

  it('holds all items unless a limit is asked', async () => {
    const path = '/api/v1/metrics/issues-opened/items?scope=ecosystem:sample&format=parquet'
    const { total } = (await (await app.get(path.replace('parquet', 'json'))).json()) as {
      total: number
    }
    expect(total).toBeGreaterThan(50)
    expect((await readParquet(await app.get(path))).rows).toHaveLength(total)
    expect((await readParquet(await app.get(`${path}&limit=3`))).rows).toHaveLength(3)
  })

  it('is the same, byte for byte, when it is made again', async () => {
    const path = '/api/v1/status?format=parquet'
    const [first, second] = await Promise.all([app.get(path), app.get(path)])
    expect(
      Buffer.from(await first.arrayBuffer()).equals(Buffer.from(await second.arrayBuffer())),
    ).toBe(true)
  })
})

describe('the Accept header', () => {
  const parquet = 'application/vnd.apache.parquet'
  it.each([
    ['text/csv', 'text/csv'],
    ['application/json', 'application/json'],
    [parquet, parquet],
    ['*/*', 'application/json'],
    ['text/*', 'text/csv'],
    ['', 'application/json'],
    ['text/html, */*;q=0.1', 'application/json'],
    ['application/json;q=0.5, text/csv', 'text/csv'],
    ['text/csv;q=0.2, application/json;q=0.1', 'text/csv'],
    ['text/csv, application/json', 'application/json'],
    // The range that names a type most closely speaks for it, however much the others want.
    ['application/json;q=0, */*', 'text/csv'],
    ['application/*, application/json;q=0.1', parquet],
    ['TEXT/CSV', 'text/csv'],
  ])('%j gets %s', async (accept, type) => {
    for (const path of ['repos', 'status', `metrics/issues-opened?${scope}`]) {
      const response = await app.get(`/api/v1/${path}`, { accept })
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toContain(type)
      expect(response.headers.get('vary')).toContain('Accept')
    }
  })

  it.each(['text/html', 'application/json;q=0', 'image/png, text/csv;q=0'])(
    '%j is refused with what there is',
    async (accept) => {
      for (const path of ['repos', 'status', `metrics/issues-opened?${scope}`]) {
        const response = await app.get(`/api/v1/${path}`, { accept })
        expect(response.status).toBe(406)
        const { error } = (await response.json()) as { error: { code: string; hint: string } }
        expect(error.code).toBe('not-acceptable')
        expect(error.hint).toContain('text/csv')
      }
    },
  )

  it('gives way to format=', async () => {
    const response = await app.get('/api/v1/repos?format=csv', { accept: 'application/json' })
    expect(response.headers.get('content-type')).toContain('text/csv')
    expect((await app.get('/api/v1/repos?format=xml', { accept: 'text/csv' })).status).toBe(400)
  })

  it('gives each format a tag and an entry of its own in the cache', async () => {
    const path = '/api/v1/ecosystems'
    const tags = new Map<string, string>()
    for (let round = 0; round < 2; round++) {
      for (const accept of ['application/json', 'text/csv', parquet]) {
        const response = await app.get(path, { accept })
        expect(response.headers.get('content-type')).toContain(accept)
        const tag = response.headers.get('etag') ?? ''
        expect(tags.get(accept) ?? tag).toBe(tag)
        tags.set(accept, tag)
      }
    }
    expect(new Set(tags.values()).size).toBe(3)
    const tag = tags.get('text/csv') ?? ''
    const known = await app.get(path, { accept: 'text/csv', 'if-none-match': tag })
    expect([known.status, known.headers.get('vary')]).toEqual([304, 'Accept'])
    expect((await app.get(path, { accept: parquet, 'if-none-match': tag })).status).toBe(200)
  })
})

describe('equal questions that arrive together', () => {
  it('are computed once, and each gets the whole answer', async () => {
    const query = vi.spyOn(app.store, 'query')
    const path = `/api/v1/metrics/issues-closed?${scope}`
    await app.get(`${path}&grain=quarter`)
    // With another grain it may be a statement more or less.
    const once = query.mock.calls.length
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => app.get(`${path}&grain=week`)),
    )
    expect(query.mock.calls.length).toBeLessThan(3 * once)
    query.mockRestore()
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toContain('"issues-closed"')
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
    expect(new Set(answers.map((answer) => answer.headers.get('etag'))).size).toBe(1)
  })

  it('share a refusal, which is not kept', async () => {
    const path = '/api/v1/metrics/issues-opened?scope=ecosystem:later'
    const answers = await Promise.all([app.get(path), app.get(path)])
    for (const answer of answers) {
      expect(answer.status).toBe(404)
      expect(answer.headers.get('etag')).toBeNull()
      expect(await answer.json()).toHaveProperty('error.code')
    }
  })
})
