/** The HTTP application: the API under /api/v1, its reference at /docs, and the web page everywhere else. */
import { join } from 'node:path'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Logger } from 'pino'
import { docsRoutes } from './http/docs.ts'
import { documentOf } from './http/document.ts'
import { onFailure, onUnknown } from './http/failure.ts'
import { safeHeaders } from './http/headers.ts'
import { RequestLimit, type LimitOptions } from './http/limit.ts'
import { versionedAnswers } from './http/answers.ts'
import { files, inlineScriptHashes, page, readPage } from './http/static.ts'
import { veiled } from './http/veiled.ts'
import type { Indices } from './indices/load.ts'
import { createLog } from './log.ts'
import type { Privacy } from './contributors/pseudonym.ts'
import type { Catalogue } from './metrics/catalogue.ts'
import { packageRoot } from './root.ts'
import { definitionRoutes } from './routes/definitions.ts'
import { annotationRoutes } from './routes/annotations.ts'
import { badgeRoutes } from './routes/badges.ts'
import { checklistRoutes } from './routes/checklists.ts'
import { contributorRoutes } from './routes/contributors.ts'
import { actorRoutes } from './routes/actors.ts'
import { bottleneckRoutes } from './routes/bottlenecks.ts'
import { ecosystemRoutes } from './routes/ecosystems.ts'
import { exportRoutes } from './routes/export.ts'
import { healthRoutes } from './routes/health.ts'
import { indexRoutes } from './routes/indices.ts'
import { indexWeightRoutes } from './routes/index-weights.ts'
import { ingestRoutes } from './routes/ingest.ts'
import { metricRoutes } from './routes/metrics.ts'
import { overviewRoutes } from './routes/overview.ts'
import { releaseRoutes } from './routes/releases.ts'
import { repoRoutes } from './routes/repos.ts'
import { scopeRoutes } from './routes/scopes.ts'
import { statusRoutes } from './routes/status.ts'
import { syncRoutes, type SyncDeps } from './routes/sync.ts'
import type { Store } from './store/open.ts'
import { LiveSync } from './sync/live.ts'

export interface AppDeps {
  store: Store
  catalogue: Catalogue
  /** Default: none. */
  indices?: Indices
  /** The built web page; default: dist/web of the package. */
  webRoot?: string
  /** What a command of this machine shows to write through the server. Without one, nobody can. */
  secret?: string
  log?: Logger
  /** How the server collects, and who may ask it to; default: it doesn't. */
  sync?: SyncDeps
  /** How many answers a client may have; default: as many as it likes. */
  limit?: LimitOptions
  /** Whether people are called by name; default: open. */
  privacy?: Privacy
}

/** What depends on the data alone. A path that ends with a star stands for itself, too. */
const keptAnswers = [
  'repos',
  'releases',
  'ecosystems',
  'scopes',
  'sources',
  'metrics/*',
  'overview',
  'annotations/*',
  'bottlenecks/*',
  'coverage',
  'gaps',
  'actors/*',
  'indices/*',
  'lifecycle',
  'contributors/*',
  'weights',
]

/** The routes that a client may be typed by. */
function apiRoutes(deps: AppDeps & { sync: SyncDeps }) {
  const indices: Indices = deps.indices ?? new Map()
  return new OpenAPIHono()
    .route('/api/v1', healthRoutes(deps))
    .route('/api/v1', repoRoutes(deps))
    .route('/api/v1', ecosystemRoutes(deps))
    .route('/api/v1', scopeRoutes(deps))
    .route('/api/v1', metricRoutes(deps))
    .route('/api/v1', definitionRoutes(deps))
    .route('/api/v1', overviewRoutes(deps))
    .route('/api/v1', indexRoutes({ ...deps, indices }))
    .route('/api/v1', indexWeightRoutes({ ...deps, indices, guard: deps.sync.guard }))
    .route(
      '/api/v1',
      checklistRoutes({ ...deps, indices, guard: { ...deps.sync.guard, secret: deps.secret } }),
    )
    .route('/api/v1', badgeRoutes({ ...deps, indices }))
    .route('/api/v1', bottleneckRoutes(deps))
    .route('/api/v1', releaseRoutes(deps))
    .route('/api/v1', annotationRoutes({ store: deps.store, guard: deps.sync.guard }))
    .route('/api/v1', statusRoutes(deps))
    .route('/api/v1', syncRoutes(deps.sync))
    .route('/api/v1', actorRoutes({ ...deps, guard: { ...deps.sync.guard, secret: deps.secret } }))
    .route(
      '/api/v1',
      contributorRoutes({ ...deps, guard: { ...deps.sync.guard, secret: deps.secret } }),
    )
}

/** For the typed client: `hc<AppType>(origin)`. */
export type AppType = ReturnType<typeof apiRoutes>

/** The whole server as one `fetch`; it opens no port and no file but those of the web page. */
export function createApp(deps: AppDeps): OpenAPIHono {
  const webRoot = deps.webRoot ?? join(packageRoot, 'dist/web')
  const web = readPage(webRoot)
  const sync = deps.sync ?? { live: new LiveSync(), guard: { host: '' } }
  const app = new OpenAPIHono()
  app.onError(onFailure(deps.log ?? createLog()))
  app.notFound(onUnknown)
  app.use('*', safeHeaders(inlineScriptHashes(web.html)))

  const limit = new RequestLimit(deps.limit ?? { perMinute: 0 })
  app.use('/api/v1/*', limit.told)
  app.use('/api/v1/status', limit.counted)
  app.use('/api/v1/sync', limit.counted)
  // Statements run out by the calendar, so that these answers are not kept.
  app.use('/api/v1/checklists/*', limit.counted)
  app.use('/api/v1/left-out', limit.counted)
  const answers = versionedAnswers(
    () => deps.store.dataVersion,
    (c) => limit.spend(c),
  )
  for (const path of keptAnswers) app.use(`/api/v1/${path}`, answers)
  app.use('/api/v1/*', veiled(deps.store, deps.privacy ?? 'open'))
  app.route('/', apiRoutes({ ...deps, sync }))

  if (deps.secret !== undefined) {
    app.route('/api/v1', exportRoutes({ ...deps, secret: deps.secret }))
    app.route('/api/v1', ingestRoutes({ secret: deps.secret, store: deps.store, live: sync.live }))
  }

  const document = JSON.stringify(documentOf(app))
  const json = { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache' }
  for (const path of ['/api/v1/openapi.json', '/openapi.json'] as const) {
    app.get(path, (c) => c.body(document, 200, json))
  }
  app.route('/', docsRoutes(join(packageRoot, 'dist/docs')))
  // The short address, for READMEs.
  app.get('/badge/*', (c) => {
    const { pathname, search } = new URL(c.req.url)
    return app.request(`/api/v1${pathname}${search}`)
  })
  app.all('/api/*', onUnknown)
  if (web.isBuilt) app.use('*', files(webRoot))
  app.get('*', page(web))
  return app
}
