/** Values on their way into and out of the database: instants as ISO 8601 UTC, whole numbers as numbers. */
import { DuckDBDateValue, DuckDBTimestampValue, type DuckDBValue, type JS } from '@duckdb/node-api'

export type Param = string | number | boolean | Date | null

/** `2026-02-28T09:30:00Z`; milliseconds appear only where there are some. */
export function instant(date: Date): string {
  const text = date.toISOString()
  return text.endsWith('.000Z') ? `${text.slice(0, -5)}Z` : text
}

/** One cell of a result as plain JSON. A 64-bit count fits a double up to 9·10^15. */
export function fromDatabase(value: JS): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof Date) return instant(value)
  if (Array.isArray(value)) return value.map(fromDatabase)
  return value
}

/** A parameter as the database takes it; a Date is bound as a timestamp. */
export function bindable(param: Param): DuckDBValue {
  return param instanceof Date ? new DuckDBTimestampValue(BigInt(param.getTime()) * 1000n) : param
}

/** One cell of a row for a column of the given SQL type; throws on an instant that is none. */
export function toDatabase(value: unknown, type: string): DuckDBValue {
  if (value === null || value === undefined) return null
  switch (type) {
    case 'TIMESTAMP': {
      const milliseconds = Date.parse(String(value))
      if (Number.isNaN(milliseconds)) throw new Error(`Not an instant: ${String(value)}`)
      return new DuckDBTimestampValue(BigInt(milliseconds) * 1000n)
    }
    case 'DATE': {
      const milliseconds = Date.parse(`${String(value)}T00:00:00Z`)
      if (Number.isNaN(milliseconds)) throw new Error(`Not a date: ${String(value)}`)
      return new DuckDBDateValue(milliseconds / 86_400_000)
    }
    case 'BIGINT':
      return BigInt(Number(value))
    case 'INTEGER':
      return Number(value)
    case 'BOOLEAN':
      return Boolean(value)
    default:
      return String(value)
  }
}
