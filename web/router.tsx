/** The pages and their addresses; the search parameters are typed and their defaults left out of the URL. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  stripSearchParams,
} from '@tanstack/react-router'
import { base } from './copy.ts'
import { Layout } from './components/layout.tsx'
import { Lost } from './components/states.tsx'
import { withTexts } from './i18n.ts'
import { EcosystemPage } from './pages/ecosystem.tsx'
import { Start } from './pages/start.tsx'
import { defaults, Given, type SearchInput } from './search.ts'

/** A page whose code comes when it is asked for. */
const later: typeof lazyRouteComponent = (load, name) =>
  lazyRouteComponent(() => withTexts(load), name)

const root = createRootRoute({
  component: Layout,
  notFoundComponent: Lost,
  validateSearch: (search: Record<string, unknown>): SearchInput => Given.parse(search),
  search: { middlewares: [stripSearchParams<SearchInput>(defaults)] },
})
const routes = [
  createRoute({ getParentRoute: () => root, path: '/', component: Start }),
  createRoute({ getParentRoute: () => root, path: '/ecosystem/$slug', component: EcosystemPage }),
  createRoute({
    getParentRoute: () => root,
    path: '/project/$owner/$name',
    component: later(() => import('./pages/repository.tsx'), 'RepositoryPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/metric/$key',
    component: later(() => import('./pages/metric.tsx'), 'MetricPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/compare',
    component: later(() => import('./pages/compare.tsx'), 'ComparePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/bottlenecks',
    component: later(() => import('./pages/bottlenecks.tsx'), 'BottlenecksPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/indices',
    component: later(() => import('./pages/indices.tsx'), 'IndicesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/releases',
    component: later(() => import('./pages/releases.tsx'), 'ReleasesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/embed/$key',
    component: later(() => import('./pages/embed.tsx'), 'EmbedPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/embed/index/$key/$chart',
    component: later(() => import('./pages/embed-index.tsx'), 'EmbedIndexPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/report',
    component: later(() => import('./pages/report.tsx'), 'ReportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings',
    component: later(() => import('./pages/settings.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/catalogue',
    component: later(() => import('./pages/catalogue.tsx'), 'CataloguePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/methodology',
    component: later(() => import('./pages/methodology.tsx'), 'MethodologyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people',
    component: later(() => import('./pages/people.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people/$person',
    component: later(() => import('./pages/person.tsx'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/status',
    component: later(() => import('./pages/status.tsx'), 'StatusPage'),
  }),
] as const

export const router = createRouter({
  routeTree: root.addChildren(routes),
  basepath: base,
  scrollRestoration: true,
  // What is pointed at is there when it is clicked.
  defaultPreload: 'intent',
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
