/** Where the server of a database file is: written beside the file while it runs, read by commands that find it open. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import { AppError } from './errors.ts'
import type { StoreOptions } from './store/instance.ts'
import { openStore, type Store } from './store/open.ts'

const ServerAddress = z.object({
  address: z.url(),
  /** Whoever can read the file may write through the server, as they may write to the database itself. */
  secret: z.string().min(1),
  pid: z.number().int(),
})
export type ServerAddress = z.infer<typeof ServerAddress>

const fileOf = (db: string): string => `${db}.server`

/** Readable by the owner alone. A file that a killed server left is replaced, not reused with its permissions. */
export async function announce(db: string, server: ServerAddress): Promise<void> {
  await rm(fileOf(db), { force: true })
  await writeFile(fileOf(db), `${JSON.stringify(server)}\n`, { mode: 0o600, flag: 'wx' })
}

export async function withdraw(db: string): Promise<void> {
  await rm(fileOf(db), { force: true })
}

async function isUp(address: string): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/api/v1/health`, { signal: AbortSignal.timeout(3000) })
    await answer.body?.cancel()
    return true
  } catch {
    return false
  }
}

/** The server that has the database open; null where none says so or it doesn't answer. */
export async function findServer(db: string): Promise<ServerAddress | null> {
  try {
    const server = ServerAddress.parse(JSON.parse(await readFile(fileOf(db), 'utf8')))
    return (await isUp(server.address)) ? server : null
  } catch {
    return null
  }
}

/**
 * Opens the database, or finds the server that has it open.
 *
 * @throws AppError as `openStore`; `database-locked` only where no server of ours answers for the file
 */
export async function openOrFind(
  db: string,
  options: StoreOptions,
): Promise<{ store: Store; server?: never } | { store?: never; server: ServerAddress }> {
  try {
    return { store: await openStore(db, options) }
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'database-locked') throw error
    const server = await findServer(db)
    if (server === null) throw error
    return { server }
  }
}
