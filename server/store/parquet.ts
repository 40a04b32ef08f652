/** Tables as Parquet, by DuckDB's own writer in a database of its own: the readers of the file keep their connections. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { ColumnType, Table } from './table.ts'

/** Rows that are handed over at once, so that a long table isn't in memory as text as well. */
const rowsAtOnce = 5000

let writer: Promise<DuckDBInstance> | undefined

/** One thread, so that the rows keep their order and equal tables give equal bytes. */
const openWriter = (): Promise<DuckDBInstance> =>
  DuckDBInstance.create(':memory:', {
    memory_limit: '128MB',
    threads: '1',
    autoinstall_known_extensions: 'false',
    allow_community_extensions: 'false',
  })

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** As `from_json` wants it. */
const shapeOf = (type: ColumnType): string | string[] => (type === 'varchar[]' ? ['varchar'] : type)

/** The file's bytes; an empty table keeps its columns and their types. */
export async function toParquet({ columns, rows }: Table): Promise<Uint8Array<ArrayBuffer>> {
  const connection = await (await (writer ??= openWriter())).connect()
  const folder = await mkdtemp(join(tmpdir(), 'lichen-parquet-'))
  try {
    // The zone of the machine must not shift what has none.
    await connection.run("set TimeZone = 'UTC'")
    const list = columns.map(({ name, type }) => `${quoted(name)} ${type}`)
    await connection.run(`create temp table answer (${list.join(', ')})`)
    // Rows go over as one text by place, not by name: names would weigh more than the values.
    const shape = Object.fromEntries(columns.map(({ type }, index) => [index, shapeOf(type)]))
    for (let first = 0; first < rows.length; first += rowsAtOnce) {
      const some = rows
        .slice(first, first + rowsAtOnce)
        .map((row) => Object.fromEntries(row.map((cell, index) => [index, cell])))
      await connection.run(
        `insert into answer
         select unnest(from_json($rows, '${JSON.stringify([shape])}'), recursive := true)`,
        { rows: JSON.stringify(some) },
      )
    }
    const path = join(folder, 'answer.parquet')
    await connection.run(
      `copy answer to '${path.replaceAll("'", "''")}' (format parquet, compression zstd)`,
    )
    return new Uint8Array(await readFile(path))
  } finally {
    connection.closeSync()
    await rm(folder, { recursive: true, force: true })
  }
}
