/** The contributors of a scope by a set of weights: alphabetical, or in an order that is asked for. */
import type { z } from 'zod'
import { AppError } from '../errors.ts'
import type { ContributorsAnswer, sorts } from '../routes/contributor-schemas.ts'
import type { Store } from '../store/open.ts'
import { instant } from '../store/values.ts'
import { compareSets, placesOf, placesThatMatter, type Compared } from './agreement.ts'
import type { Privacy } from './pseudonym.ts'
import type { Rank } from './rank.ts'
import { partsOf, ranksOf } from './ranking.ts'
import { frameOf, readContributions, readPeople, type Grouping, type Known } from './read.ts'
import { allWeights, weightsOf } from './sets.ts'
import { byName, readShown, type Shown } from './shown.ts'
import {
  byMonth,
  levelsOf,
  pointsBy,
  rounded,
  valuesBy,
  type Contribution,
  type Key,
  type Value,
} from './value.ts'
import type { NamedWeights, WeightSet } from './weight-set.ts'

type Answer = z.infer<typeof ContributorsAnswer>
type Row = Answer['contributors'][number]

export interface ContributorsQuestion {
  scope: string
  from?: string | undefined
  to?: string | undefined
  by: Grouping
  /** Only what was done for it; '': for nobody known. Of people alone. */
  organisation?: string | undefined
  sort: (typeof sorts)[number]
  /** A set's name, or `name@version`. */
  weights?: string | undefined
  privacy: Privacy
  /** Only who is called something that contains it, in any case, as they are shown. */
  find?: string | undefined
  /** Undefined: all rows. */
  limit: number | undefined
  offset: number
}

/** One row before it is known what is shown of it. */
interface Entry {
  key: string
  value: Value
  shown: Shown | { id: string; login: null; name: string | null }
  isLeftOut: boolean
  place: number | null
  places: [number, number] | null
  rank: Rank | null
}

export const kindsOf = (value: Value, set: WeightSet): Row['kinds'] =>
  Array.from(value.kinds, ([kind, part]) => ({
    kind,
    contributions: part.contributions,
    weight: set.kinds[kind] ?? 0,
    value: rounded(part.value),
  })).toSorted((one, other) => other.value - one.value || (one.kind < other.kind ? -1 : 1))

export const sumsOf = ({ contributions, damped, unguarded, value }: Value) => ({
  value: rounded(value),
  damped: rounded(damped),
  unguarded: rounded(unguarded),
  contributions,
})

const keys: Record<Grouping, (each: Contribution) => string> = {
  person: ({ person }) => person,
  organisation: ({ group }) => group,
  repository: ({ group }) => group,
}

const isCalled = ({ login, name }: Entry['shown'], find: string): boolean =>
  [login, name].some((text) => (text ?? '').toLowerCase().includes(find))

/** From 1, equal ones share the first place. */
function giveOutPlaces(entries: Entry[], by: (entry: Entry) => number | null): void {
  let place = 0
  let before: number | null = null
  const ordered = entries
    .filter((entry) => by(entry) !== null)
    .toSorted((one, other) => (by(other) ?? 0) - (by(one) ?? 0))
  for (const [at, entry] of ordered.entries()) {
    if (by(entry) !== before) place = at + 1
    before = by(entry)
    entry.place = place
  }
}

function compare(
  entries: Entry[],
  months: Contribution[][],
  others: NamedWeights[],
  keyOf: Key,
): Compared[] {
  const values = entries.map(({ value }) => rounded(value.value))
  const theirs = new Map(
    others.map((set) => {
      const found = pointsBy(months, set, keyOf)
      return [set.name, entries.map(({ key }) => rounded(found.get(key) ?? 0))]
    }),
  )
  const compared = compareSets(values, theirs)
  const own = placesOf(values)
  for (const [at, entry] of entries.entries()) {
    const places = [own, ...compared.map((each) => each.places)].map((list) => list[at] ?? NaN)
    entry.places = [Math.min(...places), Math.max(...places)]
  }
  return compared
}

function rowOf(entry: Entry, set: WeightSet, isOrdered: boolean, own: number): Row {
  const { place, places, rank, shown, value } = entry
  const [low, high] = places ?? [own, own]
  const isMoved = own - low > placesThatMatter || high - own > placesThatMatter
  return {
    id: shown.id,
    name: shown.name,
    login: shown.login,
    ...sumsOf(value),
    months: value.months.size,
    people: value.people.size,
    kinds: kindsOf(value, set),
    level: value.people.size === 1 ? levelsOf(rounded(value.value), set).level : null,
    place: isOrdered ? place : null,
    place_low: isOrdered ? low : null,
    place_high: isOrdered ? high : null,
    depends_on_weights: isOrdered ? isMoved : null,
    score: rank?.score ?? null,
    quantity: rank?.quantity ?? null,
    quality: rank?.quality ?? null,
    impact: rank?.impact ?? null,
  }
}

