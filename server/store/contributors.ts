/** What is stored about contributors beside facts: weights, who is left out, and what pseudonyms are made with. */
import { randomBytes } from 'node:crypto'
import type { DuckDBConnection } from '@duckdb/node-api'
import { shippedWeights } from '../contributors/weight-set.ts'
import { holds } from './holds.ts'
import { instant } from './values.ts'

/** Brings the weights that metrics read to what the files of sql/weights say. */
export async function fillWeights(connection: DuckDBConnection): Promise<void> {
  const rows = (await shippedWeights()).flatMap(({ kinds, name }) =>
    Object.entries(kinds).map(([kind, weight]) => ({ name, kind, weight })),
  )
  const parameters = { rows: JSON.stringify(rows) }
  await connection.run(
    `create or replace temp table shipped_weight as
     select name, kind, weight
     from (select unnest(from_json($rows, '[{"name": "VARCHAR", "kind": "VARCHAR", "weight": "DOUBLE"}]'), recursive := true))`,
    parameters,
  )
  const isOther = await holds(
    connection,
    `exists (
       (from contribution_weight except from shipped_weight)
       union all (from shipped_weight except from contribution_weight)
     )`,
  )
  if (isOther) {
    await connection.run('begin')
    await connection.run('delete from contribution_weight')
    await connection.run('insert into contribution_weight from shipped_weight')
    await connection.run('commit')
  }
  await connection.run('drop table shipped_weight')
}

/**
 * A new version of a user's set.
 *
 * @param content as JSON; null removes the set, and keeps its versions
 */
export async function writeWeights(
  connection: DuckDBConnection,
  name: string,
  content: string | null,
): Promise<void> {
  await connection.run(
    `insert into contribution_weight_set
     select $name, coalesce(max(version), 0) + 1, $now::timestamp, $content
     from contribution_weight_set where name = $name`,
    { name, content, now: instant(new Date()) },
  )
}

/**
 * All accounts of a person are named, so that they stay out when one of them turns out to be somebody else's. What their
 * profiles say goes, and none is kept from then on; who is listed again is read again.
 */
export async function writeLeftOut(
  connection: DuckDBConnection,
  personId: string,
  isOut: boolean,
): Promise<void> {
  const accounts = `select account_id from account where person_id = $personId`
  if (isOut) {
    await connection.run(
      `insert or ignore into left_out select account_id, $now::timestamp from (${accounts})`,
      { personId, now: instant(new Date()) },
    )
    await connection.run(
      'delete from raw.profile where actor_id in (select account_id from left_out)',
    )
  } else {
    await connection.run(`delete from left_out where account_id in (${accounts})`, { personId })
  }
}

/** The salt of this database's pseudonyms, made when it is first asked for. */
export async function readSalt(connection: DuckDBConnection): Promise<string> {
  await connection.run(
    'insert into pseudonym_salt select $salt where not exists (from pseudonym_salt)',
    { salt: randomBytes(32).toString('hex') },
  )
  const rows = await connection.runAndReadAll('select salt from pseudonym_salt')
  return String(rows.getRowsJS()[0]?.[0])
}
