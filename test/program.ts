/** What Node runs as `lichen`: the built program, as it is published; it starts in a third of the sources' time. */
import { join } from 'node:path'
import { packageRoot } from '../server/root.ts'

/** Several of them run at a time: each on one thread takes a fifth less of the processor than on two. */
export const onOneThread = { LICHEN_THREADS: '1' }

export const program = [join(packageRoot, 'dist/server/lichen.cjs')]
