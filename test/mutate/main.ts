/**
 * `npm run mutate [file…|folder/…]`: breaks sql/ one small change at a time and requires a worked case to fail each time.
 * With `--rows`, only the cases of test/facts are tried: the quick first look at what isn't metrics.
 */
import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { killByProperties } from './properties.ts'
import { accepted, reasonsFor, table, type Tally } from './tally.ts'
import { caseFilesFor, targetsOf } from './targets.ts'
import type { Job, Report } from './worker.ts'

const leastShare = 0.95
const names = process.argv.slice(2).filter((name) => name !== '--rows')
const isOfRows = process.argv.includes('--rows')
const targets = await targetsOf(names)
if (targets.length === 0) throw new Error(`There is no file of sql/ named ${names.join(' or ')}.`)
const tallies = new Map<string, Tally>(
  targets.map(({ file, mutants }) => [
    file,
    { file, killed: 0, invalid: 0, alive: new Set(mutants.map(({ name }) => name)) },
  ]),
)
const reasons = await accepted()
const jobs = (await caseFilesFor(targets)).filter(({ folder }) => !isOfRows || folder === 'facts')
const total = jobs.length
const broken: string[] = []

function nextJob(): Job | undefined {
  for (;;) {
    const next = jobs.shift()
    if (next === undefined) return undefined
    process.stderr.write(`\r${total - jobs.length}/${total} ${next.name.padEnd(40)}`)
    const alive: Job['alive'] = {}
    for (const file of next.targets) {
      const isBelow = next.folder === 'metrics' && !/^(metrics|aggregates)\//.test(file)
      // Hours of work: what is said to survive has shown it on the rows that metrics are made from.
      const names = [...(tallies.get(file)?.alive ?? [])].filter(
        (name) => !isBelow || reasonsFor(reasons, file, name).length === 0,
      )
      if (names.length > 0) alive[file] = names
    }
    if (Object.keys(alive).length > 0) return { folder: next.folder, name: next.name, alive }
  }
}

function take(report: Report): void {
  broken.push(...report.broken)
  for (const { file, mutant, verdict } of report.verdicts) {
    const tally = tallies.get(file)
    // Another worker may have told it meanwhile.
    if (tally?.alive.delete(mutant) === true) tally[verdict]++
  }
}

/** One process that works until no job is left. */
function worker(): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('worker.ts', import.meta.url))
    child.on('message', (message: Report | 'ready') => {
      if (message !== 'ready') take(message)
      const job = nextJob()
      if (job === undefined) child.disconnect()
      else child.send(job)
    })
    child.on('error', reject)
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`A worker ended with ${code}.`)),
    )
  })
}

await Promise.all(Array.from({ length: availableParallelism() }, worker))
process.stderr.write('\n')
for (const target of targets) {
  const tally = tallies.get(target.file)
  if (target.folder === 'aggregates' && tally !== undefined) await killByProperties(target, tally)
}
const isWhole = names.length === 0 && !isOfRows
const { lines, share, stale } = table([...tallies.values()], reasons, isWhole)
console.log(lines.join('\n'))
if (broken.length > 0) console.log(`\nCases that fail by themselves:\n  ${broken.join('\n  ')}`)
if (share < leastShare || stale > 0 || broken.length > 0) process.exitCode = 1
