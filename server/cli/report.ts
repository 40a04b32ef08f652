/** `lichen report`: the page of the report as a PDF, printed by a headless Chromium, or as HTML. */
import { spawn } from 'node:child_process'
import {
  access,
  constants,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, extname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Command, Option } from 'commander'
import { findServer } from '../address.ts'
import { AppError } from '../errors.ts'
import { startServer } from '../main.ts'
import { packageRoot } from '../root.ts'
import { report as sayFailure } from './failure.ts'
import { requireDatabase } from './open-api.ts'
import { dbOption, settingsOf } from './options.ts'

interface Options {
  db?: string
  scope: string
  period?: string
  lang: 'en' | 'zh-CN'
  out: string
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
/** A portfolio of many repositories takes its time; more than this is a fault. */
const patienceMs = 180_000

/**
 * @returns null where there is none
 * @throws AppError `no-chromium` where the one that was named isn't there
 */
async function findChromium(): Promise<string | null> {
  const named = process.env['CHROMIUM_PATH']
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  for (const path of named === undefined ? paths : [named]) {
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) return path
  }
  if (named === undefined) return null
  throw new AppError(
    'no-chromium',
    `There is no Chromium at ${named}.`,
    'Set CHROMIUM_PATH to where it is, or write HTML: --out report.html.',
    404,
  )
}

/** The server that has the database, or one of our own for as long as it is printed. */
async function opened(db: string): Promise<{ address: string; close: () => Promise<void> }> {
  requireDatabase(db)
  const known = await findServer(db)
  if (known !== null) return { address: known.address, close: async () => undefined }
  const { address, close } = await startServer({
    host: '127.0.0.1',
    port: 0,
    db,
    sample: false,
    logLevel: 'silent',
  })
  return { address, close }
}

/** @throws AppError `unknown-scope` and the like, before a browser shows it */
async function checkScope(address: string, scope: string): Promise<void> {
  const answer = await fetch(`${address}/api/v1/repos?${new URLSearchParams({ scope })}`)
  if (answer.ok) return
  const { error } = (await answer.json()) as {
    error: { code: string; message: string; hint: string }
  }
  throw new AppError(error.code, error.message, error.hint, 404)
}

async function print(chromium: string, address: string, out: string): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'lichen-report-'))
  try {
    const child = spawn(
      chromium,
      [
        '--headless',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Without it Chromium doesn't start for root, as in a container.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--user-data-dir=${profile}`,
        '--no-pdf-header-footer',
        // Waits for what the page asks for, and doesn't count that as time.
        '--virtual-time-budget=20000',
        `--print-to-pdf=${out}`,
        address,
      ],
      { stdio: 'ignore', timeout: patienceMs, killSignal: 'SIGKILL' },
    )
    const code = await new Promise<number | null>((done, fail) => {
      child.once('error', fail)
      child.once('close', done)
    })
    const written = await stat(out).catch(() => null)
    if (code === 0 && written !== null && written.size > 0) return
    throw new AppError(
      'not-printed',
      `Chromium did not print the report (exit code ${code ?? 'none'}).`,
      `Open ${address} in a browser and print it there.`,
      500,
    )
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The styles of the built page; the font's letters that most texts are written in stand in them. */
async function stylesOf(folder: string): Promise<string> {
  const names = await readdir(folder)
  const font = names.find((name) => name.startsWith('inter-latin-wght'))
  const letters = font === undefined ? '' : await readFile(join(folder, font), 'base64')
  const sheets = names.filter((name) => /^index-.*\.css$/.test(name))
  const texts = await Promise.all(sheets.map((name) => readFile(join(folder, name), 'utf8')))
  return texts
    .join('\n')
    .replaceAll(/@font-face\s*\{[^}]*\}/g, (face) =>
      font !== undefined && face.includes(font)
        ? face.replace(/url\([^)]*\)/, `url(data:font/woff2;base64,${letters})`)
        : '',
    )
}

/** Of the page, which nothing here may import: built beside the program. */
interface ReportFile {
  reportFile: (address: URL, style: string) => Promise<string>
}

/** @throws AppError `not-built` */
async function writeHtml(page: URL, out: string): Promise<void> {
  const built = join(packageRoot, 'dist/server/report-file.js')
  if (!existsSync(built)) {
    throw new AppError('not-built', 'The page isn’t built.', 'Run npm run build first.', 500)
  }
  const { reportFile } = (await import(pathToFileURL(built).href)) as ReportFile
  await writeFile(out, await reportFile(page, await stylesOf(join(packageRoot, 'dist/web/assets'))))
}

async function run(options: Options): Promise<void> {
  try {
    const out = resolve(options.out)
    const { address, close } = await opened(settingsOf(options).LICHEN_DB)
    try {
      await checkScope(address, options.scope)
      const query = new URLSearchParams({
        scope: options.scope,
        lang: options.lang,
        theme: 'light',
        ...(options.period === undefined ? {} : { until: options.period }),
      })
      const page = `${address}/report?${query}`
      const isHtml = /^\.html?$/i.test(extname(out))
      const chromium = isHtml ? null : await findChromium()
      if (chromium === null) {
        const path = isHtml ? out : `${out.slice(0, out.length - extname(out).length)}.html`
        await writeHtml(new URL(page), path)
        if (!isHtml)
          console.error(
            'There is no Chromium to print with: open the file in a browser to print it.',
          )
        console.log(`Written: ${path}`)
        return
      }
      await print(chromium, page, out)
      console.log(`Written: ${out}`)
    } finally {
      await close()
    }
  } catch (error) {
    sayFailure(error)
  }
}

const period = (text: string): string => {
  if (/^\d{4}(Q[1-4]|-(0[1-9]|1[0-2]))?$/.test(text)) return text
  throw new AppError('bad-period', `"${text}" is no period.`, 'Write 2025, 2025Q4 or 2025-11.', 400)
}

export const reportCommand = (): Command =>
  new Command('report')
    .description('write a dated report for a board: PDF by Chromium where it is there, or HTML')
    .requiredOption('--scope <scope>', 'repo:owner/name, org:owner, ecosystem:slug, a mix, or all')
    .option(
      '--period <name>',
      '2025, 2025Q4 or 2025-11; the last whole quarter if not given',
      period,
    )
    .addOption(
      new Option('--lang <language>', 'of the report').choices(['en', 'zh-CN']).default('en'),
    )
    .requiredOption('--out <file>', 'where to write it: report.pdf, or report.html')
    .addOption(dbOption())
    .action(run)
