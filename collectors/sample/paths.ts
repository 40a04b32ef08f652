/** Which classes of files a commit touches, by what it is for. */
import type { PathClass } from '../model.ts'
import type { Random } from './random.ts'
import type { ChangeKind } from './titles.ts'

export type CommitKind = ChangeKind | 'bump' | 'revert' | 'release'

/** The class that a kind of change is about, and how many of a hundred such changes touch others as well. */
const habits: Record<CommitKind, { main: PathClass; also: Partial<Record<PathClass, number>> }> = {
  fix: { main: 'code', also: { tests: 48, build: 3, data: 4 } },
  feature: { main: 'code', also: { tests: 66, build: 12, data: 8 } },
  refactor: { main: 'code', also: { tests: 22, build: 6 } },
  documentation: { main: 'docs', also: { code: 6, data: 3 } },
  test: { main: 'tests', also: { data: 10 } },
  bump: { main: 'build', also: { ci: 20 } },
  revert: { main: 'code', also: { tests: 40 } },
  release: { main: 'build', also: { docs: 70 } },
}
/** Kinds of change that a project with a habit of it documents at once. */
const documented: ReadonlySet<CommitKind> = new Set(['fix', 'feature', 'refactor'])

/**
 * @param files   of the change; a change of fewer files than classes touches the first classes only
 * @param documents share of changes to code that bring their documentation
 * @returns how many files of each class; they add up to `files`
 */
export function pathsOf(
  random: Random,
  kind: CommitKind,
  files: number,
  documents: number,
): Partial<Record<PathClass, number>> {
  const { also, main } = habits[kind]
  const others: PathClass[] = []
  for (const name of Object.keys(also) as PathClass[]) {
    if (random.chance((also[name] ?? 0) / 100)) others.push(name)
  }
  if (documented.has(kind) && random.chance(documents)) others.unshift('docs')
  const result: Partial<Record<PathClass, number>> = {}
  for (const name of others.slice(0, Math.max(0, files - 1))) result[name] = 1
  result[main] = files - Object.keys(result).length
  return result
}
