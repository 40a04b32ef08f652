/** Reads sql/metrics and sql/aggregates: each metric is one file, its header says how its rows become a number. */
import { z } from 'zod'
import { itemValues, nouns, sources, units, type Metric } from '../routes/schemas.ts'
import { sqlFiles } from '../store/sql-files.ts'
import { Chinese, translationsOf, words } from '../translated.ts'

const Header = z
  .object({
    title: z.string().min(1),
    'title_zh-CN': Chinese,
    ...words,
    family: z.string().min(1),
    aggregate: z.string().min(1),
    unit: z.enum(units),
    better: z.enum(['lower', 'higher', 'neither']),
    target: z.number().nullable(),
    noun: z.enum(nouns),
    item_value: z.enum(itemValues).default('duration'),
    sources: z.array(z.enum(sources)).min(1),
    quantile: z.number().gt(0).lt(1).optional(),
    threshold: z.number().gt(0).lt(1).optional(),
    horizon: z
      .string()
      .regex(/^\d+ d$/)
      .optional(),
    trailing: z.literal('12 months').optional(),
    part: z.string().optional(),
    population: z.string().optional(),
  })
  .catchall(z.string())

const AggregateHeader = z.object({
  columns: z.array(z.string()),
  parameters: z.array(z.enum(['quantile', 'horizon', 'threshold'])).default([]),
  after: z.string().optional(),
  step: z.boolean().default(false),
  empty: z
    .enum(['not_reached', 'follow_up_too_short', 'no_denominator', 'too_few', 'not_known'])
    .default('not_reached'),
})

export interface AggregateFile {
  key: string
  /** Columns that a population must have for it, beside series, period, item_id, outcome and seconds. */
  columns: string[]
  parameters: ('quantile' | 'horizon' | 'threshold')[]
  /** Named steps from `population` to `answer`, as text of common table expressions. */
  sql: string
  /** A step on the way, which is no aggregate by itself. */
  step: boolean
  /** Why there is no value though there are items. */
  empty: 'not_reached' | 'follow_up_too_short' | 'no_denominator' | 'too_few' | 'not_known'
}

export interface MetricFile extends z.infer<typeof Metric> {
  /** The query whose rows the number speaks of. */
  population: string
  steps: AggregateFile
  /** Bound to `$quantile`, `$horizon` (seconds) and `$threshold` of the aggregate. */
  parameters: Record<string, number>
  /** Bound to `$part` of a population that several metrics have: which part of it this one speaks of. */
  part: string | null
}

export type Catalogue = Map<string, MetricFile>

/** Columns of every population. */
export const commonColumns = ['series', 'period', 'item_id', 'outcome', 'seconds']

async function readFolder(folder: string): Promise<Map<string, { header: unknown; body: string }>> {
  const files = await sqlFiles(folder)
  for (const { header, name } of files) {
    if (header === undefined) throw new Error(`sql/${folder}/${name}.sql must begin with a header.`)
  }
  return new Map(files.map(({ name, ...file }) => [name, file]))
}

/** The aggregates by key, each with the steps that it builds on put before it. */
export async function loadAggregates(): Promise<Map<string, AggregateFile>> {
  const files = await readFolder('aggregates')
  const bodies = (key: string): string[] => {
    const file = files.get(key)
    if (file === undefined) throw new Error(`There is no sql/aggregates/${key}.sql.`)
    const { after } = AggregateHeader.parse(file.header)
    return [...(after === undefined ? [] : bodies(after)), file.body]
  }
  return new Map(
    [...files].map(([key, file]) => {
      const { columns, empty, parameters, step } = AggregateHeader.parse(file.header)
      return [key, { key, columns, parameters, step, empty, sql: bodies(key).join(',\n') }]
    }),
  )
}

/**
 * The metrics by key, in the order of their file names.
 *
 * @throws Error naming the file, where a header is incomplete or names what doesn't exist
 */
export async function loadCatalogue(): Promise<Catalogue> {
  const [files, aggregates] = await Promise.all([readFolder('metrics'), loadAggregates()])
  const catalogue: Catalogue = new Map()
  for (const [key, file] of files) {
    const parsed = Header.safeParse(file.header)
    if (!parsed.success) {
      throw new Error(`sql/metrics/${key}.sql: ${z.prettifyError(parsed.error)}`)
    }
    const header = parsed.data
    const steps = aggregates.get(header.aggregate)
    if (steps === undefined || steps.step) {
      throw new Error(`sql/metrics/${key}.sql: there is no aggregate "${header.aggregate}".`)
    }
    const population = header.population === undefined ? file : files.get(header.population)
    if (population === undefined || population.body === '') {
      throw new Error(`sql/metrics/${key}.sql has no population.`)
    }
    const parameters: Record<string, number> = {}
    if (header.quantile !== undefined) parameters['quantile'] = header.quantile
    if (header.threshold !== undefined) parameters['threshold'] = header.threshold
    if (header.horizon !== undefined)
      parameters['horizon'] = Number.parseInt(header.horizon) * 86_400
    for (const name of steps.parameters) {
      if (parameters[name] === undefined) throw new Error(`sql/metrics/${key}.sql lacks ${name}.`)
    }
    const {
      title,
      question,
      family,
      aggregate,
      unit,
      better,
      target,
      noun,
      item_value,
      definition,
      bias,
      standard,
      sources,
      trailing,
    } = header
    catalogue.set(key, {
      key,
      title: { en: title, 'zh-CN': header['title_zh-CN'] },
      question,
      family,
      aggregate,
      unit,
      better,
      target,
      noun,
      item_value,
      definition,
      bias,
      standard,
      translations: translationsOf(header),
      sources,
      trailing: trailing ?? null,
      population: population.body,
      steps,
      parameters,
      part: header.part ?? null,
    })
  }
  return catalogue
}

/** What the API tells of a metric. */
export function describe(metric: MetricFile): z.infer<typeof Metric> {
  const {
    population: _population,
    steps: _steps,
    parameters: _parameters,
    part: _part,
    ...described
  } = metric
  return described
}
