/** Brings a database file to this version: numbered migrations once, views and functions whenever their text changed. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { AppError } from '../errors.ts'
import { packageRoot } from '../root.ts'
import { fillWeights } from './contributors.ts'
import { sqlFiles } from './sql-files.ts'

async function appliedVersion(connection: DuckDBConnection): Promise<number> {
  await connection.run(
    'create table if not exists schema_version (version integer primary key, applied_at timestamp not null)',
  )
  const rows = await connection.runAndReadAll(
    'select coalesce(max(version), 0)::integer from schema_version',
  )
  return Number(rows.getRowsJS()[0]?.[0] ?? 0)
}

/**
 * Applies the migrations of sql/schema that the file lacks, in order, each in a transaction and followed by a
 * checkpoint, so that no change of structure ever has to be replayed from the write-ahead log.
 *
 * @throws AppError `database-newer` where the file knows a migration that this version doesn't.
 */
export async function migrate(connection: DuckDBConnection, path: string): Promise<void> {
  const files = await sqlFiles('schema')
  const version = await appliedVersion(connection)
  if (version > files.length) {
    throw new AppError(
      'database-newer',
      `${path} was written by a newer version of Lichen (schema ${version}; this one knows ${files.length}).`,
      'Update Lichen, or name another file with --db.',
      409,
    )
  }
  for (const [index, file] of files.entries()) {
    if (Number.parseInt(file.name, 10) !== index + 1) {
      throw new Error(`Migrations are numbered without a hole; ${file.name} is out of order.`)
    }
    if (index < version) continue
    await connection.run('begin')
    await connection.run(file.body)
    await connection.run(`insert into schema_version values (${index + 1}, now()::timestamp)`)
    await connection.run('commit')
    await connection.run('checkpoint')
  }
  await refreshViews(connection)
  await fillWeights(connection)
}

/** Functions of the dialect and the staging views; replaced only when their text changed. */
async function refreshViews(connection: DuckDBConnection): Promise<void> {
  const texts = [
    await readFile(join(packageRoot, 'sql/dialect/duckdb.sql'), 'utf8'),
    ...(await sqlFiles('staging')).map((file) => file.body),
  ]
  const digest = createHash('sha256').update(texts.join('\n')).digest('hex')
  await connection.run('create table if not exists view_digest (digest varchar)')
  const known = await connection.runAndReadAll('select digest from view_digest')
  if (known.getRowsJS()[0]?.[0] === digest) return
  await connection.run('begin')
  for (const text of texts) await connection.run(text)
  await connection.run('delete from view_digest')
  await connection.run('insert into view_digest values ($digest)', { digest })
  await connection.run('commit')
  await connection.run('checkpoint')
}
