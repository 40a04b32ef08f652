/** Which views, macros and tables are made from which, by the names that the texts of sql/ say. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../server/root.ts'
import { sqlFiles } from '../../server/store/sql-files.ts'
import { tokensOf } from './tokens.ts'

interface Definition {
  file: string
  name: string
  /** Whatever it names is what it is made from; names too many where a step is called like a table. */
  words: Set<string>
}

/** The words of a text that may be relations; those of schema raw are what everything begins with. */
function wordsOf(sql: string): Set<string> {
  const tokens = tokensOf(sql)
  return new Set(
    tokens.flatMap(({ kind, text }, index) =>
      kind === 'word' && !(tokens[index - 1]?.text === '.' && tokens[index - 2]?.text === 'raw')
        ? [text]
        : [],
    ),
  )
}

/** One for each view or macro that a text creates. */
function created(file: string, sql: string): Definition[] {
  const [, ...parts] = sql.split(/create or replace (?:view|macro) /)
  return parts.map((part) => ({
    file,
    name: /^\w+/.exec(part)?.[0] ?? '',
    words: wordsOf(part),
  }))
}

/** What `People` makes of the files of a folder beside what they say. */
const decided: Record<string, string> = { identities: 'identity', affiliations: 'affiliation' }

export class Relations {
  private constructor(private readonly definitions: Definition[]) {}

  static async read(): Promise<Relations> {
    const definitions: Definition[] = [
      // Accounts are decided by the view of the rules.
      { file: '', name: 'account', words: new Set(['account_by_rule']) },
    ]
    const dialect = await readFile(join(packageRoot, 'sql/dialect/duckdb.sql'), 'utf8')
    definitions.push(...created('dialect/duckdb', dialect))
    for (const { body, name } of await sqlFiles('staging')) {
      definitions.push(...created(`staging/${name}`, body))
    }
    for (const folder of ['people', 'identities', 'affiliations', 'facts']) {
      for (const { body, header, name } of await sqlFiles(folder)) {
        const table = decided[folder] ?? (header as { table: string }).table
        definitions.push({ file: `${folder}/${name}`, name: table, words: wordsOf(body) })
      }
    }
    return new Relations(definitions)
  }

  /** What a file makes. */
  namesOf(file: string): string[] {
    return this.definitions.filter((each) => each.file === file).map(({ name }) => name)
  }

  /** The names that a text says, and those that they are made from in turn. */
  below(names: Iterable<string>): Set<string> {
    const found = new Set<string>()
    const follow = (name: string): void => {
      if (found.has(name)) return
      found.add(name)
      for (const each of this.definitions) if (each.name === name) each.words.forEach(follow)
    }
    for (const name of names) follow(name)
    return found
  }

  /** The same of a metric, with what the evaluator puts beside its text. */
  belowMetric(population: string): Set<string> {
    const words = wordsOf(population)
    if (words.has('activity')) words.add('activity_day').add('activity_month')
    if (words.has('item_activity')) words.add('item_day').add('item_month')
    return this.below([...words, 'scope_rows', 'period_rows', 'slot_rows', 'bucket', 'resource'])
  }

  /** The names, and all that is made from them. */
  above(names: string[]): Set<string> {
    const found = new Set(names)
    for (let size = 0; size < found.size;) {
      size = found.size
      for (const { name, words } of this.definitions) {
        if ([...words].some((word) => found.has(word))) found.add(name)
      }
    }
    return found
  }
}
