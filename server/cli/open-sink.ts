/** Where a command's data goes: the database file, or the server that has it open. */
import { openOrFind } from '../address.ts'
import { RemoteSink } from '../sync/remote-sink.ts'
import { settingsOf } from './options.ts'

/**
 * @returns the sink, and once more as `remote` where it is a server's
 * @throws AppError as `openOrFind`
 */
export async function openSink(options: { db?: string }) {
  const { LICHEN_DB: db, store: storeOptions } = settingsOf(options)
  const { server, store } = await openOrFind(db, storeOptions)
  if (server === undefined) return { sink: store, close: () => store.close() }
  const sink = new RemoteSink(server)
  return { sink, remote: sink, close: async () => undefined }
}
