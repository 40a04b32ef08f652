/** The page itself, at each address that it has, with everything that it loads. */
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { AppError } from '../errors.ts'
import type { Site } from './site.ts'
import type { Target } from './target.ts'

/** The server's policy as far as a page can say it itself: nothing is loaded from, or sent to, another host. */
const policy =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; form-action 'self'; base-uri 'none'"

/** Pages that have no subject of their own. */
const fixed = [
  'compare',
  'bottlenecks',
  'indices',
  'releases',
  'report',
  'settings',
  'catalogue',
  'methodology',
  'people',
  'status',
]

/** Turns the page of the server into that of a copy: below `base`, and told that it is one. */
export function publishedPage(html: string, base: string, language: string | undefined): string {
  const mark = `<meta name="lichen-site" content="${base}"${language === undefined ? '' : ` data-lang="${language}"`} />`
  const safe = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`
  return html
    .replaceAll(/(src|href)="\/(?!\/)/g, `$1="${base}`)
    .replace('<meta charset="utf-8" />', (found) => `${found}\n    ${safe}\n    ${mark}`)
}

/** People whose page has a file of its own; with more, hosts get slow, and all others open by the page for what isn't there. */
const mostPeople = 1000

/** Every address that opens directly; anything else is the host's page for what isn't there, which is ours too. */
function addresses(site: Site, { charts, metrics, people }: Asked): string[] {
  const scopes = site.scopes.flatMap(({ scope }) => {
    const [kind, name = ''] = scope.split(':')
    if (/[,&]/.test(name)) return []
    return kind === 'repo' ? [`project/${name}`] : kind === 'ecosystem' ? [`ecosystem/${name}`] : []
  })
  return [
    ...fixed,
    ...scopes,
    ...metrics.flatMap((key) => [`metric/${key}`, `embed/${key}`]),
    ...charts.map((chart) => `embed/${chart}`),
    ...Array.from(people, (id) => `people/${id}`).slice(0, mostPeople),
  ]
}

const isPlain = (address: string): boolean =>
  address.split('/').every((part) => /^[\w.+@[\]-]+$/.test(part) && !/^\.+$/.test(part))

interface Asked {
  base: string
  language: string | undefined
  metrics: readonly string[]
  people: Iterable<string>
  /** Those that stand alone beside those of metrics, as their address has them. */
  charts: readonly string[]
}

/** @throws AppError `not-built` */
export async function writePages(
  target: Target,
  webRoot: string,
  site: Site,
  asked: Asked,
): Promise<void> {
  const built = await readFile(join(webRoot, 'index.html'), 'utf8').catch(() => {
    throw new AppError(
      'not-built',
      'The page isn’t built, so there is nothing to publish.',
      'Run npm run build in Lichen’s folder.',
      500,
    )
  })
  for (const entry of await readdir(webRoot, { recursive: true, withFileTypes: true })) {
    const path = relative(webRoot, join(entry.parentPath, entry.name)).split(sep).join('/')
    if (!entry.isFile() || path === 'index.html') continue
    await target.write(path, await readFile(join(webRoot, path)))
  }
  const html = publishedPage(built, asked.base, asked.language)
  const names = addresses(site, asked).filter(isPlain)
  for (const folder of ['', ...names.map((name) => `${name}/`)]) {
    await target.write(`${folder}index.html`, html)
  }
  await target.write('404.html', html)
  // Else one host leaves out what begins with an underscore.
  await target.write('.nojekyll', '')
}
