/** Reads a file of people, domains and companies, YAML or CSV, and says of what is wrong in it on which line. */
import { isNode, LineCounter, parseDocument } from 'yaml'
import { AppError } from '../errors.ts'
import { PeopleFile } from './change.ts'

/** A mistake and where it is; line 1 is the first. */
interface Mistake {
  line: number
  message: string
}

const shown = 20

function refuse(name: string, mistakes: Mistake[]): never {
  const lines = mistakes
    .toSorted((one, other) => one.line - other.line)
    .slice(0, shown)
    .map(({ line, message }) => `line ${line}: ${message}`)
  const more = mistakes.length > shown ? `\nand ${mistakes.length - shown} more` : ''
  throw new AppError(
    'bad-people-file',
    `${name} can't be taken in:\n${lines.join('\n')}${more}`,
    'Nothing was changed. The README shows what such a file looks like.',
    400,
  )
}

function parseYaml(name: string, text: string): PeopleFile {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const lineAt = (offset: number): number => Math.max(lines.linePos(offset).line, 1)
  if (document.errors.length > 0) {
    const broken = document.errors.map(({ message, pos }) => ({
      line: lineAt(pos[0]),
      message: message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '',
    }))
    refuse(name, broken)
  }
  const parsed = PeopleFile.safeParse(document.toJS() ?? {})
  if (parsed.success) return parsed.data
  return refuse(
    name,
    parsed.error.issues.map(({ message, path }) => {
      // The nearest node that is there: what is missing has no line of its own.
      for (let depth = path.length; depth >= 0; depth--) {
        const node = document.getIn(path.slice(0, depth), true)
        if (isNode(node) && node.range) {
          const where = path.filter((part) => typeof part === 'string').join('.')
          return { line: lineAt(node.range[0]), message: `${where}: ${message}` }
        }
      }
      return { line: 1, message }
    }),
  )
}

/** Cells of one line by RFC 4180, without line breaks in a cell; null where a quote isn't closed. */
function cells(line: string): string[] | null {
  const found: string[] = []
  const pattern = /\s*(?:"((?:[^"]|"")*)"|([^",]*))\s*(,|$)/y
  for (;;) {
    const match = pattern.exec(line)
    if (match === null) return null
    found.push((match[1]?.replaceAll('""', '"') ?? match[2] ?? '').trim())
    if (match[3] === '') return found
  }
}

const columns = ['person', 'organisation', 'from', 'to'] as const

function parseCsv(name: string, text: string): PeopleFile {
  const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const given = (cells(head) ?? []).map((column) => column.toLowerCase())
  const unknown = given.filter((column) => !columns.some((known) => known === column))
  if (!given.includes('person') || !given.includes('organisation') || unknown.length > 0) {
    refuse(name, [{ line: 1, message: 'the columns have to be person,organisation,from,to' }])
  }
  const mistakes: Mistake[] = []
  const people = new Map<string, PeopleFile['people'][number]>()
  for (const [index, text] of lines.entries()) {
    if (text.trim() === '') continue
    const line = index + 2
    const row = cells(text)
    if (row === null || row.length !== given.length) {
      mistakes.push({ line, message: `${given.length} cells are expected` })
      continue
    }
    const at = (column: (typeof columns)[number]) => row[given.indexOf(column)] || undefined
    const one = PeopleFile.safeParse({
      people: [
        {
          person: at('person') ?? '',
          at: [{ organisation: at('organisation') ?? '', from: at('from'), to: at('to') }],
        },
      ],
    })
    if (!one.success) {
      mistakes.push(
        ...one.error.issues.map(({ message, path }) => ({
          line,
          message: `${String(path.at(-1))}: ${message}`,
        })),
      )
      continue
    }
    for (const person of one.data.people) {
      const known = people.get(person.person.toLowerCase())
      if (known === undefined) people.set(person.person.toLowerCase(), person)
      else known.at.push(...person.at)
    }
  }
  if (mistakes.length > 0) refuse(name, mistakes)
  return { people: [...people.values()], domains: [], companies: [] }
}

/**
 * @param name the file's, of which the ending tells what it is
 * @throws AppError `bad-people-file` with every mistake and its line
 */
export function parsePeopleFile(name: string, text: string): PeopleFile {
  if (/\.csv$/i.test(name)) return parseCsv(name, text)
  if (/\.ya?ml$/i.test(name)) return parseYaml(name, text)
  throw new AppError(
    'bad-people-file',
    `${name} is neither YAML nor CSV.`,
    'Name a file that ends in .yaml, .yml or .csv.',
    400,
  )
}
