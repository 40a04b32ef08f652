/** The invented organisations that people of the sample work for, from when to when. */
import { asOf, day, instant, startAt } from './calendar.ts'
import type { Account } from './people.ts'
import { scramble } from './random.ts'

/** Where somebody belongs, as the table `affiliation` of a store takes it. */
export interface SampleAffiliation {
  person_id: string
  organisation: string
  from_at: string
  to_at: string | null
}

interface Organisation {
  name: string
  /** Of its e-mail addresses. */
  domain: string
  /** How many of a hundred affiliated people work there. */
  size: number
}

/** The first three are the homes of a project's team each: see `house` of a scenario. */
const organisations: readonly Organisation[] = [
  { name: 'Saltmarsh Systems', domain: 'saltmarsh-systems.example.invalid', size: 24 },
  { name: 'Fenland Observatory', domain: 'fenland-observatory.example.invalid', size: 18 },
  { name: 'Eelgrass Analytics', domain: 'eelgrass-analytics.example.invalid', size: 14 },
  { name: 'Dunlin University', domain: 'dunlin-university.example.invalid', size: 12 },
  { name: 'Peatbog Cooperative', domain: 'peatbog-coop.example.invalid', size: 10 },
  { name: 'Sandpiper Hosting', domain: 'sandpiper-hosting.example.invalid', size: 9 },
  { name: 'Heronry Foundation', domain: 'heronry-foundation.example.invalid', size: 8 },
  { name: 'Bladderwrack Labs', domain: 'bladderwrack-labs.example.invalid', size: 5 },
]
/** Out of a hundred people: how many work for an organisation, and how many of all change during the period. */
const affiliatedShare = 42
const movingShare = 14

function organisationOf(draw: number): Organisation | null {
  if (draw % 100 >= affiliatedShare) return null
  let rest = (draw >>> 8) % 100
  for (const organisation of organisations) {
    rest -= organisation.size
    if (rest < 0) return organisation
  }
  return null
}

/** A person's employer before and from an instant on; the instant is null where nothing changes. */
function careerOf(number: number) {
  const before = organisationOf(scramble(number + 0x6d2b79f5))
  const draw = scramble(number + 0x1b873593)
  if (draw % 100 >= movingShare) return { before, movesAt: null, after: before }
  const days = Math.floor((asOf - startAt) / day)
  const movesAt = startAt + Math.floor(days * (0.2 + 0.7 * ((draw >>> 8) / 0x1_00_0000))) * day
  return { before, movesAt, after: organisationOf(scramble(number + 0x0e6546b6)) }
}

function employerAt(account: Account, at: number): Organisation | null {
  if (account.number === null) return null
  const { before, movesAt, after } = careerOf(account.number)
  return movesAt === null || at < movesAt ? before : after
}

/** Whether somebody begins the period in that organisation. */
export function startsAt(account: Account, organisation: string): boolean {
  return account.number !== null && careerOf(account.number).before?.name === organisation
}

/** The address that somebody commits with: the employer's, else a private one. */
export function emailOf(account: Account, at: number): string {
  if (account.account_type === 'Bot') return `${account.login}[bot]@users.example.invalid`
  return `${account.login}@${employerAt(account, at)?.domain ?? 'users.example.invalid'}`
}

/**
 * Where people of the sample belong: half-open in time, none for those who work for nobody. A person has the same
 * career whatever the seed and the size, so their ids are enough.
 *
 * @param accountIds of the sample's actor rows; machines and strangers are passed over
 */
export function* sampleAffiliations(accountIds: Iterable<string>): Generator<SampleAffiliation> {
  // Nobody's first day is known; it was before anything that the sample tells.
  const beginning = '2020-01-01T00:00:00Z'
  for (const person_id of accountIds) {
    const number = /^SA_(\d+)$/.exec(person_id)?.[1]
    if (number === undefined) continue
    const { before, movesAt, after } = careerOf(Number(number))
    const isMove = movesAt !== null && before !== after
    const to_at = isMove ? instant(movesAt) : null
    if (before) yield { person_id, organisation: before.name, from_at: beginning, to_at }
    if (isMove && after) {
      yield { person_id, organisation: after.name, from_at: instant(movesAt), to_at: null }
    }
  }
}
