/** Spares the repositories in which nothing has happened: one question for fifty instead of one for each. */
import { findIdle, type Known } from '../../collectors/github/probe.ts'
import type { GithubClient } from '../../collectors/github/client.ts'
import { SourceError } from '../../collectors/github/errors.ts'
import type { Wanted } from './many.ts'
import type { Sink } from './sink.ts'

export interface Spared {
  repo_id: string
  wanted: Wanted
}

/** One alone is asked for faster by itself. */
const fewest = 2

const nameOf = ({ name, owner }: Pick<Known, 'name' | 'owner'>): string =>
  `${owner}/${name}`.toLowerCase()

/**
 * The wanted repositories that are as they were: their `as_of` moves on, and the day's totals are kept.
 *
 * @returns none where they can't be asked for together; each is then asked for by itself and says what is wrong
 */
export async function spareIdle(
  sink: Sink,
  client: GithubClient,
  wanted: Wanted[],
): Promise<Spared[]> {
  if (wanted.length < fewest) return []
  const names = new Map(wanted.map((one) => [nameOf(one), one]))
  const known = (await sink.collected()).filter((one) => names.has(nameOf(one)))
  if (known.length < fewest) return []
  const found = await findIdle(client, known).catch((error: unknown) => {
    if (error instanceof SourceError) return []
    throw error
  })
  const byId = new Map(known.map((one) => [one.repo_id, one]))
  const spared: Spared[] = []
  for (const { as_of, repo_id, snapshot } of found) {
    const before = byId.get(repo_id)
    const one = before === undefined ? undefined : names.get(nameOf(before))
    if (before === undefined || one === undefined) continue
    for (const ecosystem of one.ecosystems) await sink.addToEcosystem(ecosystem, [repo_id])
    if (one.fields !== null) await sink.setFields(repo_id, one.fields)
    // What a whole collection has counted on the same day knows more.
    if (before.as_of.slice(0, 10) !== snapshot.taken_on) {
      await sink.write({ repo_id, rows: { repository_snapshot: [snapshot] } })
    }
    // A source whose clock is behind takes nothing back.
    if (as_of > before.as_of) await sink.finishSync({ repo_id, as_of, requests: 0 })
    spared.push({ repo_id, wanted: one })
  }
  return spared
}
