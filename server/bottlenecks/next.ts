/** What to do next: at most so many steps, the cheapest of each kind in turn, each with its reason in words. */
import type { z } from 'zod'
import type { NextAction } from '../routes/bottleneck-schemas.ts'
import type { Store } from '../store/open.ts'
import type { Action, Cause } from './model.ts'
import { steps, type Prepared } from './question.ts'
import {
  namedSteps,
  queueColumns,
  queueJoins,
  queueRow,
  type QueueRow,
  type RawRow,
} from './queue.ts'
import type { ReviewerRow } from './reviewers.ts'
import { inWords } from './words.ts'

export type NextRow = z.infer<typeof NextAction>

/**
 * Of each kind and stage the first few. Whoever waits for less than a month is still there: the longest wait of these
 * comes first. What is stuck comes behind, what went cold last first. Who waits for an author does so rightly at first.
 */
const candidateSql = `${steps},
ranked as (
  select
    *,
    row_number() over (
      partition by item_kind, stage
      order by is_stuck, case when is_stuck then -seconds else seconds end desc, item_id
    ) as place
  from waiting
  where stage <> 'release' and (stage <> 'author' or is_stuck)
),
chosen as (from ranked where place <= $most),
${namedSteps}
select ${queueColumns}
from chosen
${queueJoins}
order by chosen.place, chosen.item_kind, chosen.stage`

const releaseSql = `${steps}
select
  repository.owner || '/' || repository.name as repo,
  repository.url,
  count(*) as items,
  min(waiting.from_at) as since,
  max(waiting.seconds) as waited_seconds
from waiting
join raw.repository as repository on repository.id = waiting.repo_id
where waiting.stage = 'release'
group by waiting.repo_id, repository.owner, repository.name, repository.url
having bool_or(waiting.is_stuck)
order by since, repo
limit $most`

export interface UnreleasedRow {
  repo: string
  url: string
  items: number
  since: string
  waited_seconds: number
}

/** Fewer open requests than this are no load, however they are shared. */
const fewestShared = 4

function causeOf({ item_kind, stage, waiting_on }: QueueRow): [Action, Cause] {
  const isIssue = item_kind === 'issue'
  const isNobody = waiting_on === 'nobody'
  switch (stage) {
    case 'first_response':
      if (isIssue) return ['answer', isNobody ? 'unanswered_issue' : 'assigned_unanswered']
      return ['answer', isNobody ? 'unanswered_request' : 'asked_unanswered']
    case 'review':
      return isNobody ? ['find_reviewer', 'unasked_review'] : ['review', 'asked_review']
    case 'author':
      return ['ask_author', isNobody ? 'gone_author' : 'quiet_author']
    case 'decision':
      return isIssue ? ['answer', 'open_word'] : ['decide', 'approved']
    case 'release':
      return ['release', 'unreleased']
  }
}

function ofItem(row: QueueRow): Omit<NextRow, 'why'> {
  const [action, because] = causeOf(row)
  const { author: _, created_at: _created, age_seconds: _age, ...item } = row
  return { action, because, ...item, items: 1 }
}

const ofRelease = ({
  items,
  repo,
  since,
  url,
  waited_seconds,
}: UnreleasedRow): Omit<NextRow, 'why'> => ({
  action: 'release',
  because: 'unreleased',
  item_id: null,
  item_kind: 'change_request',
  repo,
  number: null,
  title: repo,
  url,
  stage: 'release',
  waiting_on: 'maintainers',
  since,
  waited_seconds,
  is_stuck: true,
  next_actors: [],
  items,
})

/** Where one of several people has half of what is asked for, or more. */
function ofReviewers(load: ReviewerRow[], asOf: string): Omit<NextRow, 'why'>[] {
  const all = load.reduce((total, each) => total + each.asked, 0)
  const [most] = load.toSorted((one, other) => other.asked - one.asked)
  if (most?.asked_since == null || all < fewestShared || most.asked * 2 < all) return []
  return [
    {
      action: 'share_reviews',
      because: 'one_reviewer',
      item_id: null,
      item_kind: 'change_request',
      repo: null,
      number: null,
      title: most.login,
      url: null,
      stage: 'review',
      waiting_on: 'reviewers',
      since: most.asked_since,
      waited_seconds: (Date.parse(asOf) - Date.parse(most.asked_since)) / 1000,
      is_stuck: false,
      next_actors: [most.login],
      items: most.asked,
    },
  ]
}

/** In which order kinds take their turns: what ends a wait with the least work comes first. */
const turns: Cause[][] = [
  ['approved'],
  ['asked_review', 'unasked_review'],
  ['asked_unanswered', 'unanswered_request'],
  ['unanswered_issue', 'assigned_unanswered'],
  ['open_word'],
  ['unreleased'],
  ['one_reviewer'],
  ['quiet_author', 'gone_author'],
]

export interface Found {
  /** As `candidateSql` orders them. */
  waiting: QueueRow[]
  unreleased: UnreleasedRow[]
  reviewers: ReviewerRow[]
  as_of: string
}

/** At most `most` steps: one of each kind, then the second of each, and so on. */
export function nextActions(found: Found, most: number): NextRow[] {
  const all = [
    ...found.waiting.map(ofItem),
    ...found.unreleased.map(ofRelease),
    ...ofReviewers(found.reviewers, found.as_of),
  ]
  const lanes = turns.map((causes) => all.filter(({ because }) => causes.includes(because)))
  const longest = Math.max(...lanes.map((lane) => lane.length))
  const dealt = Array.from({ length: longest }, (_, place) =>
    lanes.flatMap((lane) => lane.slice(place, place + 1)),
  ).flat()
  return dealt.slice(0, most).map((action) => ({ ...action, why: inWords(action) }))
}

export async function readNext(
  store: Store,
  { parameters }: Prepared,
  most: number,
): Promise<Pick<Found, 'waiting' | 'unreleased'>> {
  const asked = { ...parameters, most }
  const [waiting, unreleased] = await Promise.all([
    store.query<RawRow>(candidateSql, asked),
    store.query<UnreleasedRow>(releaseSql, asked),
  ])
  return { waiting: waiting.map(queueRow), unreleased }
}
