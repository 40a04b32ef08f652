/** Several metrics of the same scopes, a few at a time so that other questions get their turn between them. */
import type { z } from 'zod'
import type { MetricAnswer } from '../routes/schemas.ts'
import type { Store } from '../store/open.ts'
import type { Catalogue } from './catalogue.ts'
import { evaluate } from './evaluate.ts'
import type { Question } from './question.ts'

type Answer = z.infer<typeof MetricAnswer>

/** Each metric waits for several statements; the database has few connections for all readers. */
const atOnce = 2

/**
 * One answer a metric, in the order of the keys.
 *
 * @throws AppError as `evaluate` says, of the first metric that has no answer
 */
export async function overview(
  store: Store,
  catalogue: Catalogue,
  metrics: string[],
  question: Omit<Question, 'metric'>,
): Promise<Answer[]> {
  const answers: Answer[] = []
  let next = 0
  const work = async (): Promise<void> => {
    while (next < metrics.length) {
      const index = next++
      const metric = metrics[index]
      if (metric !== undefined) {
        answers[index] = await evaluate(store, catalogue, { ...question, metric })
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return answers
}
