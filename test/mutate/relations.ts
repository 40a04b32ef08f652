/** Which views, macros and tables are made from which, by what the texts of sql/ read and call. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MetricFile } from '../../server/metrics/catalogue.ts'
import { packageRoot } from '../../server/root.ts'
import { sqlFiles } from '../../server/store/sql-files.ts'
import { tokensOf } from './tokens.ts'

interface Definition {
  file: string
  name: string
  /** A macro has no rows that could be compared. */
  isView: boolean
  /** What it is made from. */
  from: Set<string>
}

/** What a text reads or calls: none of its own steps, and no raw table, with which everything begins. */
function namedIn(sql: string): Set<string> {
  const tokens = tokensOf(sql)
  const text = (index: number): string => tokens[index]?.text ?? ''
  const isStep = (index: number): boolean =>
    /^(with|,)$/.test(text(index - 1)) && text(index + 1) === 'as' && text(index + 2) === '('
  const steps = new Set(tokens.flatMap((token, index) => (isStep(index) ? [token.text] : [])))
  const named = new Set<string>()
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'word') continue
    if (text(index + 1) === '(') named.add(token.text)
    if (!/^(from|join)$/.test(text(index - 1))) continue
    if (text(index + 1) !== '.') {
      if (!steps.has(token.text)) named.add(token.text)
    } else if (token.text !== 'raw') named.add(text(index + 2))
  }
  return named
}

/** The text of each view or macro that a file creates. */
const partsOf = (sql: string): string[] => sql.split(/create or replace (?=view |macro )/).slice(1)

const nameOf = (part: string): string => /^\w+ (\w+)/.exec(part)?.[1] ?? ''

/** One for each view or macro that a text creates. */
function created(file: string, sql: string): Definition[] {
  return partsOf(sql).map((part) => ({
    file,
    name: nameOf(part),
    isView: part.startsWith('view'),
    from: namedIn(part),
  }))
}

/** The views and macros of a file that a changed text creates otherwise: what isn't made from them is as it was. */
export function changedIn(body: string, text: string): string[] {
  const before = new Set(partsOf(body))
  return partsOf(text)
    .filter((part) => !before.has(part))
    .map(nameOf)
}

/** What the evaluator puts behind the names that populations read, whichever of them a question takes. */
const behind: Record<string, string[]> = {
  activity: ['activity_day', 'activity_month'],
  person_activity: ['person_day', 'person_month'],
  item_activity: ['item_day', 'item_month'],
  role_activity: ['role_day', 'role_month'],
  calendar: ['calendar_rows'],
  day_slot: ['day_slot_rows'],
  trail: ['trail_rows'],
  organisation_trail: ['trail_rows'],
  half_trail: ['half_trail_rows'],
  presence: ['presence_rows'],
}

/** What `People` makes of the files of a folder beside what they say. */
const decided: Record<string, string> = { identities: 'identity', affiliations: 'affiliation' }

export class Relations {
  private constructor(private readonly definitions: Definition[]) {}

  static async read(): Promise<Relations> {
    const definitions: Definition[] = [
      // Accounts are decided by the view of the rules.
      { file: '', name: 'account', isView: true, from: new Set(['account_by_rule']) },
    ]
    const dialect = await readFile(join(packageRoot, 'sql/dialect/duckdb.sql'), 'utf8')
    definitions.push(...created('dialect/duckdb', dialect))
    for (const { body, name } of await sqlFiles('staging')) {
      definitions.push(...created(`staging/${name}`, body))
    }
    for (const folder of ['people', 'identities', 'affiliations', 'facts']) {
      for (const { body, header, name } of await sqlFiles(folder)) {
        const table = decided[folder] ?? (header as { table: string }).table
        definitions.push({
          file: `${folder}/${name}`,
          name: table,
          isView: false,
          from: namedIn(body),
        })
      }
    }
    return new Relations(definitions)
  }

  /** What a file makes. */
  namesOf(file: string): string[] {
    return this.definitions.filter((each) => each.file === file).map(({ name }) => name)
  }

  /** A macro has no rows that could be compared. */
  isView(name: string): boolean {
    return this.definitions.some((each) => each.name === name && each.isView)
  }

  /** The names that a text says, and those that they are made from in turn. */
  below(names: Iterable<string>): Set<string> {
    const found = new Set<string>()
    const follow = (name: string): void => {
      if (found.has(name)) return
      found.add(name)
      for (const each of this.definitions) if (each.name === name) each.from.forEach(follow)
    }
    for (const name of names) follow(name)
    return found
  }

  /** The same of a metric and its aggregate, with what the evaluator puts beside their texts. */
  belowMetric({ population, steps }: Pick<MetricFile, 'population' | 'steps'>): Set<string> {
    const named = new Set([...namedIn(population), ...namedIn(`with ${steps.sql}`)])
    const given = Object.keys(behind).filter((name) => named.has(name))
    for (const each of given.flatMap((name) => behind[name] ?? [])) named.add(each)
    return this.below([...named, 'scope_rows', 'period_rows', 'slot_rows', 'bucket', 'resource'])
  }

  /** The names, and all that is made from them. */
  above(names: string[]): Set<string> {
    const found = new Set(names)
    for (let size = 0; size < found.size;) {
      size = found.size
      for (const { from, name } of this.definitions) {
        if ([...from].some((each) => found.has(each))) found.add(name)
      }
    }
    return found
  }
}
