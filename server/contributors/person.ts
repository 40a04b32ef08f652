/** One contributor of a scope: what they did, by kind, month and repository, and what that is called. */
import type { z } from 'zod'
import { AppError } from '../errors.ts'
import type { ContributorAnswer } from '../routes/contributor-schemas.ts'
import type { Store } from '../store/open.ts'
import { instant } from '../store/values.ts'
import { kindsOf, sumsOf } from './list.ts'
import type { Privacy } from './pseudonym.ts'
import { frameOf, readContributions, readPeople, type Frame, type Known } from './read.ts'
import { weightsOf } from './sets.ts'
import { readShown, type Shown } from './shown.ts'
import { byMonth, levelsOf, rounded, valuesBy } from './value.ts'

export interface PersonQuestion {
  /** As `id` of a list. */
  person: string
  scope: string
  from?: string | undefined
  to?: string | undefined
  privacy: Privacy
}

/** Who asked to be left out is as unknown as who was never there. */
const unknown = (person: string): AppError =>
  new AppError(
    'unknown-contributor',
    `Nobody called "${person}" contributed there in that time, or is listed.`,
    'GET /api/v1/contributors for the same scope lists who did; their id is what to ask by.',
    404,
  )

/**
 * Who is asked for, among those who contributed to the scope in that time.
 *
 * @throws AppError as `frameOf` says; `unknown-contributor` (404)
 */
export async function knownIn(
  store: Store,
  { person, privacy, ...question }: PersonQuestion,
): Promise<{ frame: Frame; known: Known; shown: Shown }> {
  const frame = await frameOf(store, question)
  const [people, shownOf] = await Promise.all([readPeople(store, frame), readShown(store, privacy)])
  const isAsked = (id: string): boolean => id.toLowerCase() === person.toLowerCase()
  const known = [...people.values()].find((each) => isAsked(shownOf(each).id))
  if (known === undefined || known.is_left_out) throw unknown(person)
  return { frame, known, shown: shownOf(known) }
}

/**
 * @param question with the weights by name; left out, the default ones
 * @throws AppError as `knownIn` and `weightsOf` say
 */
export async function readContributor(
  store: Store,
  { weights, ...question }: PersonQuestion & { weights?: string | undefined },
): Promise<z.infer<typeof ContributorAnswer>> {
  const { person, privacy } = question
  const [{ frame, known, shown }, set] = await Promise.all([
    knownIn(store, question),
    weightsOf(store, weights),
  ])
  const months = byMonth(await readContributions(store, frame, 'repository'))
  const isTheirs = (each: { person: string }): boolean => each.person === known.person_id
  // The cap is made from everybody's months, so that they all have to be there.
  const partsBy = (key: (each: { group: string; month: string }) => string) =>
    Array.from(
      valuesBy(months, set, (each) => (isTheirs(each) ? key(each) : null)).values,
      ([name, value]) => ({ name, value }),
    )
  const whole = partsBy(() => '')[0]?.value
  if (whole === undefined) throw unknown(person)
  const names = new Map(frame.scope.repositories.map(({ name, repo_id }) => [repo_id, name]))
  const sums = sumsOf(whole)
  const { level, next } = levelsOf(sums.value, set)
  return {
    scope: frame.scope.scope,
    as_of: frame.as_of,
    window: { from: instant(frame.from), to: instant(frame.to) },
    weights: { name: set.name, version: set.version },
    privacy,
    ...shown,
    ...sums,
    months: partsBy(({ month }) => month)
      .map(({ name, value }) => ({
        month: name,
        contributions: value.contributions,
        value: rounded(value.value),
      }))
      .toSorted((one, other) => (one.month < other.month ? -1 : 1)),
    kinds: kindsOf(whole, set),
    repositories: partsBy(({ group }) => group)
      .map(({ name, value }) => ({
        repo: names.get(name) ?? name,
        contributions: value.contributions,
        value: rounded(value.value),
      }))
      .toSorted((one, other) => other.value - one.value || (one.repo < other.repo ? -1 : 1)),
    level,
    next_level: next,
  }
}
