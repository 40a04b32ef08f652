/** Counts what was killed, and tells survivors that are accepted, with a reason, from those that aren't. */
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'

export interface Tally {
  file: string
  killed: number
  /** Changes that the engine refuses; they count nowhere. */
  invalid: number
  alive: Set<string>
}

/** A survivor that no case can kill; `*` in file and mutation stands for anything. */
export interface Accepted {
  file: string
  mutation: string
  reason: string
}

export async function accepted(): Promise<Accepted[]> {
  const text = await readFile(new URL('survivors.yaml', import.meta.url), 'utf8')
  return (parse(text) as Accepted[] | null) ?? []
}

function fits(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 's').test(text)
}

/** The reasons that a survivor has. */
export const reasonsFor = (reasons: Accepted[], file: string, mutation: string): Accepted[] =>
  reasons.filter((each) => fits(each.file, file) && fits(each.mutation, mutation))

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`

/**
 * The report, line by line, and the share that was killed of the mutants that a case can kill: valid ones without an
 * accepted reason.
 *
 * @param isWhole all files were tried: a reason that fits no survivor is stale then, else only one of a file that was
 */
export function table(
  tallies: Tally[],
  reasons: Accepted[],
  isWhole: boolean,
): { lines: string[]; share: number; stale: number } {
  const used = new Set<Accepted>()
  const lines: string[] = []
  const unexplained: string[] = []
  const sum = { killed: 0, total: 0, invalid: 0, accepted: 0 }
  const folders = new Map<string, { killed: number; total: number; accepted: number }>()
  for (const { alive, file, invalid, killed } of tallies) {
    const total = killed + alive.size
    const known = [...alive].filter((name) => {
      const fitting = reasonsFor(reasons, file, name)
      for (const each of fitting) used.add(each)
      if (fitting.length === 0) unexplained.push(`${file}  ${name}`)
      return fitting.length > 0
    })
    sum.killed += killed
    sum.total += total
    sum.invalid += invalid
    sum.accepted += known.length
    const name = file.split('/')[0] ?? ''
    const folder = folders.get(name) ?? { killed: 0, total: 0, accepted: 0 }
    folders.set(name, {
      killed: folder.killed + killed,
      total: folder.total + total,
      accepted: folder.accepted + known.length,
    })
    const counts = `${killed}/${total}`.padStart(9)
    lines.push(
      `${file.padEnd(44)}${counts}  ${percent(killed, total).padStart(7)}  ` +
        `${alive.size - known.length} unexplained, ${known.length} explained, ${invalid} invalid`,
    )
  }
  lines.push('')
  for (const [name, { accepted: known, killed, total }] of folders) {
    lines.push(
      `${name.padEnd(44)}${`${killed}/${total}`.padStart(9)}  ${percent(killed, total).padStart(7)}  ` +
        `${percent(killed, total - known)} of those that can be`,
    )
  }
  lines.push(
    '',
    `${sum.killed} of ${sum.total} mutants killed: ${percent(sum.killed, sum.total)}, ` +
      `${percent(sum.killed, sum.total - sum.accepted)} of those that can be. ` +
      `${sum.accepted} survivors have a reason in test/mutate/survivors.yaml, ${unexplained.length} have none. ` +
      `${sum.invalid} more aren't valid SQL.`,
  )
  if (unexplained.length > 0) lines.push('', 'Survivors without a reason:', ...unexplained)
  const stale = reasons.filter(
    (each) => !used.has(each) && (isWhole || tallies.some(({ file }) => each.file === file)),
  )
  if (stale.length > 0) {
    lines.push('', 'Reasons for what was killed or is gone:')
    lines.push(...stale.map(({ file, mutation }) => `${file}  ${mutation}`))
  }
  const killable = sum.total - sum.accepted
  return { lines, share: killable === 0 ? 1 : sum.killed / killable, stale: stale.length }
}
