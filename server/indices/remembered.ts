/** Measured indicators, kept for one version of the data: the page asks of the same periods in five ways. */
import type { z } from 'zod'
import type { MetricAnswer } from '../routes/schemas.ts'
import type { Store } from '../store/open.ts'

type Answers = z.infer<typeof MetricAnswer>[]

interface Kept {
  version: number
  /** By question and end of a period; one measuring may hold many periods. */
  answers: Map<string, Promise<Answers>>
}

const keptOf = new WeakMap<Store, Kept>()

/** Periods of questions; each holds a few points a scope. */
const mostKept = 5000

function current(store: Store): Kept['answers'] {
  const version = store.dataVersion
  const found = keptOf.get(store)
  if (found?.version === version) return found.answers
  const answers: Kept['answers'] = new Map()
  keptOf.set(store, { version, answers })
  return answers
}

/**
 * The answers that hold each of some periods. Those that nobody has asked for yet are measured in one go; who asks
 * meanwhile waits for them.
 *
 * @param question what else the answers depend on
 * @param ends     what tells the periods of a question apart
 * @param measure  is given the ends that aren't known yet
 */
export function rememberedAnswers(
  store: Store,
  question: string,
  ends: readonly number[],
  measure: (missing: number[]) => Promise<Answers>,
): Promise<Answers[]> {
  const answers = current(store)
  const keyOf = (end: number): string => `${end} ${question}`
  const missing = [...new Set(ends)].filter((end) => !answers.has(keyOf(end)))
  if (missing.length > 0) {
    const asked = measure(missing)
    for (const end of missing) answers.set(keyOf(end), asked)
    // What failed is asked again by the next one.
    asked.catch(() => {
      for (const end of missing) answers.delete(keyOf(end))
    })
  }
  const found = ends.map((end) => answers.get(keyOf(end)) ?? Promise.resolve([]))
  for (const oldest of answers.keys()) {
    if (answers.size <= mostKept) break
    answers.delete(oldest)
  }
  return Promise.all(found)
}
