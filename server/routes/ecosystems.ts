/** `/ecosystems`: the named groups of repositories. */
import { createRoute, z } from '@hono/zod-openapi'
import { alsoAsFile, asTable } from '../http/formats.ts'
import { newRouter } from '../http/router.ts'
import { ecosystemTable } from '../http/tables.ts'
import type { Store } from '../store/open.ts'
import { failures, ListQuestion, notAcceptable } from './questions.ts'
import { Ecosystem } from './schemas.ts'

const Ecosystems = z.object({ ecosystems: z.array(Ecosystem) }).openapi('Ecosystems')

const ecosystems = createRoute({
  method: 'get',
  path: '/ecosystems',
  tags: ['Scopes'],
  summary: 'Ecosystems with their repositories, by title',
  request: { query: ListQuestion },
  middleware: alsoAsFile(ecosystemTable),
  responses: {
    200: {
      description: 'All ecosystems of the database',
      content: asTable(Ecosystems),
    },
    400: failures[400],
    ...notAcceptable,
  },
})

// The newest as_of of its repositories, as in an answer about the ecosystem.
const sql = `
select
  slug, title, is_simulated,
  max(sync_state.as_of) as as_of,
  coalesce(
    list(owner || '/' || name order by lower(owner), lower(name)) filter (repository.id is not null), []
  ) as repos
from ecosystem
left join ecosystem_repository as member using (slug)
left join raw.repository as repository on repository.id = member.repo_id
left join sync_state on sync_state.repo_id = repository.id
group by slug, title, is_simulated
order by lower(title), slug`

export const ecosystemRoutes = ({ store }: { store: Store }) =>
  newRouter().openapi(ecosystems, async (c) =>
    c.json({ ecosystems: await store.query<z.infer<typeof Ecosystem>>(sql) }, 200),
  )
