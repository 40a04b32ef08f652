/** Collects a simulation's batches into one list a table, for tests that look at the whole. */
import type { IssueRow } from '../../collectors/model.ts'
import { sampleTables, type SampleRows } from '../../collectors/sample/project.ts'
import { simulate } from '../../collectors/sample/simulate.ts'

export type Sample = SampleRows

export function collect(options: Parameters<typeof simulate>[0]): Sample {
  const sample = Object.fromEntries(sampleTables.map((table) => [table, []])) as unknown as Sample
  const take = <T extends keyof Sample>(table: T, rows: Sample[T] | undefined) => {
    for (const row of rows ?? []) (sample[table] as Sample[T][number][]).push(row)
  }
  for (const batch of simulate(options)) {
    for (const table of sampleTables) take(table, batch.rows[table])
  }
  return sample
}

/** A repository's id by the name that its scenario has. */
export function repositoryId(sample: Sample, name: string): string {
  const row = sample.repository.find((one) => one.name === name)
  if (row === undefined) throw new Error(`The sample has no repository ${name}`)
  return row.id
}

/** The rows of each item, in order of time. */
export function byItem<Row extends { item_id: string; created_at: string }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  const result = new Map<string, Row[]>()
  for (const row of rows) {
    const list = result.get(row.item_id)
    if (list === undefined) result.set(row.item_id, [row])
    else list.push(row)
  }
  for (const list of result.values()) {
    list.sort((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at))
  }
  return result
}

export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

/** Ids of the accounts that no person is behind, by type or by the logins that only a list knows. */
export function machineIds(sample: Sample): Set<string> {
  const listed = new Set(['bors', 'cla-bot', 'claude'])
  return new Set(
    sample.actor
      .filter((row) => row.account_type === 'Bot' || listed.has(row.login))
      .map((row) => row.id),
  )
}

/** For an issue: days to the first word or close by a person other than its author; Infinity for none. */
export function answerDaysIn(sample: Sample): (issue: IssueRow) => number {
  const machines = machineIds(sample)
  const comments = byItem(sample.comment)
  const closes = byItem(sample.event.filter((row) => row.kind === 'closed'))
  return (issue) => {
    const isAnswer = (who: string | null) => who !== issue.author_id && !machines.has(who ?? '')
    const times = [
      ...(comments.get(issue.id) ?? []).filter((row) => isAnswer(row.author_id)),
      ...(closes.get(issue.id) ?? []).filter((row) => isAnswer(row.actor_id)),
    ].map((row) => daysBetween(issue.created_at, row.created_at))
    return Math.min(Infinity, ...times)
  }
}
