/** Tables as CSV by RFC 4180, in which no text of an issue can act as a spreadsheet's formula. */
import type { Cell, Table } from '../store/table.ts'

/** A title like `=HYPERLINK(…)` would run in a spreadsheet; a leading apostrophe makes it text again. */
function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'object') return cell(value.join(' '))
  if (typeof value !== 'string') return String(value)
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A header line and one line a row, each ended by CR LF. Null is an empty cell, a list has blanks between. */
export function toCsv({ columns, rows }: Table): string {
  return [columns.map(({ name }) => name), ...rows]
    .map((row) => `${row.map(cell).join(',')}\r\n`)
    .join('')
}
