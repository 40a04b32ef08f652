/** Reads a file of ecosystems with their repositories; what is wrong in it is said with its line. */
import { readFile } from 'node:fs/promises'
import { LineCounter, isNode, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import { AppError } from '../errors.ts'

const fullName = z
  .string()
  .regex(/^[\w.-]+\/(?!\.{1,2}$)[\w.-]+$/, 'no repository; write owner/name')
const fieldName = z
  .string()
  .regex(/^[a-z][a-z0-9_-]*$/i, 'no name of a field; use letters, digits, - and _')
const fieldValue = z.union([z.string(), z.number(), z.boolean()], {
  error: 'no value of a field; write a text, a number, true or false',
})

const RepositoryEntry = z.union(
  [
    fullName.transform((name) => ({ name, fields: {} })),
    z
      .object({ name: fullName })
      .catchall(fieldValue)
      .transform(({ name, ...fields }) => ({ name, fields })),
  ],
  { error: 'no repository; write owner/name, or name: owner/name with its fields below' },
)

const EcosystemEntry = z.strictObject({
  title: z.string().trim().min(1),
  /** Its word in addresses; default: the title in lower case with hyphens. */
  slug: z
    .string()
    .regex(/^[^/\s]+$/, 'no slug; use no blanks and slashes')
    .optional(),
  repositories: z.array(RepositoryEntry).default([]),
  /** Everything that they own. */
  organisations: z.array(z.string().regex(/^[\w-]+$/, 'no organisation or user')).default([]),
  exclude: z
    .array(
      z.string().regex(/^[\w.*-]+\/[\w.*-]+$/, 'no pattern; write owner/name, a star for any text'),
    )
    .default([]),
  archived: z.boolean().default(false),
  forks: z.boolean().default(false),
  /** Of each of its repositories, unless that says otherwise. */
  fields: z.record(fieldName, fieldValue).default({}),
})

const ReposFile = z.strictObject({ ecosystems: z.array(EcosystemEntry).min(1) })

export type EcosystemEntry = z.infer<typeof EcosystemEntry>

const howTo = 'The README shows such a file.'

function bad(file: string, line: number | null, what: string): AppError {
  const place = line === null ? file : `${file}, line ${line}`
  return new AppError('bad-repos-file', `${place}: ${what}`, howTo, 400)
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'does not exist' : `can't be read (${code ?? 'unknown'})`
    throw new AppError('no-repos-file', `The file ${file} ${reason}.`, howTo, 404)
  }
}

/** The line of what a path leads to, or of the nearest thing above it. */
function lineOf(document: Document, lines: LineCounter, path: PropertyKey[]): number | null {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return null
}

function pathText(path: PropertyKey[]): string {
  return path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
}

/** The first thing that is wrong; of a choice between two shapes, what is wrong with the nearer one. */
function sentence(issue: z.core.$ZodIssue): string {
  const at = pathText(issue.path).replace(/^\./, '')
  const where = at === '' ? 'the file' : at
  if (issue.code === 'unrecognized_keys') return `${where} has no ${issue.keys.join(', ')}.`
  if (issue.code === 'invalid_type' && issue.input === undefined) return `${where} is missing.`
  return `${where} is not valid: ${issue.message}.`
}

/**
 * @param text YAML
 * @param file its name, for messages
 * @throws AppError `bad-repos-file`, naming the line and the path
 */
export function parseReposFile(text: string, file: string): EcosystemEntry[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const [error] = document.errors
  if (error !== undefined) {
    const [first = ''] = error.message.split('\n')
    throw bad(
      file,
      error.linePos?.[0].line ?? null,
      `no YAML: ${first.replace(/ at line .*/, '')}.`,
    )
  }
  const parsed = ReposFile.safeParse(document.toJS(), { reportInput: true })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    if (issue === undefined) throw bad(file, null, 'not valid.')
    throw bad(file, lineOf(document, lines, issue.path), sentence(issue))
  }
  return parsed.data.ecosystems
}

/** @throws AppError `no-repos-file`, and as `parseReposFile` says */
export async function readReposFile(file: string): Promise<EcosystemEntry[]> {
  return parseReposFile(await textOf(file), file)
}
