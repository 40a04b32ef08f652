/** The six projects of the sample ecosystem, in the order in which they are simulated. */
import { declining, recovering, young } from './changing.ts'
import type { Scenario } from './scenario.ts'
import { finished, growing, seasonal } from './steady.ts'

export const scenarios: readonly Scenario[] = [
  growing,
  seasonal,
  declining,
  recovering,
  finished,
  young,
]
