/** One database in memory for many worked cases: emptied to what a new one holds, which is quicker than a new one. */
import type { DuckDBConnection } from '@duckdb/node-api'
import { Facts } from '../../server/store/facts.ts'
import { openInstance } from '../../server/store/instance.ts'
import { migrate } from '../../server/store/migrate.ts'
import { Store } from '../../server/store/open.ts'
import { Readers } from '../../server/store/readers.ts'
import { sqlFiles } from '../../server/store/sql-files.ts'
import { Writer } from '../../server/store/writer.ts'

export class CaseStore {
  private constructor(
    readonly store: Store,
    readonly facts: Facts,
    /** Beside the store's own, with no transaction open. */
    readonly connection: DuckDBConnection,
    /** Those that have rows in a new database. */
    private readonly seeded: string[],
    private readonly withFacts: (facts: Facts) => Store,
  ) {}

  static async open(): Promise<CaseStore> {
    const instance = await openInstance(':memory:', { threads: 1 })
    const writing = await instance.connect()
    await migrate(writing, ':memory:')
    const facts = await Facts.read()
    const writer = await Writer.open(writing)
    const readers = await Readers.open(instance, 1)
    const withFacts = (made: Facts): Store =>
      new Store(':memory:', instance, writing, writer, readers, made)
    const store = withFacts(facts)
    const connection = await instance.connect()
    await connection.run(`attach ':memory:' as seed`)
    const rows = await store.query<{ schema: string; name: string }>(
      `select schema_name as schema, table_name as name from duckdb_tables()
       where database_name = 'memory' and not temporary order by all`,
    )
    const tables = rows.map(({ name, schema }) => `"${schema}"."${name}"`)
    for (const schema of new Set(rows.map((row) => row.schema))) {
      await connection.run(`create schema if not exists seed."${schema}"`)
    }
    const seeded: string[] = []
    for (const table of tables) {
      await connection.run(`create table seed.${table} as from ${table} limit 0`)
      const made = await connection.run(`insert into seed.${table} from ${table}`)
      if (made.rowsChanged > 0) seeded.push(table)
    }
    return new CaseStore(store, facts, connection, seeded, withFacts)
  }

  /**
   * The same database, in which a sync makes some of the facts alone: most of a small case's time goes into planning
   * the statements of facts that it never asks for.
   *
   * @param tables of schema fact; a table that is wrongly left out stays empty, so that its cases fail
   */
  async only(tables: ReadonlySet<string>): Promise<Store> {
    return this.withFacts(
      await Facts.read(async (folder) => {
        const files = await sqlFiles(folder)
        if (folder !== 'facts') return files
        return files.filter(({ header }) => tables.has((header as { table: string }).table))
      }),
    )
  }

  /** Brings every table back to the rows of a new database. */
  async empty(): Promise<void> {
    // Rows that were deleted may still count, rows that are there always do.
    const found = await this.connection.runAndReadAll(
      `select format('"{}"."{}"', schema_name, table_name) from duckdb_tables()
       where database_name = 'memory' and not temporary and estimated_size > 0`,
    )
    for (const table of (found.getColumnsJS()[0] ?? []) as string[]) {
      await this.connection.run(`truncate ${table}`)
    }
    for (const table of this.seeded) {
      await this.connection.run(`insert into ${table} from seed.${table}`)
    }
  }

  async close(): Promise<void> {
    this.connection.closeSync()
    await this.store.close()
  }
}
