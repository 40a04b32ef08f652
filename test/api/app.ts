/** The whole application on the sample, for one file of tests. */
import { createApp } from '../../server/app.ts'
import { loadCatalogue, type Catalogue } from '../../server/metrics/catalogue.ts'
import type { Store } from '../../server/store/open.ts'
import { loadIndices } from '../../server/indices/load.ts'
import { createLog } from '../../server/log.ts'
import { sharedStore } from '../metrics/sample-store.ts'
import type { SampleItems } from '../sample-file.ts'

export interface TestApp {
  store: Store
  catalogue: Catalogue
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  request: (input: string | Request, init?: RequestInit) => Promise<Response>
}

export async function testApp(items: SampleItems = 600): Promise<TestApp> {
  const store = await sharedStore(items)
  const catalogue = await loadCatalogue()
  const indices = await loadIndices(catalogue)
  const app = createApp({ store, catalogue, indices, log: createLog('silent') })
  const request = async (input: string | Request, init?: RequestInit): Promise<Response> =>
    app.request(input, init)
  return { store, catalogue, request, get: (path, headers = {}) => request(path, { headers }) }
}
