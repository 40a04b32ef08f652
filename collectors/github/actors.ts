/** Accounts as rows, each once a batch, and entries that the token may see. */
import type { ActorRow, Batch, Instant, ProfileRow } from '../model.ts'
import type { Account } from './nodes.ts'

/** As REST spells an app (`dependabot[bot]`) and as GraphQL does is one account. */
export const bareLogin = (login: string): string => login.replace(/\[bot\]$/, '')

/** The accounts of a batch, each once. */
export class Actors {
  readonly #accounts = new Map<string, ActorRow>()
  readonly #profiles = new Map<string, ProfileRow>()

  /** @param seenAt the source's clock when they were asked for */
  constructor(private readonly seenAt: Instant) {}

  /** @returns the account's id; null for a deleted one */
  note(account: Account | null): string | null {
    if (account === null) return null
    const { __typename: account_type, id, login, name = null } = account
    this.#accounts.set(id, { id, login: bareLogin(login), account_type, name })
    if (account_type === 'User') {
      const { company = null } = account
      this.#profiles.set(id, { actor_id: id, seen_at: this.seenAt, company })
    }
    return id
  }

  get rows(): Pick<Batch['rows'], 'actor' | 'profile'> {
    return { actor: [...this.#accounts.values()], profile: [...this.#profiles.values()] }
  }
}

/** A whole list's entries; those that the token may not see have no row. */
export const present = <T>(list: { nodes: (T | null)[] } | null): T[] =>
  (list?.nodes ?? []).filter((node) => node !== null)
