/** Who isn't listed among contributors, at their wish: kept, taken back, and told to whoever runs the server. */
import { AppError } from '../errors.ts'
import type { Store } from '../store/open.ts'
import { pseudonymOf, type Privacy } from './pseudonym.ts'
import type { Known } from './read.ts'
import { byName, readShown, type Shown } from './shown.ts'

/**
 * SQL: the `person_id` of whoever isn't to be named. Beside the accounts that were left out, these are the addresses that
 * belong to no account, where their commits bear the name or the login of somebody who is, or begin with it: rather a
 * namesake goes unnamed than that one is named after all.
 */
export const unlistedSql = `
  with gone as (select account.* from left_out join account using (account_id)),
  spelling as (select unnest([lower(login), lower(name)]) as text from gone),
  bears as (
    select person_id, unnest([lower(name), lower(split_part(login, '@', 1))]) as text
    from person
    where starts_with(person_id, 'email:')
  )
  select person_id from gone
  union
  select person_id from bears semi join spelling using (text)`

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

export interface LeftOut extends Shown {
  /** When the first of their accounts was left out. */
  left_out_at: string
}

/** Everybody who is left out, by name. */
export async function listLeftOut(store: Store, privacy: Privacy): Promise<LeftOut[]> {
  const [rows, shownOf] = await Promise.all([
    store.query<Known & { left_out_at: string }>(
      `select
         person.person_id,
         person.login,
         person.name,
         starts_with(person.person_id, 'email:') as is_address,
         true as is_left_out,
         min(left_out.since) as left_out_at
       from left_out
       join account using (account_id)
       join person using (person_id)
       group by all`,
    ),
    readShown(store, privacy),
  ])
  return rows
    .map(({ left_out_at, ...known }) => ({ ...shownOf(known), left_out_at }))
    .toSorted(byName)
}
