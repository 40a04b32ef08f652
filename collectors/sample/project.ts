/** One repository while it is simulated: who is there, what waits, and the rows made so far. */
import type { Batch, MilestoneRow, TableName, Tables } from '../model.ts'
import { Attention } from './attention.ts'
import { asOf, dayOf, hour } from './calendar.ts'
import { exp, ln } from './elementary.ts'
import { whenAtWork, type Account, type Machine, type People } from './people.ts'
import type { Random } from './random.ts'
import type { Scenario } from './scenario.ts'
import { Team } from './team.ts'

/** The tables that the simulation fills. */
export const sampleTables = [
  'actor',
  'repository',
  'issue',
  'pull_request',
  'comment',
  'review',
  'review_comment',
  'event',
  'item_label',
  'label',
  'milestone',
  'release',
  'gap',
  'community_file',
  'assignee',
  'reaction',
  'closing_reference',
  'tag',
  'discussion',
  'discussion_comment',
  'commit',
  'git_path_class',
  'source_total',
] as const satisfies TableName[]

export type SampleRows = { [T in (typeof sampleTables)[number]]: Tables[T][] }

const emptyRows = (): SampleRows =>
  Object.fromEntries(sampleTables.map((table) => [table, []])) as unknown as SampleRows

/** Somebody and when they act. */
export interface Act {
  at: number
  who: Account
}

export class Project {
  readonly id: string
  readonly url: string
  readonly team: Team
  readonly attention: Attention
  rows = emptyRows()
  /** By due date; an item belongs to the first one that closes after it. */
  milestones: { row: MilestoneRow; closesAt: number }[] = []
  /** Open items. */
  open = 0
  /** Open items that make the team neither slower nor faster. */
  readonly #usualOpen: number
  readonly #given = new Map<string, number>()
  #serial = 0

  /**
   * @param index of the repository in its run; part of every id
   * @param items of this repository
   */
  constructor(
    readonly random: Random,
    readonly people: People,
    readonly scenario: Scenario,
    readonly index: number,
    readonly name: string,
    items: number,
  ) {
    this.id = `SR_${index}`
    this.url = `https://sample.invalid/sample/${name}`
    this.team = new Team(random, people, scenario, items)
    this.attention = new Attention(scenario)
    this.#usualOpen = Math.max(5, (2.5 * items) / (48 - scenario.startMonth))
  }

  /** An id that no other row of its kind has. */
  childId(kind: string): string {
    return `${kind}_${this.index}_${this.#serial++}`
  }

  machine(login: Machine): Account {
    return this.people.machine(login)
  }

  has(login: Machine): boolean {
    return this.scenario.machines.includes(login)
  }

  /** A commit's name: 40 hexadecimal digits. */
  objectName(): string {
    let name = ''
    while (name.length < 40) name += this.random.bits().toString(16).padStart(8, '0')
    return name
  }

  /** The account's id, after making sure that its row has been given out; null for a deleted account. */
  use(account: Account): string | null {
    if (!account.isKnown) {
      account.isKnown = true
      const { id, login, account_type, name } = account
      if (id !== null) this.rows.actor.push({ id, login, account_type, name })
    }
    return account.id
  }

  /** The rows made since the last call, without the tables that got none. */
  takeBatch(): Batch {
    const rows: Batch['rows'] = this.rows
    for (const table of sampleTables) {
      const count = this.rows[table].length
      this.#given.set(table, this.given(table) + count)
      if (count === 0) delete rows[table]
    }
    this.rows = emptyRows()
    return { repo_id: this.id, rows }
  }

  /** Rows of a table that were handed out in batches. */
  given(table: (typeof sampleTables)[number]): number {
    return this.#given.get(table) ?? 0
  }

  /** Rows made since the last batch. */
  size(): number {
    return sampleTables.reduce((sum, table) => sum + this.rows[table].length, 0)
  }

  /** How much longer everything takes because of what is open already, around 1. */
  #strain(): number {
    return Math.min(2.5, 0.75 + (0.25 * this.open) / this.#usualOpen)
  }

  /** Whether nobody on the team will mean to answer an item opened at `at`: likelier when they are short of time. */
  isNeglected(at: number): boolean {
    const shortage = this.#strain() / this.attention.level(dayOf(at))
    return this.random.chance(Math.min(0.55, this.scenario.neglect * exp(0.9 * ln(shortage))))
  }

  /**
   * Who of the team does a piece of work that can begin at `from`, and when it is done.
   * @param hours median of a fully staffed team's hours; `spread` is the sigma of its logarithm
   * @returns null if that isn't before the end
   */
  reply(
    from: number,
    hours: number,
    spread: number,
    not: Account,
    by: 'maintainer' | 'responder' = 'responder',
  ): Act | null {
    const work = this.random.lognormal(hours * hour, spread) * this.#strain()
    const at = this.attention.after(from, work)
    const who = at > asOf ? null : this.team[by](at, not)
    return who === null ? null : this.later(at, who)
  }

  /** That account's act at its next working hour from `at` on; null after the end. */
  later(at: number, who: Account): Act | null {
    const then = whenAtWork(at, who, this.random)
    return then > asOf ? null : { at: then, who }
  }

  /** The milestone that an item finished at `at` (null: not yet) would have been planned for. */
  milestoneFor(at: number | null): string | null {
    if (at === null) return this.milestones.find((one) => one.row.state === 'open')?.row.id ?? null
    return this.milestones.find((one) => one.closesAt >= at)?.row.id ?? null
  }
}
