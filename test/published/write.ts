/** Computes the comparisons anew and writes the file that the methodology page shows. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../server/root.ts'
import { compare } from './compare.ts'

const path = join(packageRoot, 'web/published.json')
await writeFile(path, `${JSON.stringify(await compare(), null, 2)}\n`)
console.log(`${path} is written.`)
