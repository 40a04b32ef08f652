/** Takes repositories out with all their facts, and what stood in for the source's own rows until they came. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { childTables } from '../../collectors/model.ts'
import { acts } from './facts.ts'
import { holds } from './holds.ts'

/** Removes the repositories of the temporary table `gone(repo_id)`; which ecosystems they were in is the caller's. */
export async function removeGone(connection: DuckDBConnection): Promise<void> {
  const tables = await connection.runAndReadAll(
    `select t.schema_name || '."' || t.table_name || '"'
     from duckdb_tables() as t join duckdb_columns() as c using (database_name, schema_name, table_name)
     where c.column_name = 'repo_id' and not t.temporary and t.database_name = current_database()`,
  )
  for (const [name] of tables.getRowsJS()) {
    if (name === 'main."ecosystem_repository"') continue
    await connection.run(`delete from ${String(name)} where repo_id in (select repo_id from gone)`)
  }
  await connection.run('delete from raw.repository where id in (select repo_id from gone)')
  await connection.run(
    'delete from fact.scattered where person_id not in (select person_id from fact.person_month)',
  )
  // Of accounts that have done nothing that is left, nothing personal is kept.
  const forgotten = await connection.run(
    `delete from raw.profile
     where actor_id not in (select actor_id from (${acts}) where actor_id is not null)`,
  )
  if (forgotten.rowsChanged === 0) return
  await connection.run(
    `delete from affiliation
     where source = 'profile' and person_id not in (
       select coalesce(identity.person_id, profile.actor_id)
       from profile left join identity on identity.account_id = profile.actor_id
     )`,
  )
}

/**
 * Rows of an import whose files had no ids of the source: `import:…`. A repository of the same name goes with all that
 * is its, and leaves its place in the ecosystems; an item of the same number goes with what belongs to it.
 */
export async function replaceStandIns(connection: DuckDBConnection, repoId: string): Promise<void> {
  const params = { repoId }
  await connection.run(
    `create or replace temp table gone as
     select stand_in.id as repo_id
     from raw.repository as stand_in join raw.repository as real
       on lower(stand_in.owner) = lower(real.owner) and lower(stand_in.name) = lower(real.name)
     where real.id = $repoId and stand_in.id <> real.id and starts_with(stand_in.id, 'import:')`,
    params,
  )
  if (await holds(connection, 'exists (from gone)')) {
    await connection.run(
      `insert or ignore into ecosystem_repository
       select slug, $repoId, is_from_file from ecosystem_repository where repo_id in (select repo_id from gone)`,
      params,
    )
    await connection.run(
      'delete from ecosystem_repository where repo_id in (select repo_id from gone)',
    )
    await removeGone(connection)
  }
  await connection.run(
    `create or replace temp table gone_item as
     with item as (
       select id, number from raw.issue where repo_id = $repoId
       union all
       select id, number from raw.pull_request where repo_id = $repoId
     )
     select stand_in.id as item_id from item as stand_in join item as real using (number)
     where starts_with(stand_in.id, 'import:') and not starts_with(real.id, 'import:')`,
    params,
  )
  if (!(await holds(connection, 'exists (from gone_item)'))) return
  await connection.run('insert into fact.touched select $repoId, item_id from gone_item', params)
  for (const table of ['issue', 'pull_request']) {
    await connection.run(
      `delete from raw."${table}" where repo_id = $repoId and id in (from gone_item)`,
      params,
    )
  }
  for (const table of childTables) {
    await connection.run(
      `delete from raw."${table}" where repo_id = $repoId and item_id in (from gone_item)`,
      params,
    )
  }
}
