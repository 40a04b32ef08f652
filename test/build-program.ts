/** Before all tests: the program is built from the sources as they are now, and there is a place for what they share. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { packageRoot } from '../server/root.ts'

export default async function setup(): Promise<() => Promise<void>> {
  // As `npm run build` does it: code that is made for tests would be another program.
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  await build({
    configFile: join(packageRoot, 'vite.config.ts'),
    mode: 'production',
    logLevel: 'warn',
    build: { ssr: true },
  })
  process.env.NODE_ENV = NODE_ENV
  const made = await mkdtemp(join(tmpdir(), 'lichen-made-'))
  process.env['LICHEN_TEST_MADE'] = made
  return () => rm(made, { recursive: true })
}
