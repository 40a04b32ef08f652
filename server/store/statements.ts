/** Writes what is declared of items of checklists, and takes it back. */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { StatementRow } from '../checklists/statement.ts'

export async function writeStatement(
  connection: DuckDBConnection,
  row: StatementRow,
): Promise<void> {
  await connection.run(
    `insert into statement
     values ($id, $checklist, $scope, $item, $is_met, $said_by, $said_on::date, $holds_until::date, $url, $note,
       $recorded_at::timestamp, $withdrawn_at::timestamp)`,
    { ...row },
  )
}

/**
 * A statement that was withdrawn stays, since it held until then.
 *
 * @returns whether there was one that wasn't withdrawn yet
 */
export async function withdrawStatement(
  connection: DuckDBConnection,
  { at, checklist, id }: { checklist: string; id: string; at: string },
): Promise<boolean> {
  const result = await connection.run(
    `update statement set withdrawn_at = $at::timestamp
     where id = $id and checklist = $checklist and withdrawn_at is null`,
    { id, checklist, at },
  )
  return result.rowsChanged > 0
}
