/** Reads annotations from a YAML or CSV file; everything that is wrong in it is said with its line. */
import { readFile } from 'node:fs/promises'
import { isNode, LineCounter, parseDocument } from 'yaml'
import { AppError } from '../errors.ts'
import { annotationOf, AnnotationText, type AnnotationRow } from './annotation.ts'
import { parseCsv } from './csv.ts'

const howTo =
  'YAML: a list of annotations, each with title, kind (release, governance, outage, other), from, and if you like to, ' +
  'scope and url. CSV: the same names as its first line.'

interface Entry {
  line: number | null
  value: unknown
}

/** Whatever is wrong is told at once, but not without end. */
const mostTold = 5

function bad(file: string, faults: { line: number | null; what: string }[]): AppError {
  const told = faults.slice(0, mostTold).map(({ line, what }) => {
    const place = line === null ? file : `${file}, line ${line}`
    return `${place}: ${what}`
  })
  const more = faults.length - told.length
  return new AppError(
    'bad-annotations-file',
    [...told, ...(more > 0 ? [`… and ${more} more`] : [])].join('\n'),
    howTo,
    400,
  )
}

function yamlEntries(text: string, file: string): Entry[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [error] = document.errors
  if (error !== undefined) {
    const [first = ''] = error.message.split('\n')
    const line = error.linePos?.[0].line ?? null
    throw bad(file, [{ line, what: `no YAML: ${first.replace(/ at line .*/, '')}.` }])
  }
  const content: unknown = document.toJS()
  const isNamed = typeof content === 'object' && content !== null && 'annotations' in content
  const list: unknown = isNamed ? content.annotations : content
  if (!Array.isArray(list)) throw bad(file, [{ line: 1, what: 'no list of annotations.' }])
  return list.map((value: unknown, index) => {
    const node = document.getIn(isNamed ? ['annotations', index] : [index], true)
    const start = isNode(node) ? node.range?.[0] : undefined
    return { line: start === undefined ? null : lines.linePos(start).line, value }
  })
}

function csvEntries(text: string, file: string): Entry[] {
  const rows = parseCsv(text)
  if (rows === null) throw bad(file, [{ line: null, what: 'a quoted cell is not closed.' }])
  const [head, ...body] = rows
  if (head === undefined) throw bad(file, [{ line: 1, what: 'it is empty.' }])
  const names = head.cells.map((name) => name.trim())
  return body.map(({ cells, line }) => {
    const extra = cells.slice(names.length).some((cell) => cell !== '')
    // An empty cell says nothing, as in a spreadsheet.
    const said = names.map((name, at) => [name, cells[at]?.trim() ?? ''] as const)
    const value = Object.fromEntries(said.filter(([, cell]) => cell !== ''))
    return { line, value: extra ? { ...value, 'cell without a name': true } : value }
  })
}

function read({ value }: Entry): AnnotationRow | string {
  const parsed = AnnotationText.safeParse(value, { reportInput: true })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const name = issue?.path.map(String).join('.') ?? ''
    if (issue?.code === 'unrecognized_keys') return `there is no ${issue.keys.join(', ')}.`
    if (issue?.code === 'invalid_type' && issue.input === undefined) return `${name} is missing.`
    if (issue?.code === 'invalid_value') {
      return `${name} must be one of ${issue.values.map(String).join(', ')}.`
    }
    return name === '' ? 'no annotation.' : `${name} is not valid: ${issue?.message ?? ''}.`
  }
  try {
    return annotationOf(parsed.data)
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
}

/**
 * @param file its name, which tells CSV (`.csv`) from YAML
 * @throws AppError `bad-annotations-file`, naming lines
 */
export function parseAnnotations(text: string, file: string): AnnotationRow[] {
  const entries = /\.csv$/i.test(file) ? csvEntries(text, file) : yamlEntries(text, file)
  const found = entries.map((entry) => ({ line: entry.line, result: read(entry) }))
  const faults = found.flatMap(({ line, result }) =>
    typeof result === 'string' ? [{ line, what: result }] : [],
  )
  if (faults.length > 0) throw bad(file, faults)
  return found.flatMap(({ result }) => (typeof result === 'string' ? [] : [result]))
}

/** @throws AppError `no-annotations-file`, and as `parseAnnotations` says */
export async function readAnnotations(file: string): Promise<AnnotationRow[]> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'does not exist' : `can't be read (${code ?? 'unknown'})`
    throw new AppError('no-annotations-file', `The file ${file} ${reason}.`, howTo, 404)
  }
  return parseAnnotations(text, file)
}
