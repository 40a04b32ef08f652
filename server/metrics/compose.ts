/** Puts a metric's population and its aggregate together into one statement, and its parameters beside it. */
import type { Param } from '../store/values.ts'
import type { MetricFile } from './catalogue.ts'
import type { ResolvedScope } from './scope.ts'
import { shift, startOf, type AskedPeriod } from './window.ts'

export type ActorFilter = 'human' | 'bot' | 'agent' | 'all'

/**
 * What a population may name beside the facts:
 * - `scope(series, repo_id, as_of)`;
 * - `period(place, start_at, end_at, from_at, before_at)`, one row a point: the how-manieth from 0, its name, its end,
 *   from where it looks, and where the like period before it begins;
 * - `slot(bucket, start_at, end_at)`, each step of time with every period that holds it: one, or as many as look back
 *   over it;
 * - `day_slot(on_day, on_month, start_at)`, each day, or month, with every period that holds it: a row that is joined by
 *   it needn't be asked which step it falls into, which saves a fifth where most rows of a fact are read;
 * - `trail`, what each person had done in the time that each period looks back over; `organisation_trail`, the same
 *   apart for each organisation; `half_trail`, with what of it is recent: as sql/staging/8_trail.sql has them;
 * - `presence`, the days or months on which each person contributed, as sql/staging/8_presence.sql has them, and `calendar`,
 *   all days or months that they may be;
 * - `activity`, `person_activity`, `item_activity`, `role_activity`, by day, or by month where
 *   every period consists of whole months.
 */
function relations(population: string, level: Level): string {
  const grain = level === 'day' ? 'day' : 'month'
  const asked = '$scope, $periods, $from, $to, $actors'
  const levels = `${level !== 'day'}, ${level === 'year'}`
  const all = {
    scope: 'from scope_rows($scope)',
    period: 'from period_rows($periods)',
    slot: 'from slot_rows($slots)',
    day_slot: `from day_slot_rows($slots, $from, $to, ${level !== 'day'})`,
    trail: `from trail_rows(${asked}, $part, ${levels}, false)`,
    organisation_trail: `from trail_rows(${asked}, $part, ${levels}, true)`,
    half_trail: `from half_trail_rows(${asked}, ${levels})`,
    presence: `from presence_rows($scope, $before, $to, $actors, ${level !== 'day'})`,
    calendar: `from calendar_rows($before, $to, ${level !== 'day'})`,
    activity: `from fact.activity_${grain}`,
    person_activity: `from fact.person_${grain}`,
    item_activity: `from fact.item_${grain}`,
    role_activity: `from fact.role_${grain}`,
  }
  const named = Object.entries(all).filter(
    ([name]) => name === 'scope' || new RegExp(`\\b${name}\\b`).test(population),
  )
  // A step that is asked for twice is kept in memory, all of it, if nothing else is said.
  return `with ${named.map(([name, sql]) => `${name} as ${name === 'presence' ? 'not materialized ' : ''}(${sql})`).join(',\n')}`
}

/** How finely days are told apart. */
export type Level = 'day' | 'month' | 'year'

/** Months will do where no period begins or ends within one; years of months, where each looks back over twelve. */
export function levelOf(periods: AskedPeriod[]): Level {
  const isMonth = (date: Date): boolean => date.getTime() === startOf(date, 'month').getTime()
  if (!periods.every(({ before, end, lookFrom }) => [before, end, lookFrom].every(isMonth))) {
    return 'day'
  }
  const isYear = ({ end, lookFrom }: AskedPeriod): boolean =>
    shift(end, 'month', -12).getTime() === lookFrom.getTime()
  return periods.every(isYear) ? 'year' : 'month'
}

/** The population with `people`, how many each row stands for: one, unless it says so itself. */
function weighted(population: string): string {
  return /\bas people\b/.test(population)
    ? `population as (\n${population}\n)`
    : `lines as (\n${population}\n),\npopulation as (select *, 1 as people from lines)`
}

/** From the population to `series, period, value, low, high, n, n_censored, at_least`. */
export function answerSql(metric: MetricFile, level: Level): string {
  return `${relations(metric.population, level)},
${weighted(metric.population)},
${metric.steps.sql}
select series, period, value, low, high, n, n_censored, at_least
from answer
order by series, period`
}

/** What a reader needs to recognise a row of `chosen`. */
const recognised = `
  chosen.item_id,
  repository.owner || '/' || repository.name as repo,
  item.number,
  coalesce(item.title, chosen.item_id) as title,
  item.url,
  person.login as author,
  item.created_at,
  chosen.outcome,
  chosen.seconds as value`
const joined = `
left join item on item.item_id = chosen.item_id
left join raw.repository as repository on repository.id = item.repo_id
left join person on person.person_id = item.author_id`
const newestFirst =
  'item.created_at desc nulls last, chosen.seconds desc nulls last, chosen.item_id, chosen.outcome'

/** The population's rows of one period, with what a reader needs to recognise each, newest first. */
export function itemsSql(metric: MetricFile, level: Level): string {
  return `${relations(metric.population, level)},
population as (
${metric.population}
),
chosen as (
  select item_id, outcome, seconds
  from population
  where period = $period
)
select ${recognised},
  count(*) over () as total
from chosen ${joined}
order by ${newestFirst}
limit $limit offset $offset`
}

/** The first rows of every series and period, each as `itemsSql` lists them. */
export function firstItemsSql(metric: MetricFile, level: Level): string {
  return `${relations(metric.population, level)},
chosen as (
${metric.population}
),
placed as (
  select chosen.series, chosen.period, ${recognised},
    count(*) over (partition by chosen.series, chosen.period) as total,
    row_number() over (partition by chosen.series, chosen.period order by ${newestFirst}) as place
  from chosen ${joined}
)
select * from placed where place <= $most order by series, period, place`
}

/** Everything that the statements of a metric may bind. Repositories that were never complete are left out. */
export function parametersOf(
  metric: MetricFile,
  scopes: ResolvedScope[],
  periods: AskedPeriod[],
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
      periods.map(({ before, end, lookFrom, start }) => ({
        start_at: start.toISOString(),
        end_at: end.toISOString(),
        from_at: lookFrom.toISOString(),
        before_at: before.toISOString(),
      })),
    ),
    slots: JSON.stringify(
      periods.flatMap(({ buckets, end, start }) =>
        buckets.map((bucket) => ({
          bucket: bucket.toISOString(),
          start_at: start.toISOString(),
          end_at: end.toISOString(),
        })),
      ),
    ),
    from: new Date(Math.min(...periods.map(({ lookFrom }) => lookFrom.getTime()))),
    // What looks back over many steps begins before the period that it is compared with.
    before: new Date(Math.min(...periods.flatMap((one) => [+one.before, +one.lookFrom]))),
    to: new Date(Math.max(...periods.map(({ end }) => end.getTime()))),
    actors,
    // Whether each row is wanted by itself; else those that are alike may come as one, with how many they are.
    listing: false,
    // Steps that serve a median and a share name it for both.
    horizon: null,
    part: metric.part,
    ...metric.parameters,
  }
}
