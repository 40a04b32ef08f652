/** Tries the mutants of an aggregate on its property tests, which compare it with the textbook on random populations. */
import type { Tally } from './tally.ts'
import type { Target } from './targets.ts'

export async function killByProperties(_target: Target, _tally: Tally): Promise<void> {}
