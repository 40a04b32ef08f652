/** Takes in what a file says of people and domains, in place of what an earlier file said. */
import type { PeopleFile } from '../actors/change.ts'
import { AppError } from '../errors.ts'
import { always, checkInterval, type Run } from './rule-interval.ts'

/** A spelling that belongs to two, or is somebody with spellings of their own, leads nowhere. */
function checkSpellings(file: Pick<PeopleFile, 'people'>): void {
  const people = new Set(file.people.map(({ person }) => person.toLowerCase()))
  const seen = new Map<string, string>()
  for (const { also, person } of file.people) {
    for (const other of also) {
      const name = other.toLowerCase()
      const before = seen.get(name)
      if (!people.has(name) && (before === undefined || before === person)) {
        seen.set(name, person)
        continue
      }
      const what = before === undefined ? 'a person of the file itself' : `"${before}" too`
      throw new AppError(
        'spelled-twice',
        `"${other}" is to be "${person}", but is ${what}.`,
        'List each person once, with all other logins and addresses under also.',
        400,
      )
    }
  }
}

/**
 * @returns names that no account and no commit has shown yet: what the file says of them is passed over
 * @throws AppError `spelled-twice`, `empty-interval`
 */
export async function importPeople(run: Run, { people }: Pick<PeopleFile, 'people'>) {
  checkSpellings({ people })
  const said = people.flatMap(({ at, person }) =>
    at.map((each) => {
      checkInterval(each, `${each.organisation} for ${person}`)
      const { from = always, organisation, to = null } = each
      return { person: person.toLowerCase(), organisation, from_at: from, to_at: to }
    }),
  )
  const spelled = people.flatMap(({ also, person }) =>
    also.map((other) => ({ person: person.toLowerCase(), other: other.toLowerCase() })),
  )
  const names = new Set([
    ...people.map(({ person }) => person.toLowerCase()),
    ...spelled.map(({ other }) => other),
  ])
  await run(
    `create or replace temp table named as
     select given.name, case when contains(given.name, '@') then 'email:' || given.name else min(actor.id) end as account_id
     from (select unnest(from_json($names, '["VARCHAR"]')) as name) as given
     left join raw.actor as actor on lower(actor.login) = replace(given.name, '[bot]', '')
     group by given.name`,
    { names: JSON.stringify([...names]) },
  )
  await run(`delete from identity where source = 'file'`)
  await run(`delete from affiliation where source = 'file'`)
  await run(
    `insert into affiliation
     select distinct named.account_id, organisation, from_at, to_at, 'file'
     from (
       select unnest(
         from_json($said, '[{"person":"VARCHAR","organisation":"VARCHAR","from_at":"TIMESTAMP","to_at":"TIMESTAMP"}]'),
         recursive := true
       )
     ) as given
     join named on named.name = given.person
     where named.account_id is not null`,
    { said: JSON.stringify(said) },
  )
  await run(
    `insert or ignore into identity
     select other.account_id, person.account_id, null, 'file', null
     from (
       select distinct unnest(from_json($spelled, '[{"person":"VARCHAR","other":"VARCHAR"}]'), recursive := true)
     ) as given
     join named as person on person.name = given.person and person.account_id is not null
     join named as other on other.name = given.other and other.account_id is not null
     where other.account_id <> person.account_id`,
    { spelled: JSON.stringify(spelled) },
  )
  const unknown = await run('select name from named where account_id is null order by name')
  return unknown.map(([name]) => String(name))
}
