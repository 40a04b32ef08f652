/** Questions that name people, where nobody is to be named: they would tell whose pseudonym is whose. */
import { AppError } from '../errors.ts'
import type { Privacy } from '../contributors/pseudonym.ts'
import type { Store } from '../store/open.ts'
import { veilOf } from './veil.ts'

/** @throws AppError `pseudonymous` (403) where somebody is looked for by a part of their name */
export function refuseNames(privacy: Privacy, asked: string | undefined): void {
  if (privacy === 'open' || asked === undefined) return
  throw new AppError(
    'pseudonymous',
    'Nobody can be looked for by name here: people have pseudonyms.',
    'Leave out q. Whoever runs the server can unset LICHEN_PRIVACY.',
    403,
  )
}

/** The login that a question means: itself, or where nobody is to be named, whose pseudonym it is; a login is nobody's. */
export async function askedLogin(store: Store, privacy: Privacy, asked: string): Promise<string> {
  if (privacy === 'open') return asked
  return (await veilOf(store)).loginOf(asked) ?? ''
}
