/** Where tests have to end by some time, as those of a change have to, what can't begin before is skipped and says so. */
import { beforeEach } from 'vitest'

/** Milliseconds since 1970; not set: there is all the time in the world. */
const until = Number(process.env['LICHEN_TEST_UNTIL'] ?? Number.POSITIVE_INFINITY)

beforeEach(({ skip }) => {
  if (Date.now() > until) skip('The time was up.')
})
