/** A real browser on the real server with the sample, for the tests of what is seen. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core'
import { startServer } from '../../server/main.ts'
import { packageRoot } from '../../server/root.ts'
import type { Store } from '../../server/store/open.ts'
import type { SyncRunner } from '../../server/sync/runner.ts'
import { readTokens } from '../../server/sync/token.ts'
import { program } from '../program.ts'
import { copySample, type SampleItems } from '../sample-file.ts'

/** Where Chromium is; a clear error where it isn't. */
export function chromiumPath(): string {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined) return named
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim()
    } catch {
      // The next name may be there.
    }
  }
  throw new Error(
    'The browser tests need Chromium: install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.',
  )
}

export interface Opened {
  /** A page of the browser; all share what it has fetched, so that only the first waits for it. */
  newPage: () => Promise<Page>
  close: () => Promise<void>
}

/** @param options over a desk's size and British English */
export async function openBrowser(options: BrowserContextOptions = {}): Promise<Opened> {
  if (!existsSync(join(packageRoot, 'dist/web/index.html'))) {
    throw new Error('The page isn’t built: run npm run build before the browser tests.')
  }
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  const context = await browser.newContext({
    viewport: { width: 1360, height: 900 },
    locale: 'en-GB',
    ...options,
  })
  return { newPage: () => context.newPage(), close: () => browser.close() }
}

/** What a page complains of, as it does. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  return complaints
}

export interface Stage extends Opened {
  address: string
  store: Store
  runner: SyncRunner
}

/** Until a page has all that it asked for. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('h1, .state') !== null && document.querySelector('.bone') === null,
  )
}

/**
 * Starts both on a database of their own.
 *
 * @param collector the environment of the server's syncs; without a token it can't have any
 * @param items of the sample; fewer are there sooner
 * @param fill makes another database instead, at the path that it is given
 */
export async function openStage(
  collector: Record<string, string> = {},
  items?: SampleItems,
  fill?: (db: string) => Promise<unknown>,
): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'lichen-'))
  const db = join(folder, 'browser.duckdb')
  await fill?.(db)
  if (items !== undefined) await copySample(db, items)
  const server = await startServer({
    host: '127.0.0.1',
    port: 0,
    db,
    sample: true,
    sync: {
      program,
      names: [],
      file: null,
      checkToken: () => readTokens(collector),
      environment: { PATH: process.env['PATH'] ?? '', HOME: folder, ...collector },
    },
  })
  const { runner, store } = server
  if (runner === undefined) throw new Error('The server was started without a way to collect.')
  const { close, newPage } = await openBrowser()
  return {
    address: server.address,
    newPage,
    store,
    runner,
    close: async () => {
      await close()
      await server.close()
      await rm(folder, { recursive: true })
    },
  }
}
