/** Opens a database file with its limits set, and says in words why it can't be opened. */
import { availableParallelism } from 'node:os'
import { DuckDBInstance } from '@duckdb/node-api'
import { AppError } from '../errors.ts'

export interface StoreOptions {
  /** DuckDB's own notation, e.g. `1GB`. Set at open: a log that is replayed above it would end the process. */
  memoryLimit?: string
  threads?: number
  /** Read connections; default: see `defaultReaders`. */
  readers?: number
}

/**
 * Each running statement occupies a thread of Node's pool. Whatever is asked, one is left for the writer and one for
 * everything else: the launcher widens the pool, but a program that is started without it has four.
 */
export function defaultReaders(poolSize = process.env['UV_THREADPOOL_SIZE']): number {
  const threads = Number(poolSize ?? 4)
  return Number.isInteger(threads) ? Math.min(3, Math.max(1, threads - 2)) : 2
}

/** @throws AppError `database-locked` (another process has it), `database-newer`, `database-unreadable` */
export async function openInstance(path: string, options: StoreOptions): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(path, {
      memory_limit: options.memoryLimit ?? '1GB',
      threads: String(options.threads ?? availableParallelism()),
      autoinstall_known_extensions: 'false',
      allow_community_extensions: 'false',
    })
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    if (/lock/i.test(text)) {
      const pid = /PID (\d+)/.exec(text)?.[1]
      throw new AppError(
        'database-locked',
        `${path} is in use by another program${pid === undefined ? '' : ` (process ${pid})`}.`,
        'Stop that program, or name another file with --db.',
        409,
      )
    }
    if (/newer version|storage version|version number/i.test(text)) {
      throw new AppError(
        'database-newer',
        `${path} was written by a newer DuckDB than this Lichen brings.`,
        'Update Lichen, or name another file with --db.',
        409,
      )
    }
    throw new AppError(
      'database-unreadable',
      `${path} can't be opened as a database: ${text.split('\n')[0] ?? ''}`,
      'Check the path and its permissions, or name another file with --db.',
      422,
      { cause: error },
    )
  }
}
