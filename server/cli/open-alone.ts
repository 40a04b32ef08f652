/** Opens the database for a command that can't share it with a running server. */
import { existsSync } from 'node:fs'
import { openOrFind } from '../address.ts'
import { AppError } from '../errors.ts'
import type { Store } from '../store/open.ts'
import { settingsOf } from './options.ts'

/** @throws AppError `no-database`, `database-in-use`, or as `openOrFind` */
export async function openAlone(
  options: { db?: string },
  { mustExist }: { mustExist: boolean },
): Promise<Store> {
  const { LICHEN_DB: db, store: storeOptions } = settingsOf(options)
  if (mustExist && !existsSync(db)) {
    throw new AppError(
      'no-database',
      `There is no database at ${db}.`,
      'Name the file with --db.',
      404,
    )
  }
  const { store, server } = await openOrFind(db, storeOptions)
  if (store !== undefined) return store
  throw new AppError(
    'database-in-use',
    `${db} is open in the Lichen at ${server.address}.`,
    'Stop that server, run this command again, then start it again.',
    409,
  )
}
