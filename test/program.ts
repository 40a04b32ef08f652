/** What Node runs as `lichen`: the built program, as it is published; it starts in a third of the sources' time. */
import { join } from 'node:path'
import { packageRoot } from '../server/root.ts'

export const program = [join(packageRoot, 'dist/server/lichen.cjs')]
