/** More than 50 000 commits: counted as git counts them, in bounded memory, in a process of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../server/root.ts'
import { openStore } from '../../server/store/open.ts'
import { makeHistory } from './make-history.ts'
import { runGit } from './run-git.ts'
import { temporaryFolder } from './setup.ts'

/** The built program, as it is published, ends with its own peak memory on stderr. */
const program = join(packageRoot, 'dist/server/lichen.js')
const tellPeak =
  "data:text/javascript,process.on('exit',()=>console.error('peak='+process.resourceUsage().maxRSS))"

it('a history of 50 000 commits is stored whole, with paths, in less than 320 MB', async () => {
  if (!existsSync(program)) throw new Error(`${program} is missing: npm run build.`)
  const folder = await temporaryFolder()
  const path = join(folder, 'made.git')
  const made = await makeHistory(path, 50_001)
  expect(Number(runGit(['rev-list', '--count', 'main'], path))).toBe(made.commits)

  const db = join(folder, 'large.duckdb')
  const args = ['--import', tellPeak, program, 'git', 'made/history', '--from', path, '--db', db]
  const child = spawn(process.execPath, [...args, '--paths'], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LICHEN_THREADS: '2' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (data: Buffer) => (out += data.toString()))
  child.stderr.on('data', (data: Buffer) => (err += data.toString()))
  expect(await once(child, 'close'), err).toEqual([0, null])
  expect(out).toContain(`${made.commits.toLocaleString('en-US')} commits, ${made.tags} tags`)
  // Kilobytes of the whole process: Node, the parser and the database. Not counted: git, which is another one.
  const peak = Number(/peak=(\d+)/.exec(err)?.[1]) / 1000
  expect(peak).toBeGreaterThan(50)
  expect(peak).toBeLessThan(320)

  const store = await openStore(db)
  const [row] = await store.query(
    `select (select count(*) from raw.git_commit) as commits,
       (select count(*) from raw.git_commit where is_merge) as merges,
       (select count(*) from raw.git_co_author) as "coAuthors",
       (select count(*) from raw.git_tag) as tags,
       (select sum(files)::bigint from raw.git_path_class) as files`,
  )
  await store.close()
  expect(row).toEqual(made)
}, 240_000)

it('the simulator writes the same history for the same seed, another for another', async () => {
  const folder = await temporaryFolder()
  const heads: string[] = []
  for (const [name, seed] of [
    ['a', 1],
    ['b', 1],
    ['c', 2],
  ] as const) {
    await makeHistory(join(folder, name), 300, seed)
    heads.push(runGit(['rev-parse', 'main'], join(folder, name)))
  }
  expect(heads[0]).toBe(heads[1])
  expect(heads[0]).not.toBe(heads[2])
})
