/** An export is the whole database, says what it holds, and is never half there. */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleEcosystem } from '../../collectors/sample/simulate.ts'
import type { Dictionary } from '../../server/store/dictionary.ts'
import type { Store } from '../../server/store/open.ts'
import { lichen, serve } from '../cli/command.ts'
import { sharedStore } from '../metrics/sample-store.ts'
import { copySample } from '../sample-file.ts'

let store: Store
let place: string
beforeAll(async () => {
  store = await sharedStore(60)
  place = await mkdtemp(join(tmpdir(), 'lichen-'))
})
afterAll(() => rm(place, { recursive: true }))

const read = async (folder: string): Promise<Dictionary> =>
  JSON.parse(await readFile(join(folder, 'dictionary.json'), 'utf8')) as Dictionary

describe('an export', () => {
  it('has each table with all its rows, and a dictionary that is true of the files', async () => {
    const folder = join(place, 'whole')
    const dictionary = await store.exportParquet(folder)
    expect(await read(folder)).toEqual(dictionary)
    const tables = await store.query<{ name: string }>(
      `select schema_name || '.' || table_name as name from duckdb_tables()
       where schema_name in ('raw', 'fact', 'main') and not temporary
         and table_name not in ('schema_version', 'view_digest', 'pseudonym_salt')`,
    )
    expect(dictionary.tables.map(({ name }) => name).toSorted()).toEqual(
      tables.map(({ name }) => name).toSorted(),
    )
    expect((await readdir(folder)).toSorted()).toEqual(
      [...dictionary.tables.map(({ file }) => file), 'dictionary.json', 'dictionary.md'].toSorted(),
    )
    const text = await readFile(join(folder, 'dictionary.md'), 'utf8')
    for (const table of dictionary.tables) {
      const path = join(folder, table.file)
      const bytes = await readFile(path)
      expect(bytes.length).toBe(table.bytes)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(table.sha256)
      const different = await store.query<{ rows: number }>(
        `select count(*) as rows from (
           (from '${path}' except all from ${table.name}) union all
           (from ${table.name} except all from '${path}'))`,
      )
      expect(different, table.name).toEqual([{ rows: 0 }])
      const described = await store.query<{ name: string; type: string }>(
        `select column_name as name, column_type as type from (describe from '${path}')`,
      )
      expect(described).toEqual(table.columns.map(({ name, type }) => ({ name, type })))
      expect(text).toContain(`## ${table.name}`)
    }
    expect(dictionary.repositories).toHaveLength(6)
    expect(dictionary.repositories[0]).toMatchObject({
      owner: 'sample',
      as_of: sampleEcosystem.as_of,
    })
  })

  it('says of every table what it is', async () => {
    const { tables } = await read(join(place, 'whole'))
    expect(tables.filter(({ comment }) => comment === null).map(({ name }) => name)).toEqual([])
  })

  it('keeps instants in UTC, whatever the machine’s zone', async () => {
    const path = join(place, 'whole/raw.issue.parquet')
    const [row] = await store.query<{ inside: string; outside: string; type: string }>(
      `select min(created_at) as outside, (select min(created_at) from raw.issue) as inside,
         any_value(typeof(created_at)) as type from '${path}'`,
    )
    expect(row?.outside).toBe(row?.inside)
    expect(row?.type).toBe('TIMESTAMP WITH TIME ZONE')
  })

  it('takes the place of an earlier one, with nothing of it left', async () => {
    const folder = join(place, 'again')
    await store.exportParquet(folder)
    await writeFile(join(folder, 'raw.gone.parquet'), 'of a table that is no more')
    await store.exportParquet(folder)
    expect(await readdir(folder)).not.toContain('raw.gone.parquet')
    expect((await readdir(place)).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it.each([
    ['files of others', 'mine.txt', 'mine'],
    ['a dictionary of others', 'dictionary.json', '{"format":"other"}'],
    ['a dictionary that is none', 'dictionary.json', 'hello'],
  ])('refuses a folder with %s and leaves it as it is', async (name, file, text) => {
    const folder = join(place, name.replaceAll(' ', '-'))
    await mkdir(folder)
    await writeFile(join(folder, file), text)
    await expect(store.exportParquet(folder)).rejects.toMatchObject({ code: 'folder-in-use' })
    expect(await readFile(join(folder, file), 'utf8')).toBe(text)
    expect(await readdir(folder)).toEqual([file])
  })

  it('leaves nothing behind where it fails', async () => {
    const file = join(place, 'a-file')
    await writeFile(file, 'text')
    await expect(store.exportParquet(file)).rejects.toMatchObject({ code: 'folder-in-use' })
    await expect(store.exportParquet(join(file, 'below'))).rejects.toMatchObject({
      code: 'folder-in-use',
    })
    expect((await readdir(place)).filter((name) => name.startsWith('.'))).toEqual([])
  })
})

describe('lichen export parquet', () => {
  it('writes the same with and without a running server', async () => {
    const db = join(place, 'cli.duckdb')
    await copySample(db, 60)
    const alone = await lichen(['export', 'parquet', join(place, 'alone'), '--db', db])
    expect(alone, alone.err).toMatchObject({ code: 0, err: '' })
    const { address, stop } = await serve(['--db', db])
    const beside = await lichen(['export', 'parquet', join(place, 'beside'), '--db', db])
    expect(beside, beside.err).toMatchObject({ code: 0, err: '' })
    const used = await lichen(['export', 'parquet', place, '--db', db])
    expect(used.code).toBe(1)
    expect(used.err).toContain('something else')
    const refused = await fetch(`${address}/api/v1/export`, {
      method: 'POST',
      headers: { 'x-lichen-secret': 'guessed' },
      body: JSON.stringify({ folder: join(place, 'stolen') }),
    })
    expect(refused.status).toBe(403)
    await stop()
    const [first, second] = await Promise.all(
      ['alone', 'beside'].map((name) => read(join(place, name))),
    )
    const rows = (dictionary: Dictionary | undefined) =>
      dictionary?.tables.map((table) => [table.name, table.rows])
    expect(rows(second)).toEqual(rows(first))
    expect(rows(first)).toContainEqual(['raw.issue', expect.any(Number)])
  })

  it('needs a database that is there', async () => {
    const ended = await lichen([
      'export',
      'parquet',
      join(place, 'none'),
      '--db',
      join(place, 'no.duckdb'),
    ])
    expect(ended.code).toBe(1)
    expect(ended.err).toContain('There is no database')
  })
})
