/** Puts a metric's population and its aggregate together into one statement, and its parameters beside it. */
import type { Param } from '../store/values.ts'
import type { MetricFile } from './catalogue.ts'
import type { ResolvedScope } from './scope.ts'
import type { Period } from './window.ts'

export type ActorFilter = 'human' | 'bot' | 'agent' | 'all'

const relations = 'with scope as (from scope_rows($scope)),\nperiod as (from period_rows($periods))'

/** From the population to `series, period, value, low, high, n, n_censored, at_least`. */
export function answerSql(metric: MetricFile): string {
  return `${relations},
population as (
${metric.population}
),
${metric.steps.sql}
select series, period, value, low, high, n, n_censored, at_least
from answer
order by series, period`
}

/** The population's rows of one period, with what a reader needs to recognise each, newest first. */
export function itemsSql(metric: MetricFile): string {
  return `${relations},
population as (
${metric.population}
),
chosen as (
  select item_id, outcome, seconds
  from population
  where period = $period
)
select
  chosen.item_id,
  repository.owner || '/' || repository.name as repo,
  item.number,
  item.title,
  item.url,
  person.login as author,
  item.created_at,
  chosen.outcome,
  chosen.seconds as value,
  count(*) over () as total
from chosen
join item on item.item_id = chosen.item_id
join raw.repository as repository on repository.id = item.repo_id
left join person on person.person_id = item.author_id
order by item.created_at desc, chosen.item_id, chosen.outcome
limit $limit offset $offset`
}

/** Everything that the statements of a metric may bind. Repositories that were never complete are left out. */
export function parametersOf(
  metric: MetricFile,
  scopes: ResolvedScope[],
  periods: Pick<Period, 'start' | 'end'>[],
  window: { from: Date; to: Date },
  actors: ActorFilter,
): Record<string, Param> {
  return {
    scope: JSON.stringify(
      scopes.flatMap((scope, series) =>
        scope.repositories
          .filter((each) => each.as_of !== null)
          .map((each) => ({ series, repo_id: each.repo_id, as_of: each.as_of })),
      ),
    ),
    periods: JSON.stringify(
      periods.map(({ start, end }) => ({
        start_at: start.toISOString(),
        end_at: end.toISOString(),
      })),
    ),
    from: window.from,
    to: window.to,
    actors,
    ...metric.parameters,
  }
}
