/** This version of Lichen, from package.json: the one place that says it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { packageRoot } from './root.ts'

const Package = z.object({ version: z.string() })

export const version: string = Package.parse(
  JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')),
).version
