/** `/badge/{owner}/{name}/{key}.svg` and `.json`: a number in a README; whatever happens, what is answered is a badge. */
import { createRoute, z } from '@hono/zod-openapi'
import { badgeOf, lifecycleKey, type BadgeDeps } from '../badges/content.ts'
import { toShields, toSvg, type Badge } from '../badges/draw.ts'
import { AppError } from '../errors.ts'
import { newRouter } from '../http/router.ts'

const File = z.object({
  owner: z.string().openapi({ example: 'sample' }),
  name: z.string().openapi({ example: 'kelpline' }),
  file: z
    .string()
    .regex(/^[a-z0-9-]+\.(svg|json)$/, 'write the key of a metric or an index and .svg or .json')
    .openapi({
      description: `The key of a metric or an index, or ${lifecycleKey}, with .svg or .json`,
      example: `${lifecycleKey}.svg`,
    }),
})

const Shields = z
  .object({
    schemaVersion: z.literal(1),
    label: z.string(),
    message: z.string(),
    color: z.string(),
    labelColor: z.string(),
    cacheSeconds: z.number().int(),
  })
  .openapi('Badge')

const badgeRoute = createRoute({
  method: 'get',
  path: '/badge/{owner}/{name}/{file}',
  tags: ['Badges'],
  summary:
    'A badge of a repository: the twelve months up to its last sync. Always a badge, never an error: what is not known says so',
  request: { params: File },
  responses: {
    200: {
      description: 'The badge, as an image or as shields’ endpoint badges read it',
      content: {
        'image/svg+xml': { schema: z.string() },
        'application/json': { schema: Shields },
      },
    },
  },
})

/** As many addresses are kept; each is some hundred bytes. */
const mostKept = 10_000

export const badgeRoutes = (deps: BadgeDeps) => {
  /** Made once for each version of the data, and waited for by all who ask meanwhile. */
  const kept = new Map<string, { version: number; badge: Promise<Badge> }>()
  /** Shown when the value can't be made at the moment; one that the data says isn't known replaces it. */
  const lastGood = new Map<string, Badge>()

  async function make(address: string, scope: string, key: string): Promise<Badge> {
    try {
      const badge = await badgeOf(deps, scope, key)
      if (lastGood.size >= mostKept) lastGood.clear()
      if (badge.tone === 'unknown') lastGood.delete(address)
      else lastGood.set(address, badge)
      return badge
    } catch (error) {
      const isAbsent = error instanceof AppError && error.status < 500
      if (isAbsent) return { label: key, message: 'not known', tone: 'unknown' }
      kept.delete(address)
      return lastGood.get(address) ?? { label: key, message: 'not available', tone: 'unknown' }
    }
  }

  function current(owner: string, name: string, key: string): Promise<Badge> {
    const address = `${owner}/${name}/${key}`.toLowerCase()
    const version = deps.store.dataVersion
    const found = kept.get(address)
    if (found?.version === version) return found.badge
    if (kept.size >= mostKept) kept.clear()
    const badge = make(address, `repo:${owner}/${name}`, key)
    kept.set(address, { version, badge })
    return badge
  }

  return newRouter().openapi(badgeRoute, async (c) => {
    const { file, name, owner } = c.req.valid('param')
    const [key = '', ending] = file.split('.')
    const badge = await current(owner, name, key)
    const headers = { 'cache-control': 'public, max-age=300' }
    if (ending === 'json') return c.json(toShields(badge), 200, headers)
    const type = { 'content-type': 'image/svg+xml; charset=utf-8' }
    return c.body(toSvg(badge), 200, { ...headers, ...type })
  })
}
