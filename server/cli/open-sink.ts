/** Where a command's data goes: the database file, or the server that has it open. */
import { openOrFind } from '../address.ts'
import { RemoteSink } from '../sync/remote-sink.ts'
import type { Sink } from '../sync/sink.ts'
import { settingsOf } from './options.ts'

/** @throws AppError as `openOrFind` */
export async function openSink(options: {
  db?: string
}): Promise<{ sink: Sink; close: () => Promise<void> }> {
  const { LICHEN_DB: db, store: storeOptions } = settingsOf(options)
  const { server, store } = await openOrFind(db, storeOptions)
  if (server !== undefined) return { sink: new RemoteSink(server), close: async () => undefined }
  return { sink: store, close: () => store.close() }
}
