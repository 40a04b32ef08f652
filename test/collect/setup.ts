/** What the tests of collecting share: a server with a world, a run into a store, and a store's rows to compare. */
import { onTestFinished } from 'vitest'
import {
  createClient,
  type ClientOptions,
  type GithubClient,
} from '../../collectors/github/client.ts'
import { lanesOf } from '../../collectors/github/lane.ts'
import type { PageSizes } from '../../collectors/github/page-sizes.ts'
import { collectRepository, type SyncSummary } from '../../server/sync/run.ts'
import type { Sink } from '../../server/sync/sink.ts'
import { startGithubServer, type GithubServer } from '../github-server/server.ts'
import type { RepositoryWorld } from '../github-server/world.ts'

export const token = 'canary-4f1e-token'

/** A GitHub with these repositories, for the running test; it takes no token but the canary. */
export async function serve(...repositories: RepositoryWorld[]): Promise<GithubServer> {
  const server = await startGithubServer({ worlds: [{ repositories }], token })
  onTestFinished(() => server.close())
  return server
}

export const clientOf = (github: GithubServer, given: Partial<ClientOptions> = {}): GithubClient =>
  createClient({
    apiUrl: github.url,
    lanes: lanesOf(token),
    userAgent: 'lichen/test',
    backoffMs: 1,
    ...given,
  })

export function collect(
  github: GithubServer,
  sink: Sink,
  repository: string,
  given: { pageSizes?: Partial<PageSizes>; client?: GithubClient; ecosystem?: string } = {},
): Promise<SyncSummary> {
  const [owner = '', name = ''] = repository.split('/')
  const { ecosystem, ...rest } = given
  const chosen = ecosystem === undefined ? [] : [ecosystem]
  const ecosystems = chosen.map((slug) => ({ slug, title: slug, is_simulated: false }))
  return collectRepository({ sink, client: clientOf(github), owner, name, ecosystems, ...rest })
}

/** But for the day's numbers and the names of old, in which a store keeps what another never saw. */
