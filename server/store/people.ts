/** Works out who is who and where they belong, by the rules of sql/identities and sql/affiliations. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { z } from 'zod'
import { AppError } from '../errors.ts'
import { holds } from './holds.ts'
import { sqlFiles } from './sql-files.ts'

const AddressHeader = z.strictObject({ table: z.string().regex(/^[a-z_]+$/) })
const IdentityHeader = z.strictObject({
  rule: z.string(),
  /** As long as the user doesn't say otherwise. */
  is_on: z.boolean(),
  description: z.string(),
})
const AffiliationHeader = z.strictObject({ source: z.enum(['domain', 'membership', 'profile']) })

export type IdentityRule = z.infer<typeof IdentityHeader> & { sql: string }

/** `account_id, person_id` of all that is said of accounts, followed to its end. Nobody is their own ancestor. */
const followed = (table: string): string => `
  with recursive step as (
    select account_id, into_id as person_id, 0 as depth from ${table}
    union all
    select step.account_id, next.into_id, step.depth + 1
    from step join ${table} as next on next.account_id = step.person_id
    where next.into_id <> step.person_id and step.depth < 20
  )
  select account_id, max_by(person_id, depth) as person_id from step group by account_id`

export class People {
  private constructor(
    private readonly addresses: { table: string; sql: string }[],
    readonly identityRules: IdentityRule[],
    private readonly affiliations: { source: string; sql: string }[],
  ) {}

  /** @throws ZodError where a file has no proper header */
  static async read(filesOf = sqlFiles): Promise<People> {
    const [addresses, identities, affiliations] = await Promise.all(
      ['people', 'identities', 'affiliations'].map((folder) => filesOf(folder)),
    )
    return new People(
      (addresses ?? []).map((file) => ({ ...AddressHeader.parse(file.header), sql: file.body })),
      (identities ?? []).map((file) => ({ ...IdentityHeader.parse(file.header), sql: file.body })),
      (affiliations ?? []).map((file) => ({
        ...AffiliationHeader.parse(file.header),
        sql: file.body,
      })),
    )
  }

  /** Everything that decides what it works out, to tell whether a file's facts were made by other rules. */
  get definition(): unknown {
    return [this.addresses, this.identityRules, this.affiliations]
  }

  /** Brings the addresses of a repository to its commits. */
  async readAddresses(connection: DuckDBConnection, repoId: string): Promise<void> {
    for (const { sql, table } of this.addresses) {
      await connection.run(`delete from fact."${table}" where repo_id = $repoId`, { repoId })
      await connection.run(`insert into fact."${table}" by name ${sql}`, { repo_id: repoId })
    }
  }

  /**
   * Decides by the rules as they are now, within the caller's transaction. What the user has said by hand or by file
   * stands; what only rules say is found anew.
   */
  async decide(connection: DuckDBConnection): Promise<void> {
    await this.#decideIdentities(connection)
    await this.#decideAccounts(connection)
    await this.#decideAffiliations(connection)
  }

  async #decideAccounts(connection: DuckDBConnection): Promise<void> {
    await connection.run('create or replace temp table account_now as from account_by_rule')
    // Rows that stay as they are aren't written again: there may be very many.
    await connection.run(
      `create or replace temp table account_changed as
       select account_id from (
         (from fact.account except from account_now) union all (from account_now except from fact.account)
       )`,
    )
    await connection.run('delete from fact.account where account_id in (from account_changed)')
    await connection.run(
      'insert into fact.account from account_now where account_id in (from account_changed)',
    )
  }

  async #decideIdentities(connection: DuckDBConnection): Promise<void> {
    await connection.run(
      `create or replace temp table said as
       select account_id, into_id, source, note from identity where source in ('hand', 'file')`,
    )
    const switched = await connection.runAndReadAll('select rule, is_on from identity_rule')
    const isOn = new Map(switched.getRowsJS().map(([rule, on]) => [String(rule), on === true]))
    for (const { is_on, rule, sql } of this.identityRules) {
      if (!(isOn.get(rule) ?? is_on)) continue
      await connection.run(`create or replace temp table spelling as ${followed('said')}`)
      await connection.run(
        `insert into said
         select found.account_id, found.into_id, $rule, null from (${sql}) as found
         where found.account_id not in (select account_id from said)
           and not exists (
             from spelling where spelling.account_id = found.into_id and spelling.person_id = found.account_id
           )`,
        { rule },
      )
    }
    if (!(await holds(connection, 'exists (from said) or exists (from identity)'))) return
    await this.#refuseCircles(connection)
    await connection.run(
      `create or replace temp table decided as
       select said.account_id, said.into_id, resolved.person_id, said.source, said.note
       from said join (${followed('said')}) as resolved using (account_id)`,
    )
    // Rows that stay as they are aren't written again: there may be very many.
    await connection.run(
      `create or replace temp table changed as
       select account_id from (
         (from identity except from decided) union all (from decided except from identity)
       )`,
    )
    await connection.run('delete from identity where account_id in (from changed)')
    await connection.run('insert into identity from decided where account_id in (from changed)')
  }

  /** What rules find gives way; what the user said of accounts in a circle has no meaning. */
  async #refuseCircles(connection: DuckDBConnection): Promise<void> {
    const circled = `select account_id from (${followed('said')})
      where person_id in (select account_id from said where into_id <> account_id)`
    await connection.run(
      `delete from said where source not in ('hand', 'file') and account_id in (${circled})`,
    )
    const [row] = (await connection.runAndReadAll(`${circled} limit 1`)).getRowsJS()
    if (row === undefined) return
    throw new AppError(
      'merge-in-circle',
      `What is said of ${String(row[0])} leads back to itself.`,
      'Split one of the accounts off: lichen actors split <login>.',
      409,
    )
  }

  async #decideAffiliations(connection: DuckDBConnection): Promise<void> {
    const isAsked = await holds(
      connection,
      `exists (from affiliation_rule)
         or exists (from affiliation where source in (${this.affiliations.map(({ source }) => `'${source}'`).join(', ')}))`,
    )
    if (!isAsked) return
    for (const { source, sql } of this.affiliations) {
      await connection.run(
        `create or replace temp table found as
         select person_id, organisation, from_at, to_at, '${source}' as source from (${sql})
         where to_at is null or to_at > from_at`,
      )
      await connection.run(
        `delete from affiliation where source = '${source}' and person_id in (
           select person_id from (from affiliation where source = '${source}' except from found)
         )`,
      )
      await connection.run('insert into affiliation (from found except from affiliation)')
    }
  }
}
