/** Who takes part in one repository, month by month: maintainers, regulars, and those who come by. */
import { meanOf } from './attention.ts'
import { along, dayOf, isWeekend, monthCount, monthOf, monthsSinceStart } from './calendar.ts'
import { startsAt } from './organisations.ts'
import type { Account, People } from './people.ts'
import type { Random } from './random.ts'
import { Roster } from './roster.ts'
import type { Scenario } from './scenario.ts'

/** Days that somebody who came back once stays around, on average. */
const stayDays = 150

export class Team {
  readonly #maintainers: Roster[] = []
  readonly #regulars: Roster[] = []
  readonly #roles = new Map<Account, 'OWNER' | 'MEMBER' | 'COLLABORATOR' | 'CONTRIBUTOR'>()
  /** People without a role whose change was merged; weak, so that a long run forgets who never came back. */
  readonly #merged = new WeakSet<Account>()
  readonly #returning: { account: Account; until: number }[] = []
  readonly #returningMost: number

  /** @param items of this repository: the team grows with their root */
  constructor(
    private readonly random: Random,
    private readonly people: People,
    private readonly scenario: Scenario,
    items: number,
  ) {
    const { pullLoad, startMonth } = scenario
    // 90 items a point of weight is the default size.
    const scale = Math.sqrt(items / (90 * scenario.weight))
    const wantedMaintainers = Math.max(2, scenario.maintainers * scale)
    const wantedRegulars = 4 + 0.65 * Math.sqrt(items)
    this.#returningMost = Math.round(20 + 4 * wantedRegulars)
    const meanLoad = meanOf(pullLoad, startMonth)
    const maintainers = new Map<Account, number>()
    const regulars = new Map<Account, number>()
    for (let month = 0; month < monthCount; month++) {
      if (month >= startMonth) {
        const staff = Math.max(1, Math.round(wantedMaintainers * along(scenario.staffing, month)))
        const crowd = Math.round((wantedRegulars * along(pullLoad, month)) / meanLoad)
        this.#staffMaintainers(maintainers, regulars, staff)
        this.#staffRegulars(regulars, maintainers, Math.max(3, crowd))
      }
      this.#maintainers.push(new Roster(maintainers))
      this.#regulars.push(new Roster(regulars))
    }
  }

