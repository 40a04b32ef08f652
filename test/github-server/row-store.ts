/** Collectors' batches, kept as a store that obeys them would keep them: the last state of every table. */
import {
  childTables,
  compositeKeys,
  type Batch,
  type TableName,
  type Tables,
} from '../../collectors/model.ts'

const keyOf = (name: TableName, row: Tables[TableName]): string =>
  (compositeKeys[name] ?? ['id'])
    .map((column) => String((row as unknown as Record<string, unknown>)[column]))
    .join(' ')

export class RowStore {
  private readonly tables = new Map<TableName, Map<string, Tables[TableName]>>()
  /** The keys of each child table's rows by item, so that replacing an item's children looks at no others. */
  private readonly keys = new Map(
    childTables.map((name) => [name as TableName, new Map<string, Set<string>>()]),
  )
  /** The newest instant up to which a batch says that everything was read, by repository. */
  readonly watermarks = new Map<string, string>()

  add(batch: Batch): void {
    for (const item of batch.complete_items ?? []) {
      for (const name of childTables) this.removeChildren(name, item)
    }
    for (const name of batch.complete_tables ?? []) {
      const table = this.table(name)
      for (const [key, row] of table) {
        if ('repo_id' in row && row.repo_id === batch.repo_id) table.delete(key)
      }
    }
    for (const [name, rows] of Object.entries(batch.rows)) this.put(name as TableName, rows)
    const watermark = batch.cursor?.watermark ?? ''
    const known = this.watermarks.get(batch.repo_id) ?? ''
    if (watermark > known) this.watermarks.set(batch.repo_id, watermark)
  }

  table<T extends TableName>(name: T): Map<string, Tables[T]> {
    const table = this.tables.get(name) ?? new Map<string, Tables[TableName]>()
    this.tables.set(name, table)
    return table as Map<string, Tables[T]>
  }

  /** A function that gives the rows of a table whose `column` has a value, in the order they came. */
  by<T extends TableName>(name: T, column: keyof Tables[T]): (value: string) => Tables[T][] {
    const groups = new Map<unknown, Tables[T][]>()
    for (const row of this.table(name).values()) {
      const group = groups.get(row[column])
      if (group) group.push(row)
      else groups.set(row[column], [row])
    }
    return (value) => groups.get(value) ?? []
  }

  private put(name: TableName, rows: readonly Tables[TableName][]): void {
    const table: Map<string, Tables[TableName]> = this.table(name)
    const byItem = this.keys.get(name)
    for (const row of rows) {
      const key = keyOf(name, row)
      table.set(key, row)
      if (!byItem || !('item_id' in row)) continue
      const keys = byItem.get(row.item_id)
      if (keys) keys.add(key)
      else byItem.set(row.item_id, new Set([key]))
    }
  }

  private removeChildren(name: TableName, item: string): void {
    const byItem = this.keys.get(name)
    for (const key of byItem?.get(item) ?? []) this.table(name).delete(key)
    byItem?.delete(item)
  }
}
