/** The people who do something in one month, each with how much of it they do. */
import type { Account } from './people.ts'
import type { Random } from './random.ts'

export class Roster {
  readonly #accounts: Account[]
  readonly #sums: Float64Array

  /** @param weights how often each is drawn, relative to the others */
  constructor(weights: ReadonlyMap<Account, number>) {
    this.#accounts = [...weights.keys()]
    this.#sums = new Float64Array(this.#accounts.length)
    let sum = 0
    this.#accounts.forEach((account, index) => {
      sum += weights.get(account)!
      this.#sums[index] = sum
    })
  }

  has(account: Account): boolean {
    return this.#accounts.includes(account)
  }

  /** One of them by weight, never `not`; null if there is nobody else. */
  other(random: Random, not: Account | null): Account | null {
    if (this.#accounts.length === 0) return null
    for (let attempt = 0; attempt < 6; attempt++) {
      const account = this.#accounts[random.cumulative(this.#sums)]!
      if (account !== not) return account
    }
    return this.#accounts.find((account) => account !== not) ?? null
  }
}
