/** `lichen status`: how collecting stands, from the file or from its running server. */
import { existsSync } from 'node:fs'
import { Command, Option } from 'commander'
import { hc } from 'hono/client'
import { openOrFind } from '../address.ts'
import type { AppType } from '../app.ts'
import { AppError } from '../errors.ts'
import { statusOf } from '../sync/status.ts'
import { report } from './failure.ts'
import { dbOption, settingsOf } from './options.ts'
import { statusText, type StatusAnswer } from './status-text.ts'

interface Options {
  format: 'table' | 'json'
  db?: string
}

async function ask(address: string): Promise<StatusAnswer> {
  const response = await hc<AppType>(address).api.v1.status.$get({ query: {} })
  if (response.ok) return response.json()
  throw new AppError(
    'server-refused',
    `The Lichen at ${address} does not tell its status (HTTP ${response.status}).`,
    'It may be of another version: start it again with this one.',
    502,
  )
}

async function read(options: Options): Promise<StatusAnswer> {
  const { LICHEN_DB: db, store: storeOptions } = settingsOf(options)
  if (!existsSync(db)) {
    throw new AppError(
      'no-database',
      `There is no database at ${db}.`,
      'Name the file with --db, or make one: lichen collect owner/name, or lichen sample.',
      404,
    )
  }
  const { store, server } = await openOrFind(db, storeOptions)
  if (store === undefined) return ask(server.address)
  try {
    return await statusOf(store, null)
  } finally {
    await store.close()
  }
}

async function run(options: Options): Promise<void> {
  try {
    const status = await read(options)
    const text =
      options.format === 'json' ? `${JSON.stringify(status, null, 2)}\n` : statusText(status)
    process.stdout.write(text)
  } catch (error) {
    report(error, options.format === 'json')
  }
}

export const statusCommand = (): Command =>
  new Command('status')
    .description('how fresh and how complete the data is, and what to do about what failed')
    .addOption(
      new Option('--format <format>', 'how to print').choices(['table', 'json']).default('table'),
    )
    .addOption(dbOption())
    .action(run)
