/** A metric's statement as text that runs unchanged in the DuckDB shell on the same database file. */
import type { Store } from '../store/open.ts'
import { instant, type Param } from '../store/values.ts'
import type { Catalogue } from './catalogue.ts'
import { answerSql, levelOf, parametersOf } from './compose.ts'
import { askedPeriods } from './look-back.ts'
import { prepare, type Asked } from './question.ts'
import { periodsOf } from './window.ts'

function literal(value: Param): string {
  if (value instanceof Date) return `timestamp '${instant(value).slice(0, -1).replace('T', ' ')}'`
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`
  return String(value)
}

/**
 * The statement that the points of the answer come from, with its parameters: series are numbered from 0 in the
 * order of the scopes.
 *
 * @throws AppError as `prepare` says
 */
export async function metricSql(
  store: Store,
  catalogue: Catalogue,
  question: Asked,
): Promise<string> {
  const { back, metric, scopes, window } = await prepare(store, catalogue, question)
  const periods = askedPeriods(periodsOf(window), window, back)
  const sql = answerSql(metric, levelOf(periods))
  const parameters = parametersOf(metric, scopes, periods, question.actors)
  const used = Object.entries(parameters).filter(([name]) => new RegExp(`\\$${name}\\b`).test(sql))
  const list = used.map(([name, value]) => `  "${name}" := ${literal(value)}`).join(',\n')
  return `-- ${metric.title['en'] ?? metric.key}: ${metric.question}
-- Series: ${scopes.map((scope, index) => `${index} = ${scope.scope}`).join(', ')}
-- Run it on a copy of the database file, or while no server has it open: duckdb lichen.duckdb
set variable grain = '${window.grain}';
set variable window_start = ${literal(window.from)};
prepare metric as
${sql};
execute metric(
${list}
);
deallocate metric;
`
}