const inOrder = (one: Entry, other: Entry): number => {
  const last = Number.MAX_SAFE_INTEGER
  const [left, right] = [one.place ?? last, other.place ?? last]
  if (left !== right) return left - right
  // What isn't known stands last.
  const nameOf = ({ shown }: Entry): Shown => ({ ...shown, name: shown.name ?? '\u{10FFFF}' })
  return byName(nameOf(one), nameOf(other))
}

function entryOf(
  key: string,
  value: Value,
  by: Grouping,
  people: Map<string, Known>,
  shownOf: (known: Known) => Shown,
  repositories: Map<string, string>,
): Entry {
  const plain = { key, value, isLeftOut: false, place: null, places: null, rank: null }
  if (by === 'person') {
    const known = people.get(key) ?? {
      person_id: key,
      login: key,
      name: null,
      is_address: true,
      is_left_out: false,
    }
    return { ...plain, shown: shownOf(known), isLeftOut: known.is_left_out }
  }
  const name = by === 'repository' ? (repositories.get(key) ?? key) : key === '' ? null : key
  return { ...plain, shown: { id: name ?? '', login: null, name } }
}

/**
 * @throws AppError as `frameOf` and `weightsOf` say; `rank-of-people` (400) where anything but people is to be ranked in
 * three parts; `people-of-one` (400) where anything but people is asked for of one organisation
 */
export async function listContributors(
  store: Store,
  question: ContributorsQuestion,
): Promise<Answer> {
  const { by, organisation, privacy, sort } = question
  if (sort === 'rank' && by !== 'person') {
    throw new AppError(
      'rank-of-people',
      `The rank in three parts is one of people; this asks by ${by}.`,
      'Use sort=value, or leave out by.',
      400,
    )
  }
  if (organisation !== undefined && by !== 'person') {
    throw new AppError(
      'people-of-one',
      `Who contributed for one organisation is a list of people; this asks by ${by}.`,
      'Leave out by, or leave out organisation.',
      400,
    )
  }
  const [frame, set, sets] = await Promise.all([
    frameOf(store, question),
    weightsOf(store, question.weights),
    allWeights(store),
  ])
  const [contributions, people, shownOf] = await Promise.all([
    readContributions(store, frame, organisation === undefined ? by : 'organisation'),
    readPeople(store, frame),
    readShown(store, privacy),
  ])
  const months = byMonth(contributions)
  const isOf = ({ group }: Contribution): boolean =>
    organisation === undefined || group === organisation
  const keyOf: Key = (each) => (isOf(each) ? keys[by](each) : null)
  const { cap, values } = valuesBy(months, set, keyOf)
  const total = valuesBy(months, set, (each) => (isOf(each) ? '' : null)).values.get('')
  const repositories = new Map(frame.scope.repositories.map(({ name, repo_id }) => [repo_id, name]))
  const entries = Array.from(values, ([key, value]) =>
    entryOf(key, value, by, people, shownOf, repositories),
  )
  const others = sets.filter(({ name }) => name !== set.name)
  const agreement = compare(entries, months, others, keyOf)
  const own = placesOf(entries.map(({ value }) => rounded(value.value)))
  const ownPlaces = new Map(entries.map((entry, at) => [entry, own[at] ?? NaN]))
  const ranks = sort === 'rank' ? await ranksOf(store, frame, months, set) : null
  for (const entry of entries) entry.rank = ranks?.get(entry.key) ?? null
  if (sort === 'value') giveOutPlaces(entries, ({ value }) => rounded(value.value))
  if (sort === 'rank') giveOutPlaces(entries, ({ rank }) => rank?.score ?? null)
  const find = question.find?.toLowerCase() ?? ''
  const listed = entries
    .filter(({ isLeftOut, shown }) => !isLeftOut && isCalled(shown, find))
    .toSorted(inOrder)
  const { limit, offset } = question
  const page = listed.slice(offset, limit === undefined ? undefined : offset + limit)
  const next = offset + page.length
  return {
    scope: frame.scope.scope,
    as_of: frame.as_of,
    window: { from: instant(frame.from), to: instant(frame.to) },
    by,
    sort,
    weights: { name: set.name, version: set.version },
    privacy,
    cap,
    total:
      total === undefined ? { value: 0, damped: 0, unguarded: 0, contributions: 0 } : sumsOf(total),
    people: total?.people.size ?? 0,
    left_out: entries.filter(({ isLeftOut }) => isLeftOut).length,
    agreement: agreement.map(({ moved, rho, weights }) => ({
      weights,
      rho: rho === null ? null : rounded(rho),
      moved,
    })),
    parts: ranks === null ? [] : partsOf(ranks, set.rank),
    total_rows: listed.length,
    next_cursor: page.length > 0 && next < listed.length ? String(next) : null,
    contributors: page.map((entry) =>
      rowOf(entry, set, sort !== 'name', ownPlaces.get(entry) ?? NaN),
    ),
  }
}
