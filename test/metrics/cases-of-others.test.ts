/** The other metrics against their worked cases. */
import { testCases } from './worked-cases.ts'

await testCases((place) => place % 2 === 1)
