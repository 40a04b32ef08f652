/** The rows behind the times: which items spent how long in a stage. */
import type { z } from 'zod'
import type { SpentItem } from '../routes/bottleneck-schemas.ts'
import type { Store } from '../store/open.ts'
import type { ItemKind, Stage } from './model.ts'
import { readPage, type Page } from '../store/page.ts'
import { steps, type Prepared } from './question.ts'
import { decidedStep, releaseStep } from './stages.ts'

export interface SpentFilter {
  stage: Stage
  item_kind: ItemKind
  /** Of all items within the days looked back on, or of those decided then, over their lives. */
  of: 'all' | 'decided'
}

export type SpentRow = z.infer<typeof SpentItem>

const sql = `${steps},
${decidedStep},
${releaseStep},
part as (
  select
    item_id, repo_id,
    case $stage
      when 'first_response' then first_response
      when 'review' then review
      when 'author' then author
      else decision
    end as seconds
  from decided
  where $of = 'decided' and $stage <> 'release' and item_kind = $item_kind
  union all
  select item_id, repo_id, seconds from releasing
  where $of = 'decided' and $stage = 'release' and $item_kind = 'change_request'
  union all
  select
    wait_span.item_id, wait_span.repo_id,
    seconds_between(
      greatest(wait_span.from_at, known.from_at), least(coalesce(wait_span.to_at, known.as_of), known.as_of)
    )
  from wait_span
  join known on known.repo_id = wait_span.repo_id
  where $of = 'all'
    and wait_span.stage = $stage
    and wait_span.item_kind = $item_kind
    and (wait_span.to_at is null or wait_span.to_at > $earliest_from)
    and (wait_span.to_at is null or wait_span.to_at > known.from_at)
    and wait_span.from_at <= known.as_of
    and ($actors = 'all' or wait_span.author_kind = $actors)
),
chosen as (
  select item_id, repo_id, sum(seconds) as seconds, count(*) over () as total
  from part
  where seconds > 0
  group by item_id, repo_id
  order by seconds desc, item_id
  limit $limit offset $offset
)
select
  chosen.total,
  chosen.item_id,
  repository.owner || '/' || repository.name as repo,
  item.number,
  coalesce(item.title, chosen.item_id) as title,
  item.url,
  person.login as author,
  item.created_at,
  chosen.seconds
from chosen
left join tracked as item on item.item_id = chosen.item_id
left join raw.repository as repository on repository.id = chosen.repo_id
left join person on person.person_id = item.author_id
order by chosen.seconds desc, chosen.item_id`

/**
 * One page of them, longest first; their seconds add up to those of the stage.
 *
 * @throws AppError `bad-cursor`
 */
export async function spent(
  store: Store,
  { parameters }: Prepared,
  { item_kind, of, stage }: SpentFilter,
  page: Page,
): Promise<{ total: number; next_cursor: string | null; items: SpentRow[] }> {
  const asked = { ...parameters, item_kind, of, stage }
  const { rows, ...rest } = await readPage<SpentRow>(store, sql, asked, page)
  return { ...rest, items: rows }
}
