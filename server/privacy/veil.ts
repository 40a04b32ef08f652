/** The one rule by which people appear in answers where nobody is to be named: which parts name a person, and what stands there. */
import { pseudonymOf } from '../contributors/pseudonym.ts'
import type { Store } from '../store/open.ts'

export interface Account {
  account_id: string
  person_id: string
  login: string
  name: string | null
  kind: string
}

/** What holds a person in any answer: a login, an address, or the id of an account. */
const personKeys = new Set([
  'account',
  'account_id',
  'author',
  'login',
  'next_actors',
  'person',
  'reviewer',
  'said_by',
])
/** What may speak of people among other things. */
const textKeys = new Set(['note', 'notes', 'title', 'why'])
/** The same in the history of the rules, whose rows are told as text. */
const ruleKeys = new Set(['after', 'before', 'content', 'key'])

const isPseudonym = (text: string): boolean => /^person-[0-9a-f]{12}$/.test(text)
const isPattern = (text: string): boolean => text.includes('*')

/** Pseudonyms that are made once. */
const mostKept = 1_000_000

type Row = Record<string, unknown>

/** What a login, an address or an id can be made of; a full stop at its end is the sentence's. */
const words = /[A-Za-z0-9][\w.@+-]*[A-Za-z0-9_]|[A-Za-z0-9]/g

export class Veil {
  /** By login, address, id and name, in lower case: the person. */
  readonly #people = new Map<string, string>()
  readonly #bots = new Set<string>()
  readonly #names = new Map<string, string>()
  /** The login of each person's own account. */
  readonly #logins = new Map<string, string>()
  readonly #pseudonyms = new Map<string, string>()

  constructor(
    private readonly salt: string,
    accounts: readonly Account[],
    /** Nobody is veiled but whom these accounts are of. */
    private readonly isOfTheseAlone = false,
  ) {
    for (const { account_id, kind, login, name, person_id } of accounts) {
      const spellings = [account_id, login]
      if (kind !== 'human') {
        for (const each of spellings) this.#bots.add(each.toLowerCase())
        continue
      }
      for (const each of spellings) this.#people.set(each.toLowerCase(), person_id)
      if (name !== null) this.#names.set(name.toLowerCase(), person_id)
      if (account_id === person_id) this.#logins.set(person_id, login)
    }
  }

  /** What stands for whom a text names: bots and patterns of names stay, whom nobody knows has a pseudonym all the same. */
  person(text: string): string {
    const key = text.toLowerCase()
    if (isPseudonym(text) || isPattern(text) || this.#bots.has(key)) return text
    const known = this.#people.get(key)
    if (known === undefined && this.isOfTheseAlone) return text
    return this.#pseudonym(known ?? text)
  }

  #pseudonym(id: string): string {
    const known = this.#pseudonyms.get(id)
    if (known !== undefined) return known
    const made = pseudonymOf(this.salt, id)
    // Texts of every kind come by here; people are fewer than that.
    if (this.#pseudonyms.size < mostKept) this.#pseudonyms.set(id, made)
    return made
  }

  /** A text with each login, address and id of a person in it replaced. */
  text(text: string): string {
    const named = this.#names.get(text.toLowerCase())
    if (named !== undefined) return this.#pseudonym(named)
    return text.replaceAll(words, (word) =>
      this.#people.has(word.toLowerCase()) ? this.person(word) : word,
    )
  }

  /** The login of whom a pseudonym stands for; null: nobody's. */
  loginOf(pseudonym: string): string | null {
    for (const [person, login] of this.#logins) {
      if (this.#pseudonym(person) === pseudonym) return login
    }
    return null
  }

  /** An answer, or any part of it, in which nobody is named. */
  answer<Answer>(answer: Answer): Answer {
    return this.#part(answer, '', {}) as Answer
  }

  #part(value: unknown, key: string, row: Row): unknown {
    if (typeof value === 'string') return this.#string(value, key, row)
    if (Array.isArray(value)) return value.map((each) => this.#part(each, key, row))
    if (typeof value !== 'object' || value === null) return value
    const own = value as Row
    const found = Object.entries(own).map(([name, each]) => [name, this.#part(each, name, own)])
    const veiled = Object.fromEntries(found) as Row
    return this.#isPerson(own['item_id'])
      ? this.#personItem(veiled, String(own['item_id']))
      : veiled
  }

  #isPerson(id: unknown): boolean {
    return typeof id === 'string' && this.#people.has(id.toLowerCase())
  }

  /** Where the items behind a number are people: their page would name them. */
  #personItem(row: Row, id: string): Row {
    const pseudonym = this.person(id)
    return { ...row, item_id: pseudonym, title: pseudonym, url: null }
  }

  #string(text: string, key: string, row: Row): string {
    if (personKeys.has(key)) return this.person(text)
    const isOfPerson = typeof row['login'] === 'string' || 'account_id' in row
    if (key === 'name' && isOfPerson) {
      const id = row['login'] ?? row['account_id']
      return this.isOfTheseAlone && !this.#isPerson(id) ? text : this.person(String(id))
    }
    // Why an account is a bot is one of a few words.
    if (textKeys.has(key) && !(key === 'why' && isOfPerson)) return this.text(text)
    return ruleKeys.has(key) && 'list' in row ? this.text(text) : text
  }
}

const accountsSql = 'select account_id, person_id, login, name, kind from account'

const kept = new WeakMap<readonly Account[], Veil>()

/** The veil over what is known now. */
export async function veilOf(store: Store): Promise<Veil> {
  const [salt, accounts] = await Promise.all([
    store.pseudonymSalt(),
    store.remembered<Account>(accountsSql),
  ])
  const found = kept.get(accounts) ?? new Veil(salt, accounts)
  kept.set(accounts, found)
  return found
}
