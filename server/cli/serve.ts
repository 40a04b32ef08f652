/** `lichen serve`: the dashboard and its API until it is stopped; with names behind it, repositories collected into it. */
import { spawn } from 'node:child_process'
import { Command } from 'commander'
import { startServer } from '../main.ts'
import { readLanes } from '../sync/credentials.ts'
import { dbOption, settingsOf, whole } from './options.ts'
import { progressLine } from './progress-line.ts'

interface Options {
  host?: string
  port?: number
  db?: string
  sample: boolean
}

/**
 * `lichen collect` beside the server: a process of its own, so that a long collection takes no time from answers.
 * It finds the server by the database's name, as it would when typed into a second terminal.
 *
 * @returns how to stop it; what was collected stays
 */
function collectBeside(repositories: string[], db: string): () => Promise<void> {
  const program = process.argv[1] ?? ''
  const args = [...process.execArgv, program, 'collect', '--db', db, '--', ...repositories]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return () => {
    child.kill('SIGINT')
    return ended
  }
}

/** The first signal closes in order, a second one ends at once. */
function onSignal(close: () => Promise<void>): void {
  let isClosing = false
  const stop = (): void => {
    if (isClosing) process.exit(1)
    isClosing = true
    void close().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop)
}

async function run(repositories: string[], options: Options): Promise<void> {
  const settings = settingsOf(options)
  const { LICHEN_DB: db } = settings
  // A missing token is said now, not behind the line that says that everything is up.
  if (repositories.length > 0) await readLanes(settings)
  const line = progressLine()
  const server = await startServer({
    host: options.host ?? settings.HOST,
    port: options.port ?? settings.PORT,
    db,
    // Who names a repository came for that one.
    sample: options.sample && repositories.length === 0,
    memoryLimit: settings.LICHEN_MEMORY_LIMIT,
    threads: settings.LICHEN_THREADS,
    logLevel: settings.LOG_LEVEL,
    onProgress: (done, total) => line.show(`Loading the sample: ${done} of ${total} items`),
  })
  line.end()
  let stopCollecting = async (): Promise<void> => undefined
  // Before the address is said: whoever reads it may stop the server at once.
  onSignal(async () => {
    await stopCollecting()
    await server.close()
  })
  const note = server.hasSample ? '  (sample ecosystem, simulated)' : ''
  console.log(`Lichen is up: ${server.address}${note}`)
  if (repositories.length > 0) stopCollecting = collectBeside(repositories, db)
}

export const serveCommand = (): Command =>
  new Command('serve')
    .description('start the dashboard and its API')
    .argument('[owner/name...]', 'repositories to collect once it is up; needs a token')
    .option('--host <address>', 'where to listen (HOST, else 127.0.0.1)')
    .option('--port <number>', '0 takes a free one (PORT, else 5177)', whole(0, 65_535))
    .option('--no-sample', 'leave an empty database empty')
    .addOption(dbOption())
    .action(run)
