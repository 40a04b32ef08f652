/** The published package runs: packed, installed into an empty folder without development tools, served from built files. */
import { execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../server/root.ts'
import { version } from '../../server/version.ts'

const run = promisify(execFile)
const { PATH = '', HOME = '' } = process.env
let folder: string

/** npm sets variables for the scripts that it runs; an npm inside of a test must not see them. */
const npm = (args: string[], cwd: string) =>
  run('npm', args, { cwd, env: { PATH, HOME }, maxBuffer: 50_000_000 })

beforeAll(async () => {
  for (const built of ['dist/web/index.html', 'dist/server/lichen.cjs', 'dist/docs/scalar.js']) {
    if (!existsSync(join(packageRoot, built)))
      throw new Error(`${built} is missing: npm run build.`)
  }
  folder = await mkdtemp(join(tmpdir(), 'lichen-package-'))
  await npm(['pack', '--ignore-scripts', '--pack-destination', folder], packageRoot)
  await writeFile(join(folder, 'package.json'), '{ "name": "someone", "private": true }')
  await npm(['install', '--omit=dev', '--prefer-offline', `./lichen-${version}.tgz`], folder)
}, 300_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

/** `npx lichen serve` on a free port until `use` has ended. */
async function withServer(use: (address: string) => Promise<void>): Promise<string> {
  const args = ['lichen', 'serve', '--port', '0', '--db', join(folder, 'lichen.duckdb')]
  const child = spawn('npx', ['--no-install', ...args], {
    cwd: folder,
    env: { PATH, HOME },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const ended = new Promise((resolve) => child.once('close', resolve))
  try {
    const address = await new Promise<string>((resolve, reject) => {
      const listen = (data: Buffer): void => {
        output += data.toString()
        const found = /Lichen is up: (http:\S+)/.exec(output)?.[1]
        if (found !== undefined) resolve(found)
      }
      child.stdout.on('data', listen)
      child.stderr.on('data', listen)
      void ended.then(() => reject(new Error(`It ended: ${output}`)))
    })
    await use(address)
  } finally {
    // npx starts the program in a process of its own; the group is the two of them.
    process.kill(-(child.pid ?? 0), 'SIGTERM')
    await ended
  }
  return output
}

describe('the installed package', () => {
  it('brings the built files, the SQL, the licence and no source or test', async () => {
    const names = await readdir(join(folder, 'node_modules/lichen'))
    expect(names.toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'collectors',
      'dist',
      'package.json',
      'sql',
      'test',
    ])
    const collectors = join(folder, 'node_modules/lichen/collectors')
    const kept = await readdir(collectors, { recursive: true, withFileTypes: true })
    const files = kept.filter((entry) => entry.isFile()).map((entry) => entry.name)
    // Without its queries a packed collector couldn't ask anything.
    expect(files).toContain('issues.graphql')
    expect(files.filter((name) => !name.endsWith('.graphql'))).toEqual([])
    // The worked cases are the catalogue's examples; the tests themselves stay at home.
    const cases = join(folder, 'node_modules/lichen/test')
    const examples = (await readdir(cases, { recursive: true })).filter((name) =>
      /\.\w+$/.test(name),
    )
    expect(examples).toContain('metrics/backlog-age.yaml')
    expect(examples.filter((name) => !name.endsWith('.yaml'))).toEqual([])
  })

  it('needs no development tool', async () => {
    const installed = await readdir(join(folder, 'node_modules'))
    for (const tool of ['vite', 'vitest', 'typescript', 'tsx', 'react', 'echarts', 'oxlint']) {
      expect(installed).not.toContain(tool)
    }
  })

  it('serves the page, the API with the sample and the reference', async () => {
    const output = await withServer(async (address) => {
      const health = await fetch(`${address}/api/v1/health`)
      expect(await health.json()).toMatchObject({ status: 'ok', version, repositories: 6 })

      const page = await fetch(address)
      expect(page.status).toBe(200)
      const html = await page.text()
      const built = await readFile(join(packageRoot, 'dist/web/index.html'), 'utf8')
      expect(html.replace(`${address}/card.png`, '/card.png')).toBe(built)
      const card = await fetch(`${address}/card.png`)
      expect([card.status, card.headers.get('content-type')]).toEqual([200, 'image/png'])
      const scripts = Array.from(html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g), ([, at]) => at)
      expect(scripts.length).toBeGreaterThan(1)
      for (const path of scripts) {
        const file = await fetch(`${address}${path ?? ''}`)
        expect(file.status, path).toBe(200)
        expect(file.headers.get('cache-control')).toContain('immutable')
      }

      const question = 'scope=ecosystem:sample&grain=year'
      const metric = await fetch(`${address}/api/v1/metrics/time-to-first-response?${question}`)
      expect(metric.status).toBe(200)
      expect((await fetch(`${address}/docs`)).status).toBe(200)
      expect((await fetch(`${address}/docs/scalar.js`)).status).toBe(200)
    })
    expect(output).toContain('(sample ecosystem, simulated)')
    expect(existsSync(join(folder, 'lichen.duckdb.server'))).toBe(false)
  })

  it('answers at the command line', async () => {
    const args = ['--no-install', 'lichen', 'metrics', 'backlog-age', '--scope', 'ecosystem:sample']
    const { stdout } = await run('npx', args, { cwd: folder, env: { PATH, HOME } })
    expect(stdout).toContain('ecosystem:sample, as of 2026-06-17')
  })
})
