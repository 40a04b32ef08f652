/** `/overview`: several metrics of the same scopes in one answer, for pages that show many at once. */
import { createRoute, z } from '@hono/zod-openapi'
import { alsoAsFile, asTable } from '../http/formats.ts'
import { newRouter } from '../http/router.ts'
import { pointsTable } from '../http/tables.ts'
import type { Catalogue } from '../metrics/catalogue.ts'
import { overview } from '../metrics/overview.ts'
import type { Store } from '../store/open.ts'
import { failures, OverviewQuestion } from './questions.ts'
import { MetricAnswer } from './schemas.ts'

const OverviewAnswer = z
  .object({ answers: z.array(MetricAnswer).openapi({ description: 'In the order asked' }) })
  .openapi('Overview')

const overviewRoute = createRoute({
  method: 'get',
  path: '/overview',
  tags: ['Metrics'],
  summary: 'The values of several metrics at once, each as /metrics/{key} answers it',
  request: { query: OverviewQuestion },
  middleware: alsoAsFile(({ answers }: z.infer<typeof OverviewAnswer>) => pointsTable(answers)),
  responses: {
    200: {
      description: 'One answer a metric',
      content: asTable(OverviewAnswer),
    },
    ...failures,
  },
})

export const overviewRoutes = ({ store, catalogue }: { store: Store; catalogue: Catalogue }) =>
  newRouter().openapi(overviewRoute, async (c) => {
    const { each, format: _, metric, scope, ...rest } = c.req.valid('query')
    const question = { ...rest, scopes: scope, each: each === 'true' }
    const answers = await overview(store, catalogue, metric, question)
    return c.json({ answers }, 200)
  })
