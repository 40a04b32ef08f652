/** The files that are mutated, each with its mutants and with which cases can tell them. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadAggregates, loadCatalogue } from '../../server/metrics/catalogue.ts'
import { packageRoot } from '../../server/root.ts'
import { sqlFiles } from '../../server/store/sql-files.ts'
import { caseFiles } from '../metrics/run-case.ts'
import { mutantsOf, type Mutant } from './mutants.ts'

export interface Target {
  /** Folder and name, e.g. `metrics/issues-closed`. */
  file: string
  folder: 'metrics' | 'aggregates' | 'facts' | 'staging' | 'dialect'
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

/** @param names of files of sql/ without folder and ending; none: all of them */
export async function targetsOf(names: string[]): Promise<Target[]> {
  const folders = ['metrics', 'aggregates', 'facts', 'staging'] as const
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await sqlFiles(folder)).map(({ body, name }) => ({ folder, name, body })),
    ),
  )
  const dialect = await readFile(join(packageRoot, 'sql/dialect/duckdb.sql'), 'utf8')
  const all = [...files.flat(), { folder: 'dialect' as const, name: 'duckdb', body: dialect }]
  return all
    .filter(({ name }) => {
      const plain = name.replace(/^\d+_/, '')
      return names.length === 0 || names.includes(name) || names.includes(plain)
    })
    .map(({ body, folder, name }) => ({
      file: `${folder}/${name}`,
      folder,
      body,
      mutants: mutantsOf(body),
    }))
}

/** All files of cases; those of facts first, which tell most and cost least. */
export async function caseFilesFor(targets: Target[]): Promise<CaseFile[]> {
  const [catalogue, aggregates] = await Promise.all([loadCatalogue(), loadAggregates()])
  const below = targets.filter(({ folder }) => folder !== 'metrics' && folder !== 'aggregates')
  const ofMetric = (key: string): string[] => {
    const metric = catalogue.get(key)
    const steps = aggregates.get(metric?.aggregate ?? '')
    return targets
      .filter(({ body, folder }) =>
        folder === 'metrics'
          ? metric?.population === body
          : folder === 'aggregates' && steps?.sql.includes(body) === true,
      )
      .map(({ file }) => file)
  }
  const facts = below.map(({ file }) => file)
  return [
    ...caseFiles('facts').map((name) => ({
      folder: 'facts' as const,
      name,
      targets: new Set(facts),
    })),
    ...caseFiles('metrics').map((name) => ({
      folder: 'metrics' as const,
      name,
      targets: new Set([...ofMetric(name), ...facts]),
    })),
  ].filter(({ targets }) => targets.size > 0)
}
