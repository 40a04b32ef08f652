/**
 * `npm run bench [items] [folder]`: what collecting, writing and computing cost here, each beside a reference run
 * in the same process. In the folder the large databases stay, for the next run.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { createClient } from '../../collectors/github/client.ts'
import { lanesOf } from '../../collectors/github/lane.ts'
import type { Batch } from '../../collectors/model.ts'
import { sampleEcosystem, simulate } from '../../collectors/sample/simulate.ts'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { openStore, type Store } from '../../server/store/open.ts'
import { collectRepository } from '../../server/sync/run.ts'
import { dataFolder, hasData } from '../github-server/client.ts'
import { loadRows } from '../github-server/load-rows.ts'
import { loadFolder } from '../github-server/load.ts'
import { startGithubServer } from '../github-server/server.ts'
import type { RepositoryWorld } from '../github-server/world.ts'
import { benchMetrics, bigStorePath } from './bench-metrics.ts'
import { benchIdle, benchRequests } from './bench-requests.ts'
import { benchGit } from './bench-git.ts'
import { benchHttp } from './bench-http.ts'
import { benchIndices } from './bench-indices.ts'

const items = Number(process.argv[2] ?? 100_000)
/** Of metrics: small, and as large as the figures that the design promises; what is asked over HTTP is of the large one. */
const large = { items: 2_000_000, repositories: 200 }
const sizes = [{ items: 20_000, repositories: 6 }, large]
const folder = await mkdtemp(join(tmpdir(), 'lichen-bench-'))
const say = (text: string): void => void process.stdout.write(`${text}\n`)
const number = (value: number): string => Math.round(value).toLocaleString('en')

const rowsOf = (batch: Batch): number =>
  Object.values(batch.rows).reduce((sum, rows) => sum + rows.length, 0)

async function timed<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; seconds: number }> {
  const start = performance.now()
  const result = await work()
  return { result, seconds: (performance.now() - start) / 1000 }
}

/** Real histories, where they are at hand. */
function realWorlds(): RepositoryWorld[] {
  if (!hasData) return []
  return ['bitcoin-core-gui', 'ietf', 'devlake-ants'].flatMap(
    (name) => loadFolder(dataFolder(name)).world.repositories,
  )
}

/** Collection of one simulated repository through GraphQL: both sides in this process, so half the time is the server's. */
async function benchCollect(): Promise<void> {
  const world = loadRows(simulate({ seed: 1, items: 2000, repositories: 1 }))
  const github = await startGithubServer({ worlds: [world], points: 1_000_000 })
  const store = await openStore(join(folder, 'collect.duckdb'))
  const repository = world.repositories[0]
  const [owner = '', name = ''] = (repository?.nameWithOwner ?? '').split('/')
  const client = createClient({
    apiUrl: github.url,
    lanes: lanesOf('bench'),
    userAgent: 'lichen-bench',
  })
  const { result, seconds } = await timed(() =>
    collectRepository({ sink: store, client, owner, name }),
  )
  say(
    `collect      ${number(result.changes.inserted / seconds)} rows/s  (${number(result.changes.inserted)} rows, ${result.requests} requests, ${seconds.toFixed(1)} s, test server in the same process)`,
  )
  await github.close()
  await store.close()
}

async function fill(store: Store): Promise<number> {
  const repositories = new Set<string>()
  let rows = 0
  let writing = 0
  for (const batch of simulate({ seed: 1, items })) {
    const { seconds } = await timed(() => store.write(batch))
    writing += seconds
    rows += rowsOf(batch)
    repositories.add(batch.repo_id)
  }
  const { as_of, slug, title } = sampleEcosystem
  for (const repo_id of repositories) await store.finishSync({ repo_id, as_of, requests: 0 })
  await store.addToEcosystem({ slug, title, is_simulated: true }, [...repositories])
  say(
    `write        ${number(rows / writing)} rows/s  (${number(rows)} rows by node id in batches of about 4 000)`,
  )
  return rows / writing
}

/** DuckDB's own `insert … select` of the same rows, table by table, as the bound of what writing can reach. */
async function benchInsert(store: Store, ours: number): Promise<void> {
  await store.checkpoint()
  const tables = await store.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'raw'",
  )
  const path = join(folder, 'copy.duckdb')
  await store.close()
  const instance = await DuckDBInstance.create(path)
  const connection = await instance.connect()
  await connection.run(`attach '${store.path}' as source (read_only)`)
  await connection.run('create schema raw')
  let rows = 0
  const { seconds } = await timed(async () => {
    for (const { name } of tables) {
      await connection.run(`create table raw."${name}" as from source.raw."${name}" limit 0`)
      rows += (await connection.run(`insert into raw."${name}" select * from source.raw."${name}"`))
        .rowsChanged
    }
  })
  say(
    `insert…select ${number(rows / seconds)} rows/s  → ratio ${(ours / (rows / seconds)).toFixed(3)} of DuckDB's own bulk insert`,
  )
  connection.closeSync()
  instance.closeSync()
}

say(
  `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}, ${number(items)} simulated items`,
)
try {
  await benchCollect()
  await benchRequests(folder, realWorlds(), say)
  await benchIdle(folder, 500, say)
  await benchGit(folder, say)
  const path = join(folder, 'bench.duckdb')
  const store = await openStore(path)
  const ours = await fill(store)
  await benchInsert(store, ours)
  const catalogue = await loadCatalogue()
  const kept = process.argv[3] ?? folder
  await benchMetrics(kept, catalogue, sizes, say)
  await benchIndices(catalogue, say)
  await benchHttp(folder, bigStorePath(kept, large), large, say)
  // What a process has at most had in memory, the test server and the simulator included.
  say(`peak memory  ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB`)
} finally {
  await rm(folder, { recursive: true })
}
