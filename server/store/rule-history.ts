/** Remembers every change of the rules, row by row, so that any version of them can be seen and restored. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { AppError } from '../errors.ts'
import { instant } from './values.ts'

interface RuleList {
  table: string
  /** What makes a row this row, as SQL. */
  key: string
  /** Which rows are the user's; the others are worked out. */
  where: string
  columns: Record<string, 'VARCHAR' | 'TIMESTAMP' | 'BOOLEAN'>
}

const said = `source in ('hand', 'file')`

/** Every list that the user edits. */
const lists: Record<string, RuleList> = {
  kind: {
    table: 'actor_rule',
    key: 'login',
    where: 'true',
    columns: { login: 'VARCHAR', kind: 'VARCHAR', note: 'VARCHAR' },
  },
  stale_label: {
    table: 'stale_label',
    key: 'label',
    where: 'true',
    columns: { label: 'VARCHAR' },
  },
  identity: {
    table: 'identity',
    key: 'account_id',
    where: said,
    columns: { account_id: 'VARCHAR', into_id: 'VARCHAR', source: 'VARCHAR', note: 'VARCHAR' },
  },
  identity_rule: {
    table: 'identity_rule',
    key: 'rule',
    where: 'true',
    columns: { rule: 'VARCHAR', is_on: 'BOOLEAN' },
  },
  affiliation: {
    table: 'affiliation',
    key: `concat_ws(' ', person_id, source, from_at, organisation)`,
    where: said,
    columns: {
      person_id: 'VARCHAR',
      organisation: 'VARCHAR',
      from_at: 'TIMESTAMP',
      to_at: 'TIMESTAMP',
      source: 'VARCHAR',
    },
  },
  affiliation_rule: {
    table: 'affiliation_rule',
    key: `concat_ws(' ', kind, value, from_at)`,
    where: 'true',
    columns: {
      kind: 'VARCHAR',
      value: 'VARCHAR',
      organisation: 'VARCHAR',
      from_at: 'TIMESTAMP',
      to_at: 'TIMESTAMP',
    },
  },
}

/** All rows of all lists as they are: `list, key, content`. */
export const ruleRows = Object.entries(lists)
  .map(([list, { columns, key, table, where }]) => {
    const fields = Object.keys(columns).map((name) => `${name} := ${name}`)
    return `select '${list}' as list, ${key} as key, to_json(struct_pack(${fields.join(', ')}))::varchar as content
      from ${table} where ${where}`
  })
  .join(' union all ')

/** The rows as they were at `$version`: as they are, but for what was changed since. */
export const ruleRowsAt = `
  with since as (
    select list, key, before as content
    from rule_change where version > $version
    qualify row_number() over (partition by list, key order by version) = 1
  )
  select list, key, content from (${ruleRows}) as now anti join since using (list, key)
  union all
  select list, key, content from since where content is not null`

/** Runs a change, and leaves word of what it changed as a new version; a change of nothing makes none. */
export async function remember(
  connection: DuckDBConnection,
  change: () => Promise<void>,
  note: string | null,
): Promise<void> {
  await connection.run(`create or replace temp table rule_before as ${ruleRows}`)
  await change()
  await connection.run(
    `create or replace temp table rule_moved as
     select
       coalesce(earlier.list, later.list) as list,
       coalesce(earlier.key, later.key) as key,
       earlier.content as before,
       later.content as after
     from rule_before as earlier
     full join (${ruleRows}) as later on later.list = earlier.list and later.key = earlier.key
     where earlier.content is distinct from later.content`,
  )
  const found = await connection.runAndReadAll('select count(*) from rule_moved')
  if (found.getRowsJS()[0]?.[0] === 0n) return
  await connection.run('update rule_version set version = version + 1')
  await connection.run(
    `insert into rule_change
     select rule_version.version, $now::timestamp, list, key, before, after, $note
     from rule_moved, rule_version`,
    { now: instant(new Date()), note },
  )
}

/**
 * Puts the rows of all lists back as they were at a version. What is worked out from them is the caller's.
 *
 * @throws AppError `unknown-version`
 */
export async function restore(connection: DuckDBConnection, version: number): Promise<void> {
  const found = await connection.runAndReadAll('select max(version) from rule_version')
  const newest = Number(found.getRowsJS()[0]?.[0])
  if (version > newest) {
    throw new AppError(
      'unknown-version',
      `There is no version ${version} of the rules; the newest is ${newest}.`,
      'lichen actors history lists them.',
      404,
    )
  }
  await connection.run(`create or replace temp table rule_then as ${ruleRowsAt}`, { version })
  await connection.run(
    `create or replace temp table rule_kept as
     select list, key from (from rule_then intersect from (${ruleRows}))`,
  )
  for (const [list, { columns, key, table, where }] of Object.entries(lists)) {
    // A row that is only worked out gives way to one that was said.
    await connection.run(
      `delete from ${table}
       where case when ${where}
         then (${key}) not in (select key from rule_kept where list = '${list}')
         else (${key}) in (select key from rule_then where list = '${list}') end`,
    )
    await connection.run(
      `insert into ${table} by name
       select unnest(from_json(content, $shape)) from rule_then
       where list = '${list}' and key not in (select ${key} from ${table} where ${where})`,
      { shape: JSON.stringify(columns) },
    )
  }
}
