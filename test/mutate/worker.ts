/** Tries the mutants that it is sent on the worked cases of one file, and sends back which of them were killed. */
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { CaseStore } from '../metrics/case-store.ts'
import { metricCases, rowsCases } from '../metrics/run-case.ts'
import { Relations } from './relations.ts'
import { targetsOf, type CaseFile } from './targets.ts'
import { factFiles, Trial, type Bench, type Case, type Verdict } from './trial.ts'

export interface Job {
  folder: CaseFile['folder']
  name: string
  /** Mutants that are still alive, by file. */
  alive: Record<string, string[]>
}

export interface Report {
  /** By file and mutant; who survived isn't named. */
  verdicts: { file: string; mutant: string; verdict: Exclude<Verdict, 'survived'>; by: string }[]
  /** Cases that fail with the files as they are, and so can't tell anything. */
  broken: string[]
}

const bench: Bench = {
  cases: await CaseStore.open(),
  catalogue: await loadCatalogue(),
  relations: await Relations.read(),
  facts: await factFiles(),
}
const targets = new Map((await targetsOf([])).map((target) => [target.file, target]))

function casesOf({ folder, name }: Job): Case[] {
  return folder === 'metrics'
    ? metricCases(name).map((given) => ({ folder, name, given }))
    : rowsCases(name).map((given) => ({ folder, name, given }))
}

async function work(job: Job): Promise<Report> {
  const report: Report = { verdicts: [], broken: [] }
  const alive = Object.entries(job.alive).flatMap(([file, names]) => {
    const target = targets.get(file)
    const wanted = new Set(names)
    const mutants = target?.mutants.filter(({ name }) => wanted.has(name)) ?? []
    return target === undefined ? [] : mutants.map((mutant) => ({ target, mutant }))
  })
  const left = new Set(alive)
  for (const one of casesOf(job)) {
    if (left.size === 0) break
    const trial = await Trial.open(bench, one)
    const by = `${job.name}: ${one.given.name}`
    if ((await trial.differences()).length > 0) report.broken.push(by)
    else {
      for (const each of left) {
        const verdict = await trial.verdict(each.target, each.mutant.text)
        if (verdict === 'survived') continue
        left.delete(each)
        report.verdicts.push({
          file: each.target.file,
          mutant: each.mutant.name,
          verdict,
          by,
        })
      }
    }
  }
  return report
}

process.on('message', (job: Job) => {
  void work(job).then((report) => process.send?.(report))
})
process.send?.('ready')
