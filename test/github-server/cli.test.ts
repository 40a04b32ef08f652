/** The command `npm run github-server`: what it says, what it serves, and how it fails. */
import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { dataFolder, fetchData, hasData } from './client.ts'

interface Run {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs the command to its end; `whenServing` is called with its address, and then it is told to stop. */
function run(args: string[], whenServing?: (url: string) => Promise<void>): Promise<Run> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/github-server/cli.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((resolve, reject) => {
    let [stdout, stderr] = ['', '']
    let isServing = false
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString()
      const url = /^GITHUB_API_URL=(\S+)$/m.exec(stdout)?.[1]
      if (!url || isServing) return
      isServing = true
      Promise.resolve(whenServing?.(url))
        .catch(reject)
        .finally(() => child.kill('SIGTERM'))
    })
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
}

describe('the command', { timeout: 30_000 }, () => {
  it('fails with the known shapes for a folder that is missing, and without any data', async () => {
    const missing = await run(['--data', 'no/such/folder'])
    expect(missing.code).toBe(1)
    expect(missing.stderr).toContain('There is no folder no/such/folder.')
    expect(missing.stderr).toContain('archive.json')
    expect(missing.stderr).not.toContain('    at ')
    expect((await run([])).stderr).toContain('--data <folder> or --sample')
  })

  it.skipIf(!hasData)(
    'serves several folders as of a date and stops when it is told to',
    async () => {
      const folders = ['bitcoin-core-gui', 'ietf'].flatMap((name) => ['--data', dataFolder(name)])
      let open: unknown
      const { code, stdout } = await run([...folders, '--as-of', '2024-01-01'], async (url) => {
        expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
        open = await fetchData(
          url,
          `{ repository(owner: "bitcoin-core", name: "gui") { issues(states: [OPEN]) { totalCount } } }`,
        )
      })
      expect(open).toEqual({ repository: { issues: { totalCount: 138 } } })
      expect(stdout).toContain('bitcoin-core/gui: 295 issues, 422 pull requests, as of 2023-12-28')
      expect(stdout).toContain('tlswg/tls13-spec: rewound from 2026-07-09T01:59:21Z')
      expect(code).toBe(0)
    },
  )

  it.skipIf(!hasData)('fails for a date before the first item', async () => {
    const folder = dataFolder('bitcoin-core-gui')
    const { code, stderr } = await run(['--data', folder, '--as-of', '2001-01-01'])
    expect([code, stderr.trim()]).toEqual([
      1,
      'bitcoin-core/gui has no item before 2020-06-16T13:00:35Z; asked was 2001-01-01T00:00:00Z.',
    ])
  })

  it('serves the simulated sample, as large as it is told', async () => {
    const { stdout } = await run(['--sample', '3', '--items', '120'], async () => {})
    const counts = [...stdout.matchAll(/: (\d+) issues, (\d+) pull requests, as of/g)]
    const items = counts.map(([, issues, pulls]) => Number(issues) + Number(pulls))
    expect(items).toHaveLength(6)
    expect(items.reduce((sum, one) => sum + one, 0)).toBe(120)
  })
})
