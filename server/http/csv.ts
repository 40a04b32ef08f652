/** Tables as CSV by RFC 4180, in which no text of an issue can act as a spreadsheet's formula. */
import { setImmediate } from 'node:timers/promises'
import type { Cell, Table } from '../store/table.ts'

/** A title like `=HYPERLINK(…)` would run in a spreadsheet; a leading apostrophe makes it text again. */
function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'object') return cell(value.join(' '))
  if (typeof value !== 'string') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const lines = (rows: Cell[][]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')

/** A header line and one line a row, each ended by CR LF. Null is an empty cell, a list has blanks between. */
export const toCsv = ({ columns, rows }: Table): string =>
  lines([columns.map(({ name }) => name), ...rows])

/** Rows that are written before others get their turn. */
const rowsAtOnce = 2000

/** The same of a long table, with time for other questions in between. */
export async function csvInTurns({ columns, rows }: Table): Promise<string> {
  let text = toCsv({ columns, rows: [] })
  for (let first = 0; first < rows.length; first += rowsAtOnce) {
    text += lines(rows.slice(first, first + rowsAtOnce))
    await setImmediate()
  }
  return text
}
