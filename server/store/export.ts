/** The whole database as Parquet files, one a table, with a dictionary of what each column means. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import { replaceFolder } from '../folder.ts'
import { partOf } from '../privacy/columns.ts'
import { version } from '../version.ts'
import { dictionaryText, type Dictionary, type ExportedTable } from './dictionary.ts'
import { makePseudonyms } from './pseudonyms.ts'
import { fromDatabase } from './values.ts'

/** What the program keeps for itself: the dictionary tells the versions, and the salt would tell whose pseudonyms are. */
const internal = new Set(['schema_version', 'view_digest', 'pseudonym_salt'])

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`

async function select<Row>(connection: DuckDBConnection, sql: string): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql)
  return reader
    .getRowObjectsJS()
    .map((row) =>
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, fromDatabase(value)])),
    ) as Row[]
}

interface ColumnRow {
  schema: string
  table: string
  about: string | null
  name: string
  type: string
  comment: string | null
}

const columns = (connection: DuckDBConnection): Promise<ColumnRow[]> =>
  select<ColumnRow>(
    connection,
    `select
       schema_name as schema, table_name as table, tables.comment as about,
       column_name as name, data_type as type, columns.comment
     from duckdb_columns() as columns join duckdb_tables() as tables using (table_oid, database_name, schema_name, table_name)
     where database_name = current_database() and schema_name in ('raw', 'fact', 'main')
       and not tables.temporary and not tables.internal
     order by schema_name <> 'raw', schema_name <> 'fact', table_name, column_index`,
  )

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/**
 * Timestamps are UTC without saying so in the database; in a file they say so.
 *
 * @param salt null: people are named
 */
function written(column: ColumnRow, place: number, salt: string | null): string {
  const name = quoted(column.name)
  if (column.type === 'TIMESTAMP') return `source.${name} at time zone 'UTC' as ${name}`
  const part = salt === null ? 'other' : partOf(column)
  if (part === 'person') return `named${place}.name as ${name}`
  return part === 'text' ? `null::${column.type} as ${name}` : `source.${name}`
}

const joined = (column: ColumnRow, place: number, salt: string | null): string =>
  salt !== null && partOf(column) === 'person'
    ? ` left join export_pseudonym as named${place} on named${place}.text = source.${quoted(column.name)}`
    : ''

async function writeTable(
  connection: DuckDBConnection,
  folder: string,
  rows: ColumnRow[],
  salt: string | null,
): Promise<ExportedTable> {
  const { about, schema, table } = rows[0] as ColumnRow
  const file = `${schema === 'main' ? '' : `${schema}.`}${table}.parquet`
  const path = join(folder, file)
  const source = `${quoted(schema)}.${quoted(table)}`
  const result = await connection.run(
    `copy (
       select ${rows.map((row, place) => written(row, place, salt)).join(', ')}
       from ${source} as source${rows.map((row, place) => joined(row, place, salt)).join('')}
     ) to ${literal(path)}
     (format parquet, compression zstd)`,
  )
  return {
    name: `${schema}.${table}`,
    comment: about,
    file,
    rows: result.rowsChanged,
    bytes: (await stat(path)).size,
    sha256: await sha256(path),
    columns: rows.map(({ comment, name, type }) => ({
      name,
      type: type === 'TIMESTAMP' ? 'TIMESTAMP WITH TIME ZONE' : type,
      comment,
    })),
  }
}

async function writeAll(
  connection: DuckDBConnection,
  folder: string,
  salt: string | null,
): Promise<Dictionary> {
  const byTable = new Map<string, ColumnRow[]>()
  const all = await columns(connection)
  if (salt !== null) await makePseudonyms(connection, salt, all)
  for (const row of all) {
    if (row.schema === 'main' && internal.has(row.table)) continue
    const name = `${row.schema}.${row.table}`
    byTable.set(name, [...(byTable.get(name) ?? []), row])
  }
  const [versions] = await select<{ schema: number; duckdb: string; rules: number }>(
    connection,
    `select (select max(version) from schema_version) as schema, version() as duckdb,
       (select version from rule_version) as rules`,
  )
  const repositories = await select<Dictionary['repositories'][number]>(
    connection,
    `select id, owner, name, as_of from raw.repository left join sync_state on repo_id = id
     order by lower(owner), lower(name), id`,
  )
  const tables: ExportedTable[] = []
  for (const rows of byTable.values()) {
    tables.push(await writeTable(connection, folder, rows, salt))
  }
  return {
    format: 'lichen-export',
    format_version: 1,
    privacy: salt === null ? 'open' : 'pseudonymous',
    lichen_version: version,
    schema_version: versions?.schema ?? 0,
    rules_version: versions?.rules ?? 0,
    duckdb_version: versions?.duckdb ?? '',
    repositories,
    tables,
  }
}

/**
 * Writes all tables as they are at one moment.
 *
 * @param folder absolute; an earlier export in it is replaced
 * @param salt   of pseudonyms, for an export in which nobody is named; null: people are named
 * @throws AppError as `replaceFolder`
 */
export function exportParquet(
  connection: DuckDBConnection,
  folder: string,
  salt: string | null = null,
): Promise<Dictionary> {
  const marker = { file: 'dictionary.json', format: 'lichen-export' }
  return replaceFolder(folder, marker, async (place) => {
    await connection.run("set TimeZone = 'UTC'")
    await connection.run('begin')
    let dictionary: Dictionary
    try {
      dictionary = await writeAll(connection, place, salt)
    } finally {
      await connection.run('rollback')
    }
    await writeFile(join(place, 'dictionary.md'), dictionaryText(dictionary))
    await writeFile(join(place, 'dictionary.json'), `${JSON.stringify(dictionary, null, 2)}\n`)
    return dictionary
  })
}
