/** The queue: what waits, longest wait first, in which stage, since when, and whose turn it is by name. */
import type { z } from 'zod'
import type { QueueItem } from '../routes/bottleneck-schemas.ts'
import type { Store } from '../store/open.ts'
import type { ItemKind, Stage, WaitedFor } from './model.ts'
import { readPage, type Page } from '../store/page.ts'
import { steps, type Prepared } from './question.ts'

export interface QueueFilter {
  /** Without one, all but release: what is open. */
  stage?: Stage | undefined
  item_kind?: ItemKind | undefined
  waiting_on?: WaitedFor | undefined
  /** Login of who was asked for a review and hasn't given it. */
  reviewer?: string | undefined
  stuck?: boolean | undefined
}

export type QueueRow = z.infer<typeof QueueItem>

/** What a statement gives of an item beside what is answered. */
export type RawRow = Omit<QueueRow, 'next_actors'> & {
  asked: string[] | null
  assigned: string[] | null
  last_reviewer: string | null
}

/** Of the items of a step \`chosen\`: how to recognise them, and who was asked or has reviewed by then. */
export const namedSteps = `
duty_of as (
  select
    duty.item_id, duty.role, duty.login, duty.asked_at, duty.ended_at, duty.outcome,
    duty.asked_at <= chosen.as_of and (duty.ended_at is null or duty.ended_at > chosen.as_of) as is_asked,
    duty.outcome = 'reviewed' and duty.ended_at <= chosen.as_of as is_done
  from duty
  join chosen on chosen.item_id = duty.item_id and chosen.repo_id = duty.repo_id
  where duty.login is not null
),
named as (
  select
    item_id,
    list_sort(list(distinct login) filter (is_asked and role = 'reviewer')) as asked,
    list_sort(list(distinct login) filter (is_asked and role = 'assignee')) as assigned,
    max_by(login, (ended_at, login)) filter (is_done) as last_reviewer
  from duty_of
  group by item_id
)`

/** The columns of a queue's row, from \`chosen\`, \`item\` and \`named\`. */
export const queueColumns = `
  chosen.item_id,
  chosen.item_kind,
  repository.owner || '/' || repository.name as repo,
  item.number,
  coalesce(item.title, chosen.item_id) as title,
  item.url,
  person.login as author,
  item.created_at,
  chosen.stage,
  chosen.waiting_on,
  chosen.from_at as since,
  chosen.seconds as waited_seconds,
  seconds_between(item.created_at, chosen.as_of) as age_seconds,
  chosen.is_stuck,
  named.asked,
  named.assigned,
  named.last_reviewer`
export const queueJoins = `
left join tracked as item on item.item_id = chosen.item_id
left join raw.repository as repository on repository.id = chosen.repo_id
left join person on person.person_id = item.author_id
left join named on named.item_id = chosen.item_id`

const sql = `${steps},
asked_of as (
  select distinct duty.item_id
  from duty
  join known on known.repo_id = duty.repo_id
  where duty.role = 'reviewer'
    and lower(duty.login) = lower($reviewer)
    and (duty.ended_at is null or duty.ended_at > $earliest)
    and duty.asked_at <= known.as_of
    and (duty.ended_at is null or duty.ended_at > known.as_of)
),
found as (
  select *
  from waiting
  where (stage = $stage or $stage is null and stage <> 'release')
    and ($item_kind is null or item_kind = $item_kind)
    and ($waiting_on is null or waiting_on = $waiting_on)
    and ($stuck is null or is_stuck = $stuck)
    and ($reviewer is null or item_id in (select item_id from asked_of))
),
chosen as (
  select *, count(*) over () as total
  from found
  order by from_at, item_id
  limit $limit offset $offset
),
${namedSteps}
select chosen.total, ${queueColumns}
from chosen
${queueJoins}
order by chosen.from_at, chosen.item_id`

/** Whose turn it is, by name where one is known; a maintainer is any of them. */
export function queueRow({ asked, assigned, last_reviewer, ...row }: RawRow): QueueRow {
  return { ...row, next_actors: nextActors({ ...row, asked, assigned, last_reviewer }) }
}

function nextActors({ asked, assigned, author, last_reviewer, ...row }: RawRow): string[] {
  if (row.waiting_on === 'nobody') return []
  if (row.waiting_on === 'author') return author === null ? [] : [author]
  if (row.waiting_on === 'maintainers') return row.stage === 'release' ? [] : (assigned ?? [])
  if (asked !== null && asked.length > 0) return asked
  return last_reviewer === null ? [] : [last_reviewer]
}

/**
 * One page of the queue.
 *
 * @throws AppError `bad-cursor`
 */
export async function queue(
  store: Store,
  { parameters }: Prepared,
  filter: QueueFilter,
  page: Page,
): Promise<{ total: number; next_cursor: string | null; items: QueueRow[] }> {
  const {
    item_kind = null,
    reviewer = null,
    stage = null,
    stuck = null,
    waiting_on = null,
  } = filter
  const asked = { ...parameters, item_kind, reviewer, stage, stuck, waiting_on }
  const { rows, ...rest } = await readPage<RawRow>(store, sql, asked, page)
  return { ...rest, items: rows.map(queueRow) }
}
