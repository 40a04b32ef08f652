/** Reads data files: plain or gzipped text, JSON, JSON lines and CSV. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'

/** The text of a file, unpacked when its name ends in `.gz`. */
export function readText(path: string): string {
  const bytes = readFileSync(path)
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
}

/**
 * @param where names the place in the error
 * @throws Error when the text is not JSON
 */
export function parseJson<T>(text: string, where: string): T {
  try {
    return JSON.parse(text) as T
  } catch {
    throw new Error(`${where} is not JSON.`)
  }
}

/** One value a line; empty lines are passed over. */
export function readJsonLines<T>(path: string): T[] {
  return readText(path)
    .split('\n')
    .flatMap((line, index) => (line ? [parseJson<T>(line, `${path}, line ${index + 1},`)] : []))
}

/** Rows of a CSV text (RFC 4180: quoted fields may hold commas, line breaks and doubled quotes) by their header. */
export function parseCsv(text: string): Record<string, string>[] {
  const rows: string[][] = []
  let row: string[] = []
  // A field, quoted or bare, and what ends it.
  for (const match of text.matchAll(/("[^"]*(?:""[^"]*)*"|[^",\r\n]*)(,|\r?\n|$)/g)) {
    const [whole, field = '', end] = match
    if (whole === '' && row.length === 0) continue
    row.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field)
    if (end === ',') continue
    rows.push(row)
    row = []
  }
  const [header = [], ...data] = rows.filter((cells) => cells.length > 1 || cells[0] !== '')
  return data.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ''])))
}
