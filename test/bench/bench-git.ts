/** What reading a history costs: parsing beside plain `git log` with the same fields, then with the database behind it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { stream } from '../../collectors/git/command.ts'
import { logArguments, readLog } from '../../collectors/git/log.ts'
import { openHistory, type OpenHistory } from '../../collectors/git/repository.ts'
import { openStore } from '../../server/store/open.ts'
import { collectHistory } from '../../server/sync/run-git.ts'
import { makeHistory } from '../git/make-history.ts'

const number = (value: number): string => Math.round(value).toLocaleString('en')

/** The best of some runs: what else the machine does only ever makes one longer. */
async function best(runs: number, work: () => Promise<void>): Promise<number> {
  let seconds = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    await work()
    seconds = Math.min(seconds, (performance.now() - start) / 1000)
  }
  return seconds
}

/** The same command, its output thrown away: in git's own order, or in ours. */
async function plainLog({ git, head }: OpenHistory, withPaths: boolean, order: 'git' | 'ours') {
  const args = logArguments(head, null, withPaths).filter(
    (arg) => order === 'ours' || !['--topo-order', '--reverse'].includes(arg),
  )
  const child = spawn('git', ['--no-pager', ...args], { cwd: git.folder, stdio: 'ignore' })
  await once(child, 'close')
}

async function parse({ git, head }: OpenHistory, withPaths: boolean): Promise<void> {
  for await (const _ of readLog(stream(git, logArguments(head, null, withPaths)), 'repo', 5000));
}

/** @param folder for the repository and the database; the caller removes it */
export async function benchGit(
  folder: string,
  say: (text: string) => void,
  commits = 50_000,
): Promise<void> {
  const path = join(folder, 'history.git')
  await makeHistory(path, commits)
  const history = await openHistory({ from: path, cloneFolder: folder })
  for (const withPaths of [false, true]) {
    const label = withPaths ? 'git --paths ' : 'git         '
    const plain = await best(3, () => plainLog(history, withPaths, 'git'))
    const ordered = await best(3, () => plainLog(history, withPaths, 'ours'))
    const before = process.cpuUsage()
    const ours = await best(3, () => parse(history, withPaths))
    const used = process.cpuUsage(before)
    // Without git's: the two run side by side, so that on a busy machine the time alone says little.
    const own = (used.user + used.system) / 3 / 1e6
    say(
      `${label} ${number(commits / ours)} commits/s parsed  (${number(commits)} in ${ours.toFixed(2)} s; plain git log of these fields ${plain.toFixed(2)} s → ratio ${(ours / plain).toFixed(2)}; parents first ${ordered.toFixed(2)} s → ${(ours / ordered).toFixed(2)}; processor time of this process ${own.toFixed(2)} s)`,
    )
    const store = await openStore(join(folder, `git-${String(withPaths)}.duckdb`))
    const request = { sink: store, owner: 'made', name: 'history', from: path, clones: folder }
    const stored = { ...request, withPaths, apiUrl: 'https://api.github.com' }
    const start = performance.now()
    const { changes } = await collectHistory(stored)
    const seconds = (performance.now() - start) / 1000
    const again = performance.now()
    await collectHistory(stored)
    say(
      `${label} ${number(commits / seconds)} commits/s stored  (${number(changes.inserted)} rows in ${seconds.toFixed(2)} s; a run without news ${(performance.now() - again).toFixed(0)} ms)`,
    )
    await store.close()
  }
  say(
    `git          peak memory of this process so far ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB, git's own not counted`,
  )
}
