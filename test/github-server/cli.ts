/** `npm run github-server`: serves data folders or the simulator's world by hand until it is stopped. */
import { Command, InvalidArgumentError } from 'commander'
import type { Batch } from '../../collectors/model.ts'
import { loadRows } from './load-rows.ts'
import { loadFolder, parseAsOf, rewindAll, type Loaded } from './load.ts'
import { startGithubServer } from './server.ts'

interface Options {
  data: string[]
  port: number
  asOf?: string
  sample?: number | true
  items: number
}

type Simulate = (options: { seed: number; items: number }) => Iterable<Batch>

function whole(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('Not a whole number.')
  return value
}

/** By a path that is only read now, so that folders can be served without the simulator. */
async function loadSample(seed: number, items: number, asOf?: string): Promise<Loaded> {
  const path = '../../collectors/sample/simulate.ts'
  const { simulate } = (await import(path)) as { simulate: Simulate }
  const world = loadRows(simulate({ seed, items }))
  return asOf === undefined ? { world, notes: [] } : rewindAll(world.repositories, parseAsOf(asOf))
}

async function main(options: Options): Promise<void> {
  const { asOf, items, sample } = options
  const loaded = options.data.map((folder) => loadFolder(folder, asOf))
  if (sample !== undefined) loaded.push(await loadSample(sample === true ? 1 : sample, items, asOf))
  if (loaded.length === 0) throw new Error('Nothing to serve: give --data <folder> or --sample.')

  const worlds = loaded.map(({ world }) => world)
  const server = await startGithubServer({ worlds, port: options.port })
  for (const note of loaded.flatMap(({ notes }) => notes)) console.log(note)
  for (const one of worlds.flatMap((world) => world.repositories)) {
    const counts = `${one.issues.length} issues, ${one.pullRequests.length} pull requests`
    console.log(`${one.nameWithOwner}: ${counts}, as of ${one.clock}`)
  }
  console.log('Any token is accepted, none is not. Ctrl-C stops.')
  console.log(`GITHUB_API_URL=${server.url}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close())
  }
}

const collect = (value: string, previous: string[]): string[] => [...previous, value]

const command = new Command('github-server')
  .description("Answers GitHub's GraphQL API on 127.0.0.1 from local data.")
  .option('--data <folder>', 'a folder of data; may be repeated', collect, [])
  .option('--port <number>', 'the port; 0 for a free one', whole, 0)
  .option('--as-of <date>', 'serve a dated copy, or the data as it was on that date')
  .option('--sample [seed]', "serve the simulator's world", whole)
  .option('--items <number>', 'issues and pull requests of the sample', whole, 2000)

main(command.parse().opts<Options>()).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
})
