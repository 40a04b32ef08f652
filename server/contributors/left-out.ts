/** Who isn't listed among contributors, at their wish. */
import { AppError } from '../errors.ts'
import type { Store } from '../store/open.ts'
import { pseudonymOf } from './pseudonym.ts'

interface Row {
  person_id: string
  login: string
}

/**
 * Leaves a person out of every list, or lists them again.
 *
 * @param name a login or an address, in any case, of any of their accounts; or their pseudonym
 * @throws AppError `unknown-contributor` (404)
 */
export async function setLeftOut(store: Store, name: string, isOut: boolean): Promise<void> {
  const rows = await store.query<Row>(
    `select person_id, login from account where lower(login) = lower($name) order by kind <> 'human', person_id`,
    { name },
  )
  const found = rows[0]?.person_id ?? (await byPseudonym(store, name))
  if (found === undefined) {
    throw new AppError(
      'unknown-contributor',
      `No account, address or pseudonym "${name}" is known.`,
      'lichen actors list shows who is known.',
      404,
    )
  }
  await store.leaveOut(found, isOut)
}

async function byPseudonym(store: Store, name: string): Promise<string | undefined> {
  if (!name.startsWith('person-')) return undefined
  const salt = await store.pseudonymSalt()
  const rows = await store.query<{ person_id: string }>('select person_id from person')
  return rows.find(({ person_id }) => pseudonymOf(salt, person_id) === name)?.person_id
}
