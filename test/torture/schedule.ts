/** One seeded schedule of faults and kills: collect until it is done, then compare with an undisturbed collection. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openStore } from '../../server/store/open.ts'
import { packageRoot } from '../../server/root.ts'
import { contents, difference, type RawTable } from '../collect/tables.ts'
import { fullWorld } from '../collect/full-world.ts'
import { randomFaults, seeded } from '../github-server/faults.ts'
import { startGithubServer } from '../github-server/server.ts'
import type { RepositoryWorld } from '../github-server/world.ts'

export interface Outcome {
  seed: number
  runs: number
  kills: number
  /** By the code of the error that a user would be shown. */
  failures: Record<string, number>
  requests: number
  gaps: number
  /** Differences from the undisturbed tables that no gap tells of. */
  unexplained: string[]
}

/** Once this many runs have not been enough, something is wrong. */
const mostRuns = 40

type Contents = Record<RawTable, string[]>

const worker = ['--import', 'tsx', join(packageRoot, 'test/torture/worker.ts')]

/** @returns the exit code, null where it was killed, and what it printed */
async function collectOnce(
  args: string[],
  killAfterMs: number | null,
): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [...worker, ...args], { cwd: packageRoot })
  let out = ''
  child.stdout.on('data', (data: Buffer) => (out += data.toString()))
  child.stderr.on('data', (data: Buffer) => (out += data.toString()))
  const timer =
    killAfterMs === null ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  const [code] = (await once(child, 'close')) as [number | null]
  clearTimeout(timer)
  return { code, out: out.trim() }
}

/** What changes in the repository while it is collected: deleted, changed and opened items, and its name. */
function meddle(world: RepositoryWorld, random: () => number): void {
  const later = new Date(Date.parse(world.clock) + 1000).toISOString().replace('.000Z', 'Z')
  world.clock = later
  const choice = random()
  if (choice < 0.3) {
    const at = Math.floor(random() * world.issues.length)
    world.issues.splice(at, 1)
  } else if (choice < 0.6) {
    const issue = world.issues[Math.floor(random() * world.issues.length)]
    if (issue === undefined) return
    issue.comments.pop()
    issue.updatedAt = later
  } else if (choice < 0.7 && world.formerNames.length === 0) {
    world.formerNames.push(world.nameWithOwner)
    world.name = `${world.name}-renamed`
    world.nameWithOwner = `${world.owner.login}/${world.name}`
  }
}

/** Tables whose rows depend on when something was seen, or stay when nothing refers to them any more. */
const ownTime = new Set<string>(['actor'])

const idOf = (row: string): string => (JSON.parse(row) as { id: string }).id

function unexplained(clean: Contents, stored: Contents, gaps: string[]): string[] {
  const told = gaps.join('\n')
  return Object.entries(difference(clean, stored)).flatMap(([table, { added, removed }]) => {
    if (ownTime.has(table) && removed === 0) return []
    if (table === 'gap') return []
    const kept = new Set([...clean.issue, ...clean.pull_request].map(idOf))
    // What was stored before it was deleted has left a trace that an undisturbed run has no reason for.
    if (table === 'tombstone' && stored.tombstone.every((row) => !kept.has(idOf(row)))) return []
    const rows = [
      ...clean[table as RawTable].filter((row) => !stored[table as RawTable].includes(row)),
      ...stored[table as RawTable].filter((row) => !clean[table as RawTable].includes(row)),
    ]
    const open = rows.filter((row) => {
      const { id, item_id } = JSON.parse(row) as { id?: string; item_id?: string }
      return ![id, item_id].some((one) => one !== undefined && told.includes(one))
    })
    return open.length === 0 ? [] : [`${table}: ${added} added, ${removed} missing: ${open[0]}`]
  })
}

export async function torture(seed: number, folder: string): Promise<Outcome> {
  const random = seeded(seed)
  const world = fullWorld()
  const github = await startGithubServer({
    worlds: [{ repositories: [world] }],
    rateLimit: seed % 5 !== 0,
    points: 1_000_000,
  })
  const faulty = randomFaults(random, 0.04 + random() * 0.12, 60)
  let meddled = 0
  github.setFault((index, body) => {
    if (meddled < 3 && random() < 0.01) {
      meddled++
      meddle(world, random)
    }
    return faulty(index, body)
  })
  const db = join(folder, `torture-${seed}.duckdb`)
  const asked = world.nameWithOwner
  const outcome: Outcome = {
    seed,
    runs: 0,
    kills: 0,
    failures: {},
    requests: 0,
    gaps: 0,
    unexplained: [],
  }
  const plannedKills = Math.floor(random() * 4)
  let told: string[] = []
  for (;;) {
    outcome.runs++
    const kill = outcome.kills < plannedKills ? 400 + random() * 2500 : null
    const { code, out } = await collectOnce([db, github.url, asked], kill)
    told = [...told, `${code}: ${out.slice(0, 2000)}`].slice(-3)
    if (code === null) outcome.kills++
    else if (code === 3) outcome.failures[out] = (outcome.failures[out] ?? 0) + 1
    else if (code !== 0) throw new Error(`Seed ${seed} ended with ${code}: ${out}`)
    else break
    if (outcome.runs > mostRuns) throw new Error(`Seed ${seed} never ends: ${told.join('\n')}`)
  }
  outcome.requests = github.requests()

  // What happened while the last run was under way is the next one's to see; nothing disturbs that one.
  github.setFault(null)
  world.clock = new Date(Date.parse(world.clock) + 8 * 86_400_000).toISOString().slice(0, 19) + 'Z'
  const clean = join(folder, `clean-${seed}.duckdb`)
  for (const last of [
    [db, github.url, asked],
    [clean, github.url, world.nameWithOwner],
  ]) {
    const { code, out } = await collectOnce(last, null)
    if (code !== 0) throw new Error(`Seed ${seed} does not end well: ${code} ${out}`)
  }
  await github.close()

  const [one, other] = [await openStore(db), await openStore(clean)]
  const gaps = await one.query<{ subject_id: string | null; repo_id: string }>('from raw.gap')
  outcome.gaps = gaps.length
  outcome.unexplained = unexplained(
    await contents(other),
    await contents(one),
    gaps.map((gap) => gap.subject_id ?? ''),
  )
  await Promise.all([one.close(), other.close()])
  return outcome
}
