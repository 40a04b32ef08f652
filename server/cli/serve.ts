/** `lichen serve`: the dashboard and its API until it is stopped; with names behind it, repositories collected into it. */
import { Command } from 'commander'
import type { Settings } from '../env.ts'
import type { LimitOptions } from '../http/limit.ts'
import { startServer } from '../main.ts'
import { readLanes } from '../sync/credentials.ts'
import { testToken } from '../sync/test-token.ts'
import { readReposFile } from '../sync/repos-file.ts'
import { checkSchedule } from '../sync/schedule.ts'
import { checkFile, parseName } from '../sync/wanted.ts'
import { dbOption, settingsOf, whole } from './options.ts'
import { progressLine } from './progress-line.ts'

interface Options {
  host?: string
  port?: number
  db?: string
  sample: boolean
  file?: string
  schedule?: string
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

/** @throws AppError for what is asked wrongly, which is said now, not behind the line that says that all is up */
async function checkAsked(names: string[], file: string | undefined): Promise<void> {
  for (const name of names) parseName(name)
  if (file !== undefined) checkFile(await readReposFile(file))
}

function limitOf(settings: Settings): Partial<LimitOptions> {
  const { LICHEN_CLIENT_HEADER: clientHeader, LICHEN_RATE_LIMIT: perMinute } = settings
  return {
    ...(perMinute === undefined ? {} : { perMinute }),
    ...(clientHeader === undefined ? {} : { clientHeader }),
  }
}

async function run(names: string[], options: Options): Promise<void> {
  const settings = settingsOf(options)
  const { file } = options
  const schedule = options.schedule ?? settings.LICHEN_SCHEDULE
  if (schedule !== undefined) checkSchedule(schedule)
  const checkToken = () => readLanes(settings)
  await checkAsked(names, file)
  const isAsked = names.length > 0 || file !== undefined
  if (isAsked || schedule !== undefined) await checkToken()
  const line = progressLine()
  const server = await startServer({
    host: options.host ?? settings.HOST,
    port: options.port ?? settings.PORT,
    db: settings.LICHEN_DB,
    // Who names a repository came for that one.
    sample: options.sample && !isAsked,
    memoryLimit: settings.LICHEN_MEMORY_LIMIT,
    threads: settings.LICHEN_THREADS,
    logLevel: settings.LOG_LEVEL,
    adminToken: settings.LICHEN_ADMIN_TOKEN,
    limit: limitOf(settings),
    privacy: settings.LICHEN_PRIVACY,
    sync: {
      program: [...process.execArgv, process.argv[1] ?? ''],
      names,
      file: file ?? null,
      schedule,
      checkToken,
      testToken: (token) => testToken(token, settings.GITHUB_API_URL),
    },
    onProgress: (done, total) => line.show(`Loading the sample: ${done} of ${total} items`),
  })
  line.end()
  // Before the address is said: whoever reads it may stop the server at once.
  onSignal(server.close)
  const note = server.hasSample ? '  (sample ecosystem, simulated)' : ''
  console.log(`Lichen is up: ${server.address}${note}`)
  if (isAsked) await server.runner?.start()
}

export const serveCommand = (): Command =>
  new Command('serve')
    .description('start the dashboard and its API')
    .argument('[owner/name...]', 'repositories to collect once it is up; needs a token')
    .option('--host <address>', 'where to listen (HOST, else 127.0.0.1)')
    .option('--port <number>', '0 takes a free one (PORT, else 5177)', whole(0, 65_535))
    .option('--file <file>', 'ecosystems to collect once it is up, as for lichen collect')
    .option('--schedule <cron>', "when to collect again, in UTC (LICHEN_SCHEDULE): '0 */6 * * *'")
    .option('--no-sample', 'leave an empty database empty')
    .addOption(dbOption())
    .action(run)
