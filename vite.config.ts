/** Two builds, the page (`vite build`) and the program (`vite build --ssr`), and how the tests run. */
import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Plugin, UserConfig } from 'vite'
import { defineConfig, type ViteUserConfig } from 'vitest/config'

const root = import.meta.dirname

/** Charts come when the first one is drawn: they weigh more than all the rest of the page. */
const charts = { name: 'echarts', test: /node_modules[\\/](echarts|zrender)[\\/]/ }

const web: UserConfig = {
  root: join(root, 'web'),
  plugins: [react()],
  build: {
    outDir: join(root, 'dist/web'),
    emptyOutDir: true,
    license: { fileName: 'licenses.md' },
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: [charts] } } },
  },
  // Scripts and styles find what they load beside themselves, so that the page can be published below any path.
  experimental: {
    renderBuiltUrl: (_, { hostType }) => (hostType === 'html' ? undefined : { relative: true }),
  },
  // `npx vite` serves the page from source; `npm run lichen -- serve` beside it answers for the API.
  server: { proxy: { '/api': 'http://127.0.0.1:5177', '/docs': 'http://127.0.0.1:5177' } },
}

/** A file of an installed package that the package doesn't export. */
function installed(path: string): string {
  const folders = createRequire(import.meta.url).resolve.paths(path) ?? []
  const found = folders.map((folder) => join(folder, path)).find((each) => existsSync(each))
  if (found === undefined) throw new Error(`${path} is not installed; run npm ci.`)
  return found
}

/** What the program needs beside its own code: the launcher, and the viewer of the API's reference. */
function companions(): Plugin {
  return {
    name: 'lichen-companions',
    async closeBundle() {
      const launcher = join(root, 'dist/server/lichen.cjs')
      await copyFile(join(root, 'server/cli/launcher.cjs'), launcher)
      await chmod(launcher, 0o755)
      await mkdir(join(root, 'dist/docs'), { recursive: true })
      await copyFile(
        installed('@scalar/api-reference/dist/browser/standalone.js'),
        join(root, 'dist/docs/scalar.js'),
      )
    },
  }
}

const program: UserConfig = {
  root,
  publicDir: false,
  plugins: [companions()],
  define: { 'process.env.NODE_ENV': '"production"' },
  // A few large files are read several times as quickly as the hundreds of small ones that packages are made of.
  ssr: { noExternal: true, external: ['@duckdb/node-api'] },
  build: {
    outDir: join(root, 'dist/server'),
    emptyOutDir: true,
    target: 'node20',
    sourcemap: true,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      // Opened by a click, which a file has none of.
      external: /about-pop/,
      // React's packages say where they may run, which nobody asks for here.
      onwarn: (warning, warn) => {
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning)
      },
      input: {
        lichen: join(root, 'server/cli/lichen.ts'),
        // Of the page, so that it is built in any case: from source it would need the page's tools.
        'report-file': join(root, 'web/report-file.tsx'),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
}

const report = process.env['LICHEN_TEST_REPORT']

export default defineConfig(async ({ isSsrBuild, mode }): Promise<ViteUserConfig> => {
  if (mode !== 'test') return isSsrBuild === true ? program : web
  const { TestOrder } = await import('./test/test-order.ts')
  return {
    root,
    test: {
      include: ['test/**/*.test.ts'],
      globalSetup: ['test/build-program.ts'],
      setupFiles: ['test/time-left.ts'],
      // They end what hangs, also where all else that runs makes a test several times as slow as it is alone.
      testTimeout: 180_000,
      hookTimeout: 300_000,
      // For two cores: many files wait for programs that they have started, and a third one works meanwhile.
      maxWorkers: 3,
      // What files import is loaded once a worker: that is a third of all time. What a test puts in place of something
      // is taken away after it.
      isolate: false,
      restoreMocks: true,
      unstubEnvs: true,
      unstubGlobals: true,
      sequence: { sequencer: TestOrder },
      reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
    },
  }
})
