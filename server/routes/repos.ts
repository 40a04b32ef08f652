/** `/repos`: every repository that has been collected, with what is known of its state. */
import { createRoute, z } from '@hono/zod-openapi'
import { alsoAsFile, asTable } from '../http/formats.ts'
import { newRouter } from '../http/router.ts'
import { repoTable } from '../http/tables.ts'
import { parseScope } from '../metrics/scope-text.ts'
import { resolveScopes } from '../metrics/scope.ts'
import type { Store } from '../store/open.ts'
import { failures, notAcceptable, ReposQuestion } from './questions.ts'
import { Repo } from './schemas.ts'

const Repos = z.object({ repos: z.array(Repo) }).openapi('Repositories')

const repos = createRoute({
  method: 'get',
  path: '/repos',
  tags: ['Scopes'],
  summary: 'Repositories, all or those of some scopes, by owner and name',
  request: { query: ReposQuestion },
  middleware: alsoAsFile(repoTable),
  responses: {
    200: {
      description: 'Each repository once',
      content: asTable(Repos),
    },
    400: failures[400],
    404: failures[404],
    ...notAcceptable,
  },
})

const sql = `
with
  membership as (
    select repo_id, list(slug order by slug) as slugs, bool_or(is_simulated) as is_simulated
    from ecosystem_repository join ecosystem using (slug)
    group by repo_id
  ),
  issues as (select repo_id, count(*) as total from raw.issue group by repo_id),
  change_requests as (select repo_id, count(*) as total from raw.pull_request group by repo_id),
  gaps as (select repo_id, count(*) as total from raw.gap group by repo_id)
select
  repository.id, owner, name, url, description, is_archived, primary_language, license_spdx,
  stars, forks, created_at, sync_state.as_of,
  coalesce(membership.slugs, []) as ecosystems,
  coalesce(membership.is_simulated, false) as is_simulated,
  coalesce(issues.total, 0) as issues,
  coalesce(change_requests.total, 0) as change_requests,
  coalesce(gaps.total, 0) as gaps
from raw.repository as repository
left join sync_state on sync_state.repo_id = repository.id
left join membership on membership.repo_id = repository.id
left join issues on issues.repo_id = repository.id
left join change_requests on change_requests.repo_id = repository.id
left join gaps on gaps.repo_id = repository.id
where $all or repository.id in (select unnest(from_json($ids, '["VARCHAR"]')))
order by lower(owner), lower(name)`

export const repoRoutes = ({ store }: { store: Store }) =>
  newRouter().openapi(repos, async (c) => {
    const { scope } = c.req.valid('query')
    const chosen = scope === undefined ? [] : await resolveScopes(store, scope.map(parseScope))
    const ids = chosen.flatMap(({ repositories }) => repositories.map((each) => each.repo_id))
    const parameters = { all: scope === undefined, ids: JSON.stringify(ids) }
    return c.json({ repos: await store.query<z.infer<typeof Repo>>(sql, parameters) }, 200)
  })
