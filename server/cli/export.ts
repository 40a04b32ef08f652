/** `lichen export`: the dashboard as a site, or the whole database as files, by this process or by the server that has it open. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { openOrFind, type ServerAddress } from '../address.ts'
import type { Privacy } from '../contributors/pseudonym.ts'
import { AppError, type Status } from '../errors.ts'
import { ErrorAnswer } from '../routes/schemas.ts'
import type { Dictionary } from '../store/dictionary.ts'
import { secretHeader } from '../sync/ingest.ts'
import { exportSiteCommand } from './export-site.ts'
import { dbOption, settingsOf } from './options.ts'
import { counted } from './sync-texts.ts'

async function ask(
  { address, secret }: ServerAddress,
  folder: string,
  privacy: Privacy,
): Promise<Dictionary> {
  const response = await fetch(`${address}/api/v1/export`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', [secretHeader]: secret },
    body: JSON.stringify({ folder, privacy }),
  })
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok) return body as Dictionary
  const refusal = ErrorAnswer.safeParse(body)
  if (refusal.success) {
    const { code, hint, message } = refusal.data.error
    throw new AppError(code, message, hint, response.status as Status)
  }
  throw new AppError(
    'server-refused',
    `The Lichen at ${address} does not export (HTTP ${response.status}).`,
    'It may be of another version: start it again with this one.',
    502,
  )
}

async function run(name: string, options: { db?: string }): Promise<void> {
  const { LICHEN_DB: db, LICHEN_PRIVACY: privacy, store: storeOptions } = settingsOf(options)
  if (!existsSync(db)) {
    throw new AppError(
      'no-database',
      `There is no database at ${db}.`,
      'Name the file with --db.',
      404,
    )
  }
  const folder = resolve(name)
  const { server, store } = await openOrFind(db, storeOptions)
  let dictionary: Dictionary
  try {
    dictionary =
      store === undefined
        ? await ask(server, folder, privacy)
        : await store.exportParquet(folder, privacy)
  } finally {
    await store?.close()
  }
  const rows = dictionary.tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(
    `${counted(dictionary.tables.length, 'table')} with ${counted(rows, 'row')} are in ${folder}; dictionary.md says what they mean.`,
  )
}

export const exportCommand = (): Command =>
  new Command('export')
    .description('write the database as files that other programs read, or the dashboard as a site')
    .addCommand(
      new Command('parquet')
        .description('one Parquet file a table, with a data dictionary')
        .argument('<folder>', 'where to; an earlier export in it is replaced')
        .addOption(dbOption())
        .action(run),
    )
    .addCommand(exportSiteCommand())
