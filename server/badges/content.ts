/** What a badge says: a metric, an index or the lifecycle state of a repository, over the twelve months to the last sync. */
import { checklistAnswer } from '../checklists/answer.ts'
import { AppError } from '../errors.ts'
import { indexAnswer } from '../indices/answer.ts'
import type { IndexDefinition } from '../indices/definition.ts'
import type { State } from '../indices/lifecycle.ts'
import type { Indices } from '../indices/load.ts'
import { lifecycles } from '../indices/states.ts'
import { withSet } from '../indices/sets.ts'
import type { Catalogue, MetricFile } from '../metrics/catalogue.ts'
import { evaluate } from '../metrics/evaluate.ts'
import { quantity } from '../metrics/quantity.ts'
import { parseScope } from '../metrics/scope-text.ts'
import { resolveScopes } from '../metrics/scope.ts'
import { shift, startOf } from '../metrics/window.ts'
import type { Store } from '../store/open.ts'
import { instant } from '../store/values.ts'
import type { Badge, Tone } from './draw.ts'

export interface BadgeDeps {
  store: Store
  catalogue: Catalogue
  indices: Indices
}

export const lifecycleKey = 'lifecycle'

const lifecycleTones: Record<State, Tone> = {
  active: 'good',
  stable: 'good',
  recovering: 'fair',
  declining: 'poor',
  inert: 'poor',
  abandoned: 'poor',
  archived: 'unknown',
}

const unknown = (label: string): Badge => ({ label, message: 'not known', tone: 'unknown' })

/** Against the metric's target where it has one; a metric that is neither better high nor low has no good and bad. */
function toneOf({ better, target }: MetricFile, value: number): Tone {
  if (target === null || better === 'neither') return 'plain'
  return (better === 'higher' ? value >= target : value <= target) ? 'good' : 'fair'
}

async function metricBadge(deps: BadgeDeps, metric: MetricFile, scope: string): Promise<Badge> {
  const { catalogue, store } = deps
  const [resolved] = await resolveScopes(store, [parseScope(scope)])
  const label = (metric.title['en'] ?? metric.key).toLowerCase()
  const asOf = resolved?.as_of ?? null
  if (asOf === null) return unknown(label)
  const end = shift(startOf(new Date(asOf), 'month'), 'month', 1)
  const { series } = await evaluate(store, catalogue, {
    metric: metric.key,
    scopes: [scope],
    from: instant(shift(end, 'month', -1)),
    to: instant(end),
    grain: 'month',
    trailing: 12,
    actors: 'human',
    compare: [],
  })
  const value = series[0]?.points.at(-1)?.value ?? null
  if (value === null) return unknown(label)
  return { label, message: quantity(value, metric.unit), tone: toneOf(metric, value) }
}

/** The upper half of the bands is good, the lowest poor. */
function bandTone({ bands }: IndexDefinition, key: string | null): Tone {
  const place = bands.findIndex((band) => band.key === key)
  if (place < 0) return 'unknown'
  if (place === 0) return 'poor'
  return place >= bands.length / 2 ? 'good' : 'fair'
}

/** What is unknown is neither good nor bad, but it is no mark to wear as one either. */
function checklistBadge(
  label: string,
  counts: { met: number; not_met: number; unknown: number } | undefined,
): Badge {
  if (counts === undefined || counts.met + counts.not_met === 0) return unknown(label)
  const { met, not_met: notMet, unknown: open } = counts
  const all = met + notMet + open
  const tone = met === all ? 'good' : notMet > 0 ? 'fair' : 'plain'
  return { label, message: `${met} of ${all} met`, tone }
}

async function indexBadge(deps: BadgeDeps, key: string, scope: string): Promise<Badge> {
  const file = deps.indices.get(key)
  if (file === undefined) throw new Error(`There is no index ${key}.`)
  const { definition, set } = withSet(file, [], null)
  const label = (definition.title['en'] ?? key).toLowerCase()
  if (definition.is_checklist) {
    const answer = await checklistAnswer({ ...deps, definition, set }, { scopes: [scope] })
    return checklistBadge(label, answer.scopes[0])
  }
  const { scopes } = await indexAnswer(
    { ...deps, definition, set },
    { scopes: [scope], draws: 1000, seed: 1 },
  )
  const [found] = scopes
  if (found === undefined || found.score === null || found.low === null || found.high === null) {
    return unknown(label)
  }
  const percent = (score: number): string => (score * 100).toFixed(0)
  return {
    label,
    message: `${percent(found.score)} (${percent(found.low)}–${percent(found.high)})`,
    tone: bandTone(definition, found.band),
  }
}

async function lifecycleBadge({ catalogue, store }: BadgeDeps, scope: string): Promise<Badge> {
  const { repositories } = await lifecycles(store, catalogue, [scope], undefined)
  const state = repositories[0]?.state ?? null
  if (state === null) return unknown('lifecycle')
  return { label: 'lifecycle', message: state, tone: lifecycleTones[state] }
}

/** @throws AppError `unknown-badge` (404), and as `resolveScopes` */
export async function badgeOf(deps: BadgeDeps, scope: string, key: string): Promise<Badge> {
  if (key === lifecycleKey) return lifecycleBadge(deps, scope)
  if (deps.indices.has(key)) return indexBadge(deps, key, scope)
  const metric = deps.catalogue.get(key)
  if (metric !== undefined) return metricBadge(deps, metric, scope)
  throw new AppError(
    'unknown-badge',
    `There is no metric or index "${key}".`,
    `Take the key of a metric (/api/v1/metrics), of an index (/api/v1/indices), or ${lifecycleKey}.`,
    404,
  )
}
