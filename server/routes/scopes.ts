/** `/scopes`: what a question can be asked of, with how many repositories each holds. */
import { createRoute, z } from '@hono/zod-openapi'
import { alsoAsFile, asTable } from '../http/formats.ts'
import { newRouter } from '../http/router.ts'
import { scopeTable } from '../http/tables.ts'
import { atomText } from '../metrics/scope-text.ts'
import type { Store } from '../store/open.ts'
import { failures, ListQuestion, notAcceptable } from './questions.ts'
import { Scope, type scopeKinds } from './schemas.ts'

const Scopes = z.object({ scopes: z.array(Scope) }).openapi('Scopes')

const scopes = createRoute({
  method: 'get',
  path: '/scopes',
  tags: ['Scopes'],
  summary:
    'What a question can be asked of beside a single repository: ecosystems, owners, own fields',
  request: { query: ListQuestion },
  middleware: alsoAsFile(scopeTable),
  responses: {
    200: {
      description: 'All, then ecosystems, owners and fields with their values, each by name',
      content: asTable(Scopes),
    },
    400: failures[400],
    ...notAcceptable,
  },
})

interface Row {
  kind: (typeof scopeKinds)[number]
  name: string
  title: string
  field: string | null
  repositories: number
}

const sql = `
with found as (
  select 'all' as kind, '' as name, 'all' as title, null as field, count(*) as repositories, 0 as place
  from raw.repository having count(*) > 0
  union all
  select 'ecosystem', slug, title, null, count(repository.id), 1
  from ecosystem join ecosystem_repository using (slug)
  join raw.repository as repository on repository.id = repo_id group by slug, title
  union all
  select 'org', owner, owner, null, count(*), 2 from raw.repository group by owner
  union all
  select 'field', value, value, field, count(*), 3
  from repository_field join raw.repository as repository on repository.id = repo_id
  group by field, value
)
select * exclude (place) from found order by place, lower(field), lower(title), name`

function scopeOf({ field, kind, name }: Row): string {
  if (kind === 'all') return 'all'
  return atomText(kind === 'field' ? { kind, name: field ?? '', value: name } : { kind, name })
}

export const scopeRoutes = ({ store }: { store: Store }) =>
  newRouter().openapi(scopes, async (c) => {
    const rows = await store.query<Row>(sql)
    const found = rows.map(({ name, ...row }) => ({ ...row, scope: scopeOf({ name, ...row }) }))
    return c.json({ scopes: found }, 200)
  })
