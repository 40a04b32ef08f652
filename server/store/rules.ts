/** Carries out the changes that a user asks of the rules on people, each as rows of its list. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Change } from '../actors/change.ts'
import { AppError } from '../errors.ts'
import { restore } from './rule-history.ts'
import { always, checkInterval, type Interval, type Run } from './rule-interval.ts'
import { importPeople } from './rules-file.ts'

const isAddress = (name: string): boolean => name.includes('@')

/** Ids of the accounts of a login, or of an address; empty where none is known. */
async function accountsOf(run: Run, name: string): Promise<string[]> {
  if (isAddress(name)) return [`email:${name.toLowerCase()}`]
  const rows = await run(
    `select id from raw.actor where lower(login) = lower($name)
     or (account_type = 'Bot' and lower(login || '[bot]') = lower($name)) order by account_type desc, id`,
    { name },
  )
  return rows.map(([id]) => String(id))
}

/** @throws AppError `unknown-account`, `ambiguous-account` */
async function accountOf(run: Run, name: string): Promise<string> {
  const [id, second] = await accountsOf(run, name)
  const isKnown =
    id !== undefined &&
    (!isAddress(name) ||
      (await run('select 1 from account where account_id = $id', { id })).length > 0)
  if (!isKnown) {
    throw new AppError(
      'unknown-account',
      `No account and no address "${name}" is known.`,
      'Collect a repository in which they act, or see lichen actors list for who is known.',
      404,
    )
  }
  if (second === undefined) return id
  throw new AppError(
    'ambiguous-account',
    `Several accounts are called "${name}".`,
    'An import may stand beside the source: collect the repository again.',
    409,
  )
}

/** Whom all that is said of an account leads to. */
async function personOf(run: Run, id: string): Promise<string> {
  const [row] = await run(
    'select into_id from identity where account_id = $id and into_id <> account_id',
    { id },
  )
  return row === undefined ? id : personOf(run, String(row[0]))
}

async function merge(run: Run, account: string, into: string, note: string | null): Promise<void> {
  const id = await accountOf(run, account)
  const intoId = await accountOf(run, into)
  if ((await personOf(run, intoId)) === id) {
    throw new AppError(
      'merge-in-circle',
      `"${into}" is "${account}" already.`,
      'To turn it round, split it off first.',
      409,
    )
  }
  if (!id.startsWith('email:') && (await personOf(run, intoId)).startsWith('email:')) {
    throw new AppError(
      'merge-into-address',
      `"${into}" is an address and "${account}" an account.`,
      `Merge the address into the account: lichen actors merge ${into} ${account}.`,
      400,
    )
  }
  await run('insert or replace into identity values ($id, $intoId, null, $source, $note)', {
    id,
    intoId,
    source: 'hand',
    note,
  })
}

/** What was merged by hand is on its own again; what a rule merges is kept apart from now on. */
async function split(run: Run, account: string, note: string | null): Promise<void> {
  const id = await accountOf(run, account)
  const rows = await run('select 1 from identity where account_id = $id and into_id <> $id', { id })
  if (rows.length === 0) {
    throw new AppError(
      'not-merged',
      `"${account}" is not merged into anybody.`,
      'lichen actors identities lists who is.',
      404,
    )
  }
  await run('insert or replace into identity values ($id, $id, null, $source, $note)', {
    id,
    source: 'hand',
    note,
  })
}

async function setRule(
  run: Run,
  kind: 'domain' | 'owner' | 'company',
  value: string,
  organisation: string,
  interval: Interval,
): Promise<void> {
  checkInterval(interval, value)
  if (kind === 'domain') {
    const found = await run('select 1 from public_mail_host where host = $value', { value })
    if (found.length > 0) {
      throw new AppError(
        'public-mail-host',
        `Anybody can have an address at ${value}: it says nothing of where they belong.`,
        'Say it of single persons: lichen actors affiliate <login> <organisation>.',
        400,
      )
    }
  }
  const { from = always, to = null } = interval
  const overlapping = await run(
    `select organisation from affiliation_rule
     where kind = $kind and value = $value and from_at <> $from::timestamp
       and ($to is null or from_at < $to::timestamp) and (to_at is null or to_at > $from::timestamp)`,
    { kind, value, from, to },
  )
  if (overlapping.length > 0) {
    throw new AppError(
      'overlapping-rule',
      `${value} belongs to ${String(overlapping[0]?.[0])} at that time.`,
      'Give that rule an end, or remove it first.',
      409,
    )
  }
  await run(
    'insert or replace into affiliation_rule values ($kind, $value, $organisation, $from::timestamp, $to::timestamp)',
    { kind, value, organisation, from, to },
  )
}

