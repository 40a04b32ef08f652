/** The files that are mutated, each with its mutants and with which cases can tell them. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadAggregates, loadCatalogue } from '../../server/metrics/catalogue.ts'
import { packageRoot } from '../../server/root.ts'
import { sqlFiles } from '../../server/store/sql-files.ts'
import { caseFiles } from '../metrics/run-case.ts'
import { mutantsOf, type Mutant } from './mutants.ts'
import { Relations } from './relations.ts'

/** All folders of sql/ but that of tables, which hold what they are given. */
const folders = [
  'metrics',
  'aggregates',
  'facts',
  'staging',
  'people',
  'identities',
  'affiliations',
] as const

export interface Target {
  /** Folder and name, e.g. `metrics/issues-closed`. */
  file: string
  folder: (typeof folders)[number] | 'dialect'
  body: string
  mutants: Mutant[]
}

/** Worked cases of one file. */
export interface CaseFile {
  folder: 'metrics' | 'facts'
  name: string
  /** The files of sql/ that its cases speak of. */
  targets: Set<string>
}

/** @param names of files of sql/ without folder and ending, or of folders with a slash behind; none: all of them */
export async function targetsOf(names: string[]): Promise<Target[]> {
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await sqlFiles(folder)).map(({ body, name }) => ({ folder, name, body })),
    ),
  )
  const dialect = await readFile(join(packageRoot, 'sql/dialect/duckdb.sql'), 'utf8')
  const all = [...files.flat(), { folder: 'dialect' as const, name: 'duckdb', body: dialect }]
  return all
    .filter(({ folder, name }) => {
      const known = [name, name.replace(/^\d+_/, ''), `${folder}/`, `${folder}/${name}`]
      return names.length === 0 || known.some((each) => names.includes(each))
    })
    .map(({ body, folder, name }) => ({
      file: `${folder}/${name}`,
      folder,
      body,
      mutants: mutantsOf(body),
    }))
}

/** All files of cases; those of facts first, which tell most and cost least, each behind what it is made from. */
export async function caseFilesFor(targets: Target[]): Promise<CaseFile[]> {
  const [catalogue, aggregates, relations] = await Promise.all([
    loadCatalogue(),
    loadAggregates(),
    Relations.read(),
  ])
  const seenIn = (below: Set<string>): string[] =>
    targets.flatMap(({ file }) =>
      relations.namesOf(file).some((name) => below.has(name)) ? [file] : [],
    )
  // Two metrics of an aggregate tell nearly all that the others would; comparing it with the textbook tells the rest.
  const judges = new Map<string, number>()
  const isJudge = (file: string): boolean => {
    const before = judges.get(file) ?? 0
    judges.set(file, before + 1)
    return before < 2
  }
  const ofMetric = (key: string): string[] => {
    const metric = catalogue.get(key)
    const steps = aggregates.get(metric?.aggregate ?? '')
    const own = targets.filter(({ body, file, folder }) =>
      folder === 'metrics'
        ? metric?.population === body
        : folder === 'aggregates' && steps?.sql.includes(body) === true && isJudge(file),
    )
    return [
      ...own.map(({ file }) => file),
      ...(metric === undefined ? [] : seenIn(relations.belowMetric(metric))),
    ]
  }
  const ofFacts = caseFiles('facts').map((name) => ({
    folder: 'facts' as const,
    name,
    targets: new Set(seenIn(relations.below([name]))),
  }))
  return [
    ...ofFacts.toSorted((one, other) => one.targets.size - other.targets.size),
    ...alternating(caseFiles('metrics'), (name) => catalogue.get(name)?.aggregate ?? '').map(
      (name) => ({ folder: 'metrics' as const, name, targets: new Set(ofMetric(name)) }),
    ),
  ].filter((each) => each.targets.size > 0)
}

/** First one of each group, then the second ones: what works on two at once doesn't try the same mutants twice. */
function alternating(names: string[], groupOf: (name: string) => string): string[] {
  const seen = new Map<string, number>()
  const placed = names.map((name) => {
    const place = seen.get(groupOf(name)) ?? 0
    seen.set(groupOf(name), place + 1)
    return { name, place }
  })
  return placed.toSorted((one, other) => one.place - other.place).map(({ name }) => name)
}
