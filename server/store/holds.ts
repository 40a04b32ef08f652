/** Asks a yes or no of the database on a writing connection, as it is within the transaction. */
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'

/** @param condition an expression of SQL, such as `exists (from …)`; null counts as no */
export async function holds(
  connection: DuckDBConnection,
  condition: string,
  params: Record<string, DuckDBValue> = {},
): Promise<boolean> {
  const found = await connection.runAndReadAll(`select ${condition}`, params)
  return found.getRowsJS()[0]?.[0] === true
}
