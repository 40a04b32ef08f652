/** `npm run torture [schedules] [first seed]`: seeded schedules of faults and kills; prints what each met and how it ended. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { torture, type Outcome } from './schedule.ts'

const schedules = Number(process.argv[2] ?? 200)
const first = Number(process.argv[3] ?? 1)
const folder = await mkdtemp(join(tmpdir(), 'lichen-torture-'))
const outcomes: Outcome[] = []

async function work(seeds: Iterator<number>): Promise<void> {
  for (let next = seeds.next(); next.done !== true; next = seeds.next()) {
    const outcome = await torture(next.value, folder)
    outcomes.push(outcome)
    const { failures, gaps, kills, requests, runs, seed, unexplained } = outcome
    const met = Object.entries(failures).map(([code, times]) => `${code} ×${times}`)
    const end = unexplained.length === 0 ? 'equal' : `DIFFERENT\n  ${unexplained.join('\n  ')}`
    const parts = [`${runs} runs`, `${kills} kills`, `${requests} requests`, `${gaps} gaps`, ...met]
    process.stdout.write(`seed ${seed}: ${parts.join(', ')}: ${end}\n`)
  }
}

try {
  const seeds = Array.from({ length: schedules }, (_, index) => first + index).values()
  await Promise.all([work(seeds), work(seeds)])
} finally {
  await rm(folder, { recursive: true })
}
const bad = outcomes.filter((one) => one.unexplained.length > 0)
const sum = (of: (one: Outcome) => number) => outcomes.reduce((total, one) => total + of(one), 0)
console.log(
  `${outcomes.length} schedules, ${sum((one) => one.kills)} kills, ${sum((one) => one.runs)} runs, ` +
    `${sum((one) => one.requests)} requests: ${outcomes.length - bad.length} equal or told by gaps, ${bad.length} not`,
)
if (bad.length > 0) process.exitCode = 1
