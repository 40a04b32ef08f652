/** A table with typed columns: what an answer is as a file. */

/** As DuckDB names them. Instants carry their zone, so that no reader of a file takes them for local time. */
export type ColumnType = 'varchar' | 'varchar[]' | 'bigint' | 'double' | 'boolean' | 'timestamptz'

/** Instants are ISO 8601 in UTC. */
export type Cell = string | number | boolean | null | readonly string[]

export interface Table {
  columns: { name: string; type: ColumnType }[]
  rows: Cell[][]
}

/** Columns by name, in the order given. */
export function tableOf<Name extends string>(
  columns: Record<Name, ColumnType>,
  rows: Record<Name, Cell>[],
): Table {
  const names = Object.keys(columns) as Name[]
  return {
    columns: names.map((name) => ({ name, type: columns[name] })),
    rows: rows.map((row) => names.map((name) => row[name])),
  }
}
