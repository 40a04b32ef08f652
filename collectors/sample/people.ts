/** Everyone who acts: people with their hours and time zones, and machine accounts. Shared by all repositories. */
import type { AccountType } from '../model.ts'
import { day, hour } from './calendar.ts'
import { personName } from './names.ts'
import type { Random } from './random.ts'

export interface Account {
  /** Null for a deleted account. */
  id: string | null
  login: string
  /** Of a person; null for a machine. */
  number: number | null
  account_type: AccountType
  name: string | null
  isMachine: boolean
  /** Hours east of UTC. */
  zone: number
  /** Local hours at which this person usually works on the project. */
  from: number
  to: number
  worksWeekends: boolean
  /** Whether its row has been given out in this run. */
  isKnown: boolean
}

/** Machine accounts by login. Some are plain users to the source: only a list of logins tells what they are. */
const machines = {
  dependabot: 'Bot',
  renovate: 'Bot',
  'github-actions': 'Bot',
  stale: 'Bot',
  codecov: 'Bot',
  welcome: 'Bot',
  bors: 'User',
  'cla-bot': 'User',
  'copilot-swe-agent': 'Bot',
  'devin-ai-integration': 'Bot',
  claude: 'User',
  coderabbitai: 'Bot',
  // Commits what is merged by a click.
  'web-flow': 'User',
} as const satisfies Record<string, AccountType>
export type Machine = keyof typeof machines

/** Where people live: hours east of UTC and how many of a hundred do. */
const zones: readonly (readonly [number, number])[] = [
  [-8, 17],
  [-5, 18],
  [-3, 5],
  [0, 8],
  [1, 26],
  [2, 8],
  [5, 8],
  [8, 7],
  [10, 3],
]
const zoneSums = zones.map((_, index) =>
  zones.slice(0, index + 1).reduce((sum, zone) => sum + zone[1], 0),
)

export class People {
  /** Those who may take part in more than one repository. */
  readonly community: Account[] = []
  #count = 0
  readonly #machines = new Map<Machine, Account>()
  /** An account that was deleted: whatever it did has no author. */
  readonly ghost: Account

  /** @param items the size of the run; the community grows with its root */
  constructor(random: Random, items: number) {
    this.ghost = { ...this.newcomer(random), id: null, isKnown: true }
    for (const login of Object.keys(machines) as Machine[]) {
      this.#machines.set(login, {
        id: `SA_${login}`,
        login,
        number: null,
        account_type: machines[login],
        name: null,
        isMachine: true,
        zone: 0,
        from: 0,
        to: 24,
        worksWeekends: true,
        isKnown: false,
      })
    }
    const size = 60 + Math.round(1.6 * Math.sqrt(items))
    while (this.community.length < size) this.community.push(this.newcomer(random))
  }

  machine(login: Machine): Account {
    return this.#machines.get(login)!
  }

  /** Somebody never seen before. */
  newcomer(random: Random): Account {
    const number = this.#count++
    const { login, name } = personName(number)
    const isHobby = random.chance(0.25)
    return {
      id: `SA_${number}`,
      login,
      number,
      account_type: 'User',
      name: random.chance(0.7) ? name : null,
      isMachine: false,
      zone: zones[random.cumulative(zoneSums)]![0],
      from: isHobby ? random.between(16, 20) : random.between(7, 11),
      to: isHobby ? 24 : random.between(17, 20),
      worksWeekends: isHobby || random.chance(0.15),
      isKnown: false,
    }
  }
}

/** The instant at which a person opens something on the UTC day that starts at `dayStart`. */
export function momentOn(dayStart: number, account: Account, random: Random): number {
  const local = random.chance(0.12)
    ? random.uniform() * day
    : (account.from + ((random.uniform() + random.uniform()) / 2) * (account.to - account.from)) *
      hour
  const utc = local - account.zone * hour
  return dayStart + Math.floor(utc - Math.floor(utc / day) * day)
}

/** When somebody who could act at `at` really does: then, or at the beginning of their next working day. */
export function whenAtWork(at: number, account: Account, random: Random): number {
  if (account.isMachine || !Number.isFinite(at) || random.chance(0.15)) return Math.floor(at)
  const local = at + account.zone * hour
  let localDay = Math.floor(local / day)
  const ofDay = local - localDay * day
  // 1 January 1970 was a Thursday, so days 2 and 3 of each seven were a weekend.
  const isFree = (index: number) => !account.worksWeekends && index % 7 >= 2 && index % 7 <= 3
  if (ofDay >= account.from * hour && ofDay < account.to * hour && !isFree(localDay)) {
    return Math.floor(at)
  }
  if (ofDay >= account.to * hour) localDay++
  while (isFree(localDay)) localDay++
  const late = Math.min(random.exponential(1.2 * hour), (account.to - account.from) * hour * 0.9)
  const start = localDay * day + account.from * hour - account.zone * hour
  return Math.max(Math.floor(at), Math.floor(start + late))
}
