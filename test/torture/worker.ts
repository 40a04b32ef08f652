/** Collects one repository in a process of its own, so that it can be killed; its clock is moved instead of waited for. */
import { createClient } from '../../collectors/github/client.ts'
import { lanesOf } from '../../collectors/github/lane.ts'
import { AppError } from '../../server/errors.ts'
import { openStore } from '../../server/store/open.ts'
import { collectRepository } from '../../server/sync/run.ts'
import { skippingClock, tinyPages } from '../collect/pace.ts'

const [db = '', apiUrl = '', repository = ''] = process.argv.slice(2)
const [owner = '', name = ''] = repository.split('/')

const store = await openStore(db)
try {
  const client = createClient({
    apiUrl,
    lanes: lanesOf('torture'),
    userAgent: 'lichen/torture',
    backoffMs: 1,
    timeoutMs: 2000,
    clock: skippingClock(),
  })
  await collectRepository({ sink: store, client, owner, name, pageSizes: tinyPages })
} catch (error) {
  // A failure that a user would be shown is one of the outcomes; anything else is a fault of ours.
  if (!(error instanceof AppError)) throw error
  process.stdout.write(`${error.code}\n`)
  process.exitCode = 3
} finally {
  await store.close()
}