async function affiliate(
  run: Run,
  personId: string,
  organisation: string,
  interval: Interval,
): Promise<void> {
  checkInterval(interval, organisation)
  const { from = always, to = null } = interval
  await run(
    `delete from affiliation where source = 'hand'
     and person_id = $personId and from_at = $from::timestamp and organisation = $organisation`,
    { personId, from, organisation },
  )
  await run(
    `insert into affiliation values ($personId, $organisation, $from::timestamp, $to::timestamp, 'hand')`,
    { personId, organisation, from, to },
  )
}

function gone(rows: unknown[][], what: string): void {
  if (rows.length > 0) return
  throw new AppError('unknown-rule', `There is no ${what}.`, 'lichen actors rules lists all.', 404)
}

async function removeRule(run: Run, kind: string, value: string): Promise<void> {
  const sql = 'delete from affiliation_rule where kind = $kind and value = $value returning value'
  gone(await run(sql, { kind, value }), `rule for the ${kind} "${value}"`)
}

/**
 * Carries out one change within the caller's transaction.
 *
 * @returns names of people in a file whom nobody has seen
 * @throws AppError where it can't be carried out
 */
export async function applyChange(
  connection: DuckDBConnection,
  change: Change,
  identityRules: readonly string[],
): Promise<string[]> {
  const run: Run = async (sql, params = {}) =>
    (await connection.runAndReadAll(sql, params)).getRowsJS()
  switch (change.change) {
    case 'set-kind': {
      const { kind, login, note = null } = change
      await run('insert or replace into actor_rule values ($login, $kind, $note)', {
        login,
        kind,
        note,
      })
      return []
    }
    case 'remove-kind': {
      const { login } = change
      const sql = 'delete from actor_rule where login = $login returning login'
      gone(await run(sql, { login }), `rule for "${login}"`)
      return []
    }
    case 'add-stale-label':
      await run('insert or ignore into stale_label values (lower($label))', { label: change.label })
      return []
    case 'remove-stale-label': {
      const { label } = change
      const sql = 'delete from stale_label where label = lower($label) returning label'
      gone(await run(sql, { label }), `stale label "${label}"`)
      return []
    }
    case 'merge':
      await merge(run, change.account, change.into, change.note ?? null)
      return []
    case 'split':
      await split(run, change.account, change.note ?? null)
      return []
    case 'switch-identity-rule': {
      const { is_on, rule } = change
      gone(
        identityRules.filter((name) => name === rule).map((name) => [name]),
        `rule "${rule}" that merges accounts`,
      )
      await run('insert or replace into identity_rule values ($rule, $is_on)', { rule, is_on })
      return []
    }
    case 'set-domain':
      await setRule(run, 'domain', change.domain, change.organisation, change)
      return []
    case 'set-owner':
      await setRule(run, 'owner', change.owner.toLowerCase(), change.organisation, change)
      return []
    case 'set-company':
      await setRule(run, 'company', change.company, change.organisation, change)
      return []
    case 'remove-domain':
      await removeRule(run, 'domain', change.domain)
      return []
    case 'remove-owner':
      await removeRule(run, 'owner', change.owner.toLowerCase())
      return []
    case 'remove-company':
      await removeRule(run, 'company', change.company)
      return []
    case 'affiliate': {
      const id = await accountOf(run, change.person)
      await affiliate(run, id, change.organisation, change)
      return []
    }
    case 'disaffiliate': {
      const { organisation = null, person } = change
      const id = await accountOf(run, person)
      const sql = `delete from affiliation where person_id = $id and source = 'hand'
        and ($organisation is null or organisation = $organisation) returning organisation`
      gone(await run(sql, { id, organisation }), `affiliation of "${person}" by hand`)
      return []
    }
    case 'import':
      for (const each of change.file.domains) {
        await setRule(run, 'domain', each.domain, each.organisation, each)
      }
      for (const each of change.file.companies) {
        await setRule(run, 'company', each.company, each.organisation, each)
      }
      return importPeople(run, change.file)
    case 'restore':
      await restore(connection, change.version)
      return []
  }
}
