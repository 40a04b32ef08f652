/** The report as one file of HTML, drawn without a browser: its answers come from a running server. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  defaultParseSearch,
  defaultStringifySearch,
  RouterProvider,
} from '@tanstack/react-router'
import { renderToString } from 'react-dom/server'

/** Each round of questions may lead to another one; the page asks in four. */
const mostRounds = 12

/**
 * @param address of the report's page on the server
 * @param style what the page looks like, as CSS
 * @returns a document that needs nothing else, without links, since the server may be gone when it is read
 * @throws ApiError where the server refuses a question
 */
export async function reportFile(address: URL, style: string): Promise<string> {
  // What the page's modules look up when they are loaded.
  Object.assign(globalThis, { location: address })
  const { default: i18next } = await import('i18next')
  const { textsReady, withTexts } = await import('./i18n.ts')
  await textsReady
  const { ReportPage } = await withTexts(() => import('./pages/report.tsx'))
  const root = createRootRoute()
  const router = createRouter({
    routeTree: root.addChildren([
      createRoute({ getParentRoute: () => root, path: '/report', component: ReportPage }),
    ]),
    history: createMemoryHistory({
      // As the router writes it: another spelling would lead on to this one.
      initialEntries: [`/report${defaultStringifySearch(defaultParseSearch(address.search))}`],
    }),
  })
  await router.load()
  const client = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: Infinity } },
  })
  const drawn = (): string =>
    renderToString(
      <QueryClientProvider client={client}>
        <RouterProvider router={router as never} />
      </QueryClientProvider>,
    )
  let html = drawn()
  for (let round = 0; round < mostRounds; round++) {
    const asked = client.getQueryCache().findAll({
      predicate: ({ options, state }) =>
        state.data === undefined && (options as { enabled?: boolean }).enabled !== false,
    })
    if (asked.length === 0) break
    await Promise.all(asked.map((query) => query.fetch()))
    html = drawn()
  }
  const report = /<article class="report">[\s\S]*<\/article>/.exec(html)?.[0]
  // A part that failed is left for a browser to draw, and so marked.
  if (report === undefined || report.includes('<!--$!-->')) {
    throw new Error('The report did not come together.')
  }
  const title = /<h1>([\s\S]*?)<\/h1>/.exec(report)?.[1]?.replaceAll(/<[^>]*>/g, '') ?? 'Lichen'
  return `<!doctype html>
<html lang="${i18next.language}" data-theme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}
a { color: inherit }</style>
</head>
<body><main>${still(report)}</main></body>
</html>
`
}

/** Without what only a page that runs can do. */
const still = (html: string): string =>
  html
    .replaceAll(/<button[^>]*class="about"[^>]*>[\s\S]*?<\/button>/g, '')
    .replaceAll(/<button\b[^>]*>/g, '<span>')
    .replaceAll('</button>', '</span>')
    .replaceAll(/<a\b([^>]*?) href="\/[^"]*"/g, '<a$1')