  #staffMaintainers(now: Map<Account, number>, regulars: Map<Account, number>, wanted: number) {
    if (now.size > 3 && this.random.chance(0.012 * now.size)) this.#leave(now)
    while (now.size > wanted) this.#leave(now)
    while (now.size < wanted) {
      const isFounding = this.#roles.size === 0
      const account = this.#promote([...regulars.keys()])
      regulars.delete(account)
      now.set(account, this.random.lognormal(1, 0.7))
      this.#roles.set(account, isFounding ? 'OWNER' : 'MEMBER')
    }
  }

  #staffRegulars(now: Map<Account, number>, maintainers: Map<Account, number>, wanted: number) {
    const leaving = this.random.poisson(0.035 * now.size)
    for (let n = 0; n < leaving && now.size > 3; n++) this.#leave(now)
    while (now.size > wanted) this.#leave(now)
    while (now.size < wanted) {
      const account = this.#stranger()
      if (maintainers.has(account)) continue
      now.set(account, this.random.lognormal(1, 0.9))
      this.#roles.set(account, this.random.chance(0.15) ? 'COLLABORATOR' : 'CONTRIBUTOR')
    }
  }

  #leave(from: Map<Account, number>) {
    from.delete(this.random.pick([...from.keys()]))
  }

  /** A new maintainer: a regular, mostly one of the organisation that the project is at home in. */
  #promote(regulars: Account[]): Account {
    const { house } = this.scenario
    if (house !== null && this.random.chance(0.7)) {
      const strangers = this.people.community.filter((one) => !this.#roles.has(one))
      const own = [...regulars, ...strangers].filter((one) => startsAt(one, house))
      if (own.length > 0) return this.random.pick(own)
    }
    return regulars.length > 3 && this.random.chance(0.8)
      ? this.random.pick(regulars)
      : this.#stranger()
  }

  /** Somebody of the community who has no role here yet; once they are used up, a new face. */
  #stranger(): Account {
    for (let attempt = 0; attempt < 8; attempt++) {
      const account = this.random.pick(this.people.community)
      if (!this.#roles.has(account)) return account
    }
    return this.people.newcomer(this.random)
  }

  /** Everyone with a role at any time: they are known from the first batch on. */
  members(): Iterable<Account> {
    return this.#roles.keys()
  }

  isNew(account: Account): boolean {
    return !account.isMachine && !this.#roles.has(account) && !this.#merged.has(account)
  }

  isMaintainer(account: Account, at: number): boolean {
    return this.#maintainers[monthOf(at)]!.has(account)
  }

  /** The source's word for the relation; like the source's, it is the one of the end, not of the time. */
  association(account: Account): string {
    return this.#roles.get(account) ?? (this.#merged.has(account) ? 'CONTRIBUTOR' : 'NONE')
  }

  noteMerge(account: Account) {
    if (!account.isMachine && account.id !== null) this.#merged.add(account)
  }

  /** A maintainer of that time other than `not`; null if there is none. */
  maintainer(at: number, not: Account): Account | null {
    return this.#maintainers[monthOf(at)]!.other(this.random, not)
  }

  /** Who answers at that time: mostly a maintainer, otherwise a regular; null only if nobody is there. */
  responder(at: number, not: Account): Account | null {
    const maintainer = this.random.chance(0.72) ? this.maintainer(at, not) : null
    return maintainer ?? this.#regulars[monthOf(at)]!.other(this.random, not)
  }

  /** Somebody from outside the team: a regular, or one who comes by. */
  passerBy(at: number): Account {
    const regular = this.random.chance(0.4)
      ? this.#regulars[monthOf(at)]!.other(this.random, null)
      : null
    return regular ?? this.#back(at) ?? this.#newcomer(at)
  }

  /** Who opens an issue or a pull request at that time. */
  author(at: number, kind: 'issue' | 'pull'): Account {
    const isFreeDay = isWeekend(dayOf(at))
    let account = this.#author(at, kind)
    for (let attempt = 0; attempt < 2; attempt++) {
      if (!isFreeDay || account.worksWeekends || this.random.chance(0.3)) break
      account = this.#author(at, kind)
    }
    return account
  }

  #author(at: number, kind: 'issue' | 'pull'): Account {
    const { random, scenario } = this
    const month = monthsSinceStart[dayOf(at)]!
    const newShare = scenario.newcomers * (kind === 'issue' ? 1.15 : 0.6)
    const staffShare =
      (kind === 'issue' ? 0.18 : 0.36) * Math.min(1.1, along(scenario.staffing, month))
    const draw = random.uniform()
    if (draw < newShare) return random.chance(0.02) ? this.people.ghost : this.#newcomer(at)
    if (draw < newShare + staffShare) {
      const account = this.#maintainers[monthOf(at)]!.other(random, null)
      if (account !== null) return account
    }
    if (draw < newShare + staffShare + 0.16) {
      const account = this.#back(at)
      if (account !== null) return account
    }
    return this.#regulars[monthOf(at)]!.other(random, null) ?? this.#newcomer(at)
  }

  #newcomer(at: number): Account {
    const { random } = this
    const account = random.chance(0.06) ? this.#stranger() : this.people.newcomer(random)
    if (random.chance(0.16)) {
      const place = { account, until: at + random.exponential(stayDays * 86_400) }
      if (this.#returning.length < this.#returningMost) this.#returning.push(place)
      else this.#returning[random.below(this.#returningMost)] = place
    }
    return account
  }

  /** One of those who came by before and are still around. */
  #back(at: number): Account | null {
    while (this.#returning.length > 0) {
      const index = this.random.below(this.#returning.length)
      const place = this.#returning[index]!
      if (place.until >= at) return place.account
      this.#returning[index] = this.#returning.at(-1)!
      this.#returning.pop()
    }
    return null
  }
}
