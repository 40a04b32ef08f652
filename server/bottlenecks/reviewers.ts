/** Who is asked for how many reviews, and who has given how many of late, with the change requests behind both. */
import type { z } from 'zod'
import type { ReviewedItem, Reviewer } from '../routes/bottleneck-schemas.ts'
import type { Store } from '../store/open.ts'
import { readPage, type Page } from '../store/page.ts'
import { steps, type Prepared } from './question.ts'

export type ReviewerRow = z.infer<typeof Reviewer>
export type ReviewedRow = z.infer<typeof ReviewedItem>

/** Reviews given to what others wrote, whoever asked for them; several to one change request are one. */
const doneStep = `
done as (
  select
    duty.item_id, duty.repo_id, lower(duty.login) as login, max(duty.login) as written, max(duty.ended_at) as reviewed_at
  from duty
  join known on known.repo_id = duty.repo_id
  where duty.role = 'reviewer'
    and duty.login is not null
    and duty.outcome = 'reviewed'
    and duty.ended_at > $earliest_from
    and duty.ended_at > known.from_at
    and duty.ended_at <= known.as_of
    and ($actors = 'all' or duty.author_kind = $actors)
  group by duty.item_id, duty.repo_id, lower(duty.login)
)`

const loadSql = `${steps},
${doneStep},
asked as (
  select lower(duty.login) as login, max(duty.login) as written, duty.item_id, min(duty.asked_at) as asked_at
  from duty
  join waiting on waiting.item_id = duty.item_id and waiting.repo_id = duty.repo_id and waiting.stage <> 'release'
  where duty.role = 'reviewer'
    and duty.login is not null
    and (duty.ended_at is null or duty.ended_at > $earliest)
    and duty.asked_at <= waiting.as_of
    and (duty.ended_at is null or duty.ended_at > waiting.as_of)
  group by lower(duty.login), duty.item_id
),
load as (
  select login, max(written) as written, count(*) as asked, min(asked_at) as asked_since, 0 as reviewed
  from asked
  group by login
  union all
  select login, max(written), 0, null, count(*) from done group by login
)
select
  max(written) as login,
  sum(asked)::bigint as asked,
  min(asked_since) as asked_since,
  sum(reviewed)::bigint as reviewed
from load
group by load.login
order by asked desc, reviewed desc, load.login`

const reviewedSql = `${steps},
${doneStep},
chosen as (
  select *, count(*) over () as total
  from done
  where login = lower($reviewer)
  order by reviewed_at desc, item_id
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
  chosen.reviewed_at
from chosen
left join tracked as item on item.item_id = chosen.item_id
left join raw.repository as repository on repository.id = chosen.repo_id
left join person on person.person_id = item.author_id
order by chosen.reviewed_at desc, chosen.item_id`

/** Everybody who is asked or has reviewed, those asked for most first. */
export const reviewers = (store: Store, { parameters }: Prepared): Promise<ReviewerRow[]> =>
  store.query<ReviewerRow>(loadSql, parameters)

/**
 * One page of what somebody has reviewed within the days looked back on, the latest first.
 *
 * @throws AppError `bad-cursor`
 */
export async function reviewed(
  store: Store,
  { parameters }: Prepared,
  reviewer: string,
  page: Page,
): Promise<{ total: number; next_cursor: string | null; items: ReviewedRow[] }> {
  const { rows, ...rest } = await readPage<ReviewedRow>(
    store,
    reviewedSql,
    { ...parameters, reviewer },
    page,
  )
  return { ...rest, items: rows }
}
