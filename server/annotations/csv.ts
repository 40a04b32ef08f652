/** Reads CSV as RFC 4180 has it, keeping the line on which each row begins. */

export interface CsvRow {
  line: number
  cells: string[]
}

/** @returns null where a quoted cell isn't closed; blank lines are left out */
export function parseCsv(text: string): CsvRow[] | null {
  const rows: CsvRow[] = []
  let row: CsvRow = { line: 1, cells: [] }
  let cell = ''
  let isQuoted = false
  let line = 1
  const endRow = (): void => {
    row.cells.push(cell)
    if (row.cells.some((each) => each !== '')) rows.push(row)
    row = { line, cells: [] }
    cell = ''
  }
  const signs = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')
  for (let at = 0; at < signs.length; at++) {
    const sign = signs[at] ?? ''
    if (sign === '\n') line++
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (signs[at + 1] === '"') {
        cell += sign
        at++
      } else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === ',') {
      row.cells.push(cell)
      cell = ''
    } else if (sign === '\n') endRow()
    else cell += sign
  }
  if (isQuoted) return null
  endRow()
  return rows
}
