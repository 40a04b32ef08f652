/** Before all tests: the program is built from the sources as they are now. */
import { join } from 'node:path'
import { build } from 'vite'
import { packageRoot } from '../server/root.ts'

export default async function setup(): Promise<void> {
  await build({
    configFile: join(packageRoot, 'vite.config.ts'),
    mode: 'production',
    logLevel: 'warn',
    build: { ssr: true },
  })
}
