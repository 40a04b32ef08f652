/** Which of an owner's repositories are taken: archived ones and forks only where asked for. Pure. */
import type { OwnedRepository } from '../../collectors/github/organisation.ts'
import { AppError } from '../errors.ts'

export interface Selection {
  /** Patterns of `owner/name`, in which a star stands for any text. */
  exclude: string[]
  archived: boolean
  forks: boolean
}

export interface Selected {
  taken: OwnedRepository[]
  /** How many are left out, by the first reason that holds. */
  left: { excluded: number; archived: number; forks: number; disabled: number }
}

/** @throws AppError `bad-pattern` */
export function checkPattern(pattern: string): string {
  if (/^[\w.*-]+\/[\w.*-]+$/.test(pattern)) return pattern
  throw new AppError(
    'bad-pattern',
    `"${pattern}" is no pattern of repositories.`,
    "Write owner/name with a star for any text, in quotes: --exclude 'acme/attic-*'.",
    400,
  )
}

/** @param fullName `owner/name` in lower case */
export function matches(pattern: string, fullName: string): boolean {
  const parts = pattern.toLowerCase().split('*')
  const [first = '', ...rest] = parts
  if (rest.length === 0) return fullName === first
  const last = rest.at(-1) ?? ''
  if (!fullName.startsWith(first)) return false
  // Each part as far to the left as it goes; the last one has to be the end.
  let at = first.length
  for (const part of rest.slice(0, -1)) {
    const found = fullName.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return fullName.length - last.length >= at && fullName.endsWith(last)
}

export function select(owned: OwnedRepository[], selection: Selection): Selected {
  const taken: OwnedRepository[] = []
  const left = { excluded: 0, archived: 0, forks: 0, disabled: 0 }
  for (const one of owned) {
    const fullName = `${one.owner}/${one.name}`.toLowerCase()
    if (selection.exclude.some((pattern) => matches(pattern, fullName))) left.excluded++
    else if (one.is_disabled) left.disabled++
    else if (one.is_archived && !selection.archived) left.archived++
    else if (one.is_fork && !selection.forks) left.forks++
    else taken.push(one)
  }
  return { taken, left }
}
