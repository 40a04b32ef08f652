/** A checklist of scopes: each item met or not, and how that is known: checked by machine, declared, or not at all. */
import type { z } from 'zod'
import { AppError } from '../errors.ts'
import type { Indices } from '../indices/load.ts'
import {
  measure,
  measuredOf,
  periodAnswer,
  type IndexDeps,
  type IndexQuestion,
  type Points,
} from '../indices/measure.ts'
import { defaultSet, digestOf } from '../indices/sets.ts'
import { scoresOf } from '../indices/uncertainty.ts'
import { indexNamed } from '../indices/weighted.ts'
import type { Catalogue } from '../metrics/catalogue.ts'
import type { ChecklistAnswer } from '../routes/checklist-schemas.ts'
import type { Store } from '../store/open.ts'
import { instant } from '../store/values.ts'
import { readStatements, standingStatements, type Standing } from './statement.ts'

type Answer = z.infer<typeof ChecklistAnswer>
type Part = Answer['scopes'][number]['parts'][number]
type Item = Part['items'][number]

/**
 * @throws AppError `unknown-index`, `not-a-checklist` (404)
 */
export function checklistNamed(
  { catalogue, indices, store }: { store: Store; catalogue: Catalogue; indices: Indices },
  key: string,
): IndexDeps {
  const { definition, text } = indexNamed(indices, key)
  if (definition.is_checklist) {
    return { store, catalogue, definition, set: { name: defaultSet, version: digestOf(text) } }
  }
  const lists = [...indices.values()].filter((each) => each.definition.is_checklist)
  throw new AppError(
    'not-a-checklist',
    `The index ${key} is no checklist: nothing can be declared of it.`,
    `The checklists are: ${lists.map((each) => each.definition.key).join(', ')}.`,
    404,
  )
}

type Verdict = Pick<Item, 'known_by' | 'is_met'>

/**
 * A machine check stands above a statement; a statement that has run out says nothing.
 *
 * @param score 0…1 between the item's anchors: at the best, it is met; null: no machine knows
 */
export function verdictOn(score: number | null, standing: Standing | null): Verdict {
  if (score !== null) return { known_by: 'machine', is_met: score >= 1 }
  if (standing !== null && !standing.is_lapsed) {
    return { known_by: 'statement', is_met: standing.statement.is_met }
  }
  return { known_by: null, is_met: null }
}

const countsOf = (items: Verdict[]) => ({
  met: items.filter((each) => each.is_met === true).length,
  not_met: items.filter((each) => each.is_met === false).length,
  unknown: items.filter((each) => each.is_met === null).length,
})

function partsOf(
  { definition }: IndexDeps,
  points: Points,
  standing: ReadonlyMap<string, Standing>,
): Part[] {
  const scores = scoresOf(definition, measuredOf(definition, points))
  return definition.dimensions.map(({ indicators, key }) => {
    const items = indicators.map((each): Item => {
      const point = points.get(each.key) ?? null
      const own = standing.get(each.key) ?? null
      return {
        key: each.key,
        ...verdictOn(scores.get(each.key) ?? null, own),
        metric: each.metric,
        value: point?.value ?? null,
        needed: each.anchors?.best ?? null,
        n: point?.n ?? 0,
        from: point?.from ?? null,
        to: point?.to ?? null,
        reason: each.metric === null ? 'no_source' : (point?.reason ?? null),
        statement: own?.statement ?? null,
        is_lapsed: own?.is_lapsed ?? false,
      }
    })
    return { key, ...countsOf(items), items }
  })
}

/**
 * @param today statements run out by the calendar, whatever the data ends in; of a period that is over, they are taken
 *   as of its last day
 * @throws AppError as `checklistNamed` and `measure` say
 */
export async function checklistAnswer(
  deps: IndexDeps,
  question: IndexQuestion,
  today = new Date(),
): Promise<Answer> {
  const { period, values } = await measure(deps, question)
  const lastDay = new Date(period.to.getTime() - 1)
  const on = instant(question.period !== undefined && lastDay < today ? lastDay : today)
  const { key } = deps.definition
  const names = values.map(({ scope }) => scope)
  const statements = await readStatements(deps.store, key, names)
  return {
    checklist: key,
    period: periodAnswer(period),
    on: on.slice(0, 10),
    scopes: values.map(({ as_of, periods, scope }) => {
      const standing = standingStatements(statements, scope, on.slice(0, 10))
      const parts = partsOf(deps, periods[0] ?? new Map(), standing)
      return { scope, as_of, ...countsOf(parts.flatMap(({ items }) => items)), parts }
    }),
  }
}
