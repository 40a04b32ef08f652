/** The pages and their addresses; the search parameters are typed and their defaults left out of the URL. */
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  stripSearchParams,
} from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { base } from './copy.ts'
import { Layout } from './components/layout.tsx'
import { Empty } from './components/states.tsx'
import { EcosystemPage } from './pages/ecosystem.tsx'
import { Start } from './pages/start.tsx'
import { defaults, Given, type SearchInput } from './search.ts'

function Missing() {
  const { t } = useTranslation()
  return <Empty text={t('state.notFound')} />
}

const root = createRootRoute({
  component: Layout,
  notFoundComponent: Missing,
  validateSearch: (search: Record<string, unknown>): SearchInput => Given.parse(search),
  search: { middlewares: [stripSearchParams<SearchInput>(defaults)] },
})
const routes = [
  createRoute({ getParentRoute: () => root, path: '/', component: Start }),
  createRoute({ getParentRoute: () => root, path: '/ecosystem/$slug', component: EcosystemPage }),
  createRoute({
    getParentRoute: () => root,
    path: '/project/$owner/$name',
    component: lazyRouteComponent(() => import('./pages/repository.tsx'), 'RepositoryPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/metric/$key',
    component: lazyRouteComponent(() => import('./pages/metric.tsx'), 'MetricPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/compare',
    component: lazyRouteComponent(() => import('./pages/compare.tsx'), 'ComparePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/bottlenecks',
    component: lazyRouteComponent(() => import('./pages/bottlenecks.tsx'), 'BottlenecksPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/indices',
    component: lazyRouteComponent(() => import('./pages/indices.tsx'), 'IndicesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/releases',
    component: lazyRouteComponent(() => import('./pages/releases.tsx'), 'ReleasesPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/embed/$key',
    component: lazyRouteComponent(() => import('./pages/embed.tsx'), 'EmbedPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/report',
    component: lazyRouteComponent(() => import('./pages/report.tsx'), 'ReportPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/settings',
    component: lazyRouteComponent(() => import('./pages/settings.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/catalogue',
    component: lazyRouteComponent(() => import('./pages/catalogue.tsx'), 'CataloguePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/methodology',
    component: lazyRouteComponent(() => import('./pages/methodology.tsx'), 'MethodologyPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people',
    component: lazyRouteComponent(() => import('./pages/people.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/people/$person',
    component: lazyRouteComponent(() => import('./pages/person.tsx'), 'PersonPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/status',
    component: lazyRouteComponent(() => import('./pages/status.tsx'), 'StatusPage'),
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
