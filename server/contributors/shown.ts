/** How people appear: under their login, or under a pseudonym. */
import type { Store } from '../store/open.ts'
import { pseudonymOf, type Privacy } from './pseudonym.ts'
import type { Known } from './read.ts'

export interface Shown {
  /** What a question names the person by. */
  id: string
  login: string | null
  name: string
}

/** An address is nobody's business: who has no account is shown by the name in their commits alone. */
export function shownBy(privacy: Privacy, salt: string): (known: Known) => Shown {
  return (known) => {
    const pseudonym = pseudonymOf(salt, known.person_id)
    if (privacy === 'pseudonymous') return { id: pseudonym, login: null, name: pseudonym }
    const { is_address, login, name } = known
    if (is_address) return { id: pseudonym, login: null, name: name ?? pseudonym }
    return { id: login, login, name: name ?? login }
  }
}

/** The stricter of what the server is set to and what is asked for. */
export const privacyOf = (set: Privacy, asked: Privacy | undefined): Privacy =>
  set === 'pseudonymous' ? set : (asked ?? set)

export const readShown = async (store: Store, privacy: Privacy): Promise<(known: Known) => Shown> =>
  shownBy(privacy, await store.pseudonymSalt())

/** Without regard to case or to the reader's own language, so that the order is everybody's. */
export const byName = (one: Shown, other: Shown): number =>
  one.name.localeCompare(other.name, 'en', { sensitivity: 'base' }) ||
  (one.id < other.id ? -1 : Number(one.id > other.id))
