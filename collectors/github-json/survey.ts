/** What a first reading finds out about a repository: always the newest of what the files hold. */
import type { Instant } from '../model.ts'
import { Accounts } from './accounts.ts'
import { Labels } from './labels.ts'
import type { RestMilestone, RestRepository, RestUser } from './shapes.ts'
import type { Thread } from './thread.ts'

/** The copy of an item that counts: archives may hold several. */
interface Version {
  at: Instant
  key: string
  kind: Thread['kind']
}

export interface RepositoryName {
  owner: string
  name: string
  /** `https://github.com` */
  origin: string
}

/** The later of two; of two that are equally new, the one that was read later. */
const newer = <T extends { at: Instant }>(one: T | undefined, other: T): T =>
  one !== undefined && one.at > other.at ? one : other

export class Survey {
  readonly accounts = new Accounts()
  readonly labels = new Labels()
  /** By number. */
  readonly milestones = new Map<number, { at: Instant; rest: RestMilestone }>()
  facts: { at: Instant; rest: RestRepository } | undefined
  earliest: Instant = '9999'
  newest: Instant = ''
  /** By number: issues and pull requests share them. */
  readonly #items = new Map<number, Version>()
  /** Numbers of pull requests that are there as issues. */
  readonly #halves = new Set<number>()

  constructor(readonly called: RepositoryName) {}

  count(kind: Thread['kind']): number {
    return [...this.#items.values()].filter((one) => one.kind === kind).length
  }

  /** Pull requests of which the files have no more than the issue. */
  get halves(): number {
    return [...this.#halves].filter((number) => !this.#items.has(number)).length
  }

  add(thread: Thread): void {
    const { key, kind, rest } = thread
    const at = rest.updated_at
    this.#items.set(rest.number, newer(this.#items.get(rest.number), { at, key, kind }))
    for (const label of rest.labels ?? []) this.labels.note(label, at)
    if (rest.milestone) this.#addMilestone({ at, rest: rest.milestone })
    for (const user of usersOf(thread)) this.accounts.note(user, at)
    const repository = thread.kind === 'issue' ? thread.rest.repository : thread.rest.base?.repo
    if (repository) this.know(repository, at)
    if (rest.created_at < this.earliest) this.earliest = rest.created_at
    for (const time of timesOf(thread)) if (time > this.newest) this.newest = time
  }

  know(rest: RestRepository, at: Instant): void {
    this.facts = newer(this.facts, { at: rest.updated_at ?? at, rest })
  }

  addHalf(number: number): void {
    this.#halves.add(number)
  }

  isChosen(thread: Thread): boolean {
    return this.#items.get(thread.rest.number)?.key === thread.key
  }

  /** Takes over what is known of the same repository by another name. */
  absorb(other: Survey): void {
    this.accounts.absorb(other.accounts)
    this.labels.absorb(other.labels)
    for (const milestone of other.milestones.values()) this.#addMilestone(milestone)
    for (const [number, version] of other.#items) {
      this.#items.set(number, newer(this.#items.get(number), version))
    }
    for (const number of other.#halves) this.#halves.add(number)
    if (other.facts !== undefined) this.facts = newer(other.facts, this.facts ?? other.facts)
    if (other.earliest < this.earliest) this.earliest = other.earliest
    if (other.newest > this.newest) this.newest = other.newest
  }

  #addMilestone(milestone: { at: Instant; rest: RestMilestone }): void {
    const { number } = milestone.rest
    this.milestones.set(number, newer(this.milestones.get(number), milestone))
  }
}

/** Every account that an item and what belongs to it name. */
function usersOf(thread: Thread): (RestUser | null | undefined)[] {
  const { comments, events, rest, reviewComments, reviews } = thread
  return [
    rest.user,
    ...(rest.assignees ?? []),
    thread.kind === 'issue' ? thread.rest.closed_by : thread.rest.merged_by,
    ...[...comments, ...reviews, ...reviewComments].map((one) => one.user),
    ...events.map((one) => one.actor),
  ]
}

/** When things happened, not when they are due. */
function timesOf({ comments, events, rest, reviewComments, reviews }: Thread): Instant[] {
  return [
    rest.created_at,
    rest.updated_at,
    ...comments.map((one) => one.created_at),
    ...reviewComments.map((one) => one.created_at),
    ...reviews.flatMap((one) => one.submitted_at ?? []),
    ...events.flatMap((one) => one.created_at ?? []),
  ]
}
