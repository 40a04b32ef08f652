/** Reads a history and kills its own process, as `kill -9` does, while the n-th batch is being written. */
import { openStore } from '../../server/store/open.ts'
import { collectHistory } from '../../server/sync/run-git.ts'
import type { Sink } from '../../server/sync/sink.ts'

const [db = '', from = '', at = '1'] = process.argv.slice(2)
const store = await openStore(db, { threads: 2 })
let writes = 0
const sink = new Proxy<Sink>(store, {
  get(target, key: keyof Sink) {
    if (key !== 'write') return target[key].bind(target)
    return async (batch: Parameters<Sink['write']>[0]) => {
      writes++
      const done = target.write(batch)
      if (writes === Number(at) + 1) setTimeout(() => process.kill(process.pid, 'SIGKILL'), 15)
      return done
    }
  },
})
const apiUrl = 'https://api.github.com'
await collectHistory({
  sink,
  owner: 'acme',
  name: 'widgets',
  from,
  clones: `${db}.git`,
  apiUrl,
  batchCommits: 250,
})
