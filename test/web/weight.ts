/** What the built page weighs, compressed as a server sends it. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { packageRoot } from '../../server/root.ts'

const built = join(packageRoot, 'dist/web')

export interface Weight {
  /** Bytes of all scripts that any page loads before anything is drawn, with the texts of the longer language. */
  firstScripts: number
  firstStyles: number
  charts: number
}

const gzipped = async (path: string): Promise<number> =>
  gzipSync(await readFile(join(built, path)), { level: 9 }).length

async function sum(paths: string[]): Promise<number> {
  const sizes = await Promise.all(paths.map(gzipped))
  return sizes.reduce((total, size) => total + size, 0)
}

/** @throws Error where it isn't built */
export async function weigh(): Promise<Weight> {
  const html = await readFile(join(built, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(
    ([, path]) => path ?? '',
  )
  const files = await readdir(join(built, 'assets'))
  const charts = files.filter((name) => /^echarts-.*\.js$/.test(name))
  const texts = files.filter((name) => /^(en|zh-CN)-.*\.js$/.test(name))
  if (named.length === 0 || charts.length === 0) {
    throw new Error('The page isn’t built: run npm run build.')
  }
  return {
    firstScripts:
      (await sum(named.filter((path) => path.endsWith('.js')))) +
      Math.max(...(await Promise.all(texts.map((name) => gzipped(join('assets', name)))))),
    firstStyles: await sum(named.filter((path) => path.endsWith('.css'))),
    charts: await sum(charts.map((name) => join('assets', name))),
  }
}
