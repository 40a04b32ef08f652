/** One row an account, however often and in whichever spelling the files name it. */
import type { AccountType, ActorRow, Instant } from '../model.ts'
import type { RestUser } from './shapes.ts'

const types: AccountType[] = ['User', 'Bot', 'Organization', 'Mannequin', 'EnterpriseUserAccount']

interface Known {
  row: ActorRow
  /** When the account was called that. */
  at: Instant
}

type Named = RestUser | null | undefined

/** REST's stand-in for deleted accounts, which GraphQL leaves out. */
const isGone = (user: RestUser): boolean => user.login === 'ghost'

export class Accounts {
  readonly #known = new Map<string, Known>()
  readonly #idOfLogin = new Map<string, string>()

  /** @param at when the item was fetched that names the account: it may have had another name before */
  note(user: Named, at: Instant): void {
    if (!user || isGone(user) || !user.node_id) return
    this.#idOfLogin.set(user.login.toLowerCase(), user.node_id)
    const known = this.#known.get(user.node_id)
    if (known !== undefined && known.at > at) return
    this.#known.set(user.node_id, { row: rowOf(user, user.node_id), at })
  }

  absorb(other: Accounts): void {
    for (const [login, id] of other.#idOfLogin) this.#idOfLogin.set(login, id)
    for (const [id, known] of other.#known) {
      const own = this.#known.get(id)
      if (own === undefined || own.at <= known.at) this.#known.set(id, known)
    }
  }

  /** @returns null for none and for a deleted account */
  find(user: Named): ActorRow | null {
    if (!user || isGone(user)) return null
    const login = user.login.toLowerCase()
    const id = user.node_id || (this.#idOfLogin.get(login) ?? `import:actor:${login}`)
    return this.#known.get(id)?.row ?? rowOf(user, id)
  }
}

function rowOf(user: RestUser, id: string): ActorRow {
  const login = user.login.replace(/\[bot\]$/, '')
  const type = types.find((one) => one === user.type) ?? 'User'
  return {
    id,
    login,
    account_type: login === user.login ? type : 'Bot',
    name: user.name ?? null,
  }
}
