/** Computes the comparisons anew and writes the files that the methodology page shows. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '../../server/root.ts'
import { compare } from './compare.ts'

const { comparisons, foreseen } = await compare()
for (const [name, rows] of Object.entries({ published: comparisons, foreseen })) {
  const path = join(packageRoot, `web/${name}.json`)
  await writeFile(path, `${JSON.stringify(rows, null, 2)}\n`)
  console.log(`${path} is written.`)
}
