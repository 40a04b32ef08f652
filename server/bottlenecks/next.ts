/** What to do next: at most so many steps, one of each kind in turn, each with its reason in words. */
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
)
select item_id, item_kind, stage, waiting_on
from ranked
where place <= $most
order by place, item_kind, stage`

/** All that a reader needs of the few that were chosen. */
const detailSql = `${steps},
chosen as (
  select * from waiting where stage <> 'release' and item_id in (select unnest(from_json($ids, '["VARCHAR"]')))
),
${namedSteps}
select ${queueColumns}
from chosen
${queueJoins}`

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

/** What waits, as far as it takes to choose among it. */
export type Candidate = Pick<QueueRow, 'item_id' | 'item_kind' | 'stage' | 'waiting_on'>

export interface Found {
  /** As `candidateSql` orders them. */
  waiting: Candidate[]
  unreleased: UnreleasedRow[]
  reviewers: ReviewerRow[]
}

type Choice =
  | { because: Cause; item_id: string }
  | { because: 'unreleased'; unreleased: UnreleasedRow }
  | { because: 'one_reviewer'; reviewer: ReviewerRow & { asked_since: string } }

const actionOf: Record<Cause, Action> = {
  approved: 'decide',
  asked_review: 'review',
  unasked_review: 'find_reviewer',
  asked_unanswered: 'answer',
  unanswered_request: 'answer',
  assigned_unanswered: 'answer',
  unanswered_issue: 'answer',
  open_word: 'answer',
  quiet_author: 'ask_author',
  gone_author: 'ask_author',
  unreleased: 'release',
  one_reviewer: 'share_reviews',
}

function causeOf({ item_kind, stage, waiting_on }: Candidate): Cause {
  const isIssue = item_kind === 'issue'
  const isNobody = waiting_on === 'nobody'
  switch (stage) {
    case 'first_response':
      if (isIssue) return isNobody ? 'unanswered_issue' : 'assigned_unanswered'
      return isNobody ? 'unanswered_request' : 'asked_unanswered'
    case 'review':
      return isNobody ? 'unasked_review' : 'asked_review'
    case 'author':
      return isNobody ? 'gone_author' : 'quiet_author'
    case 'decision':
      return isIssue ? 'open_word' : 'approved'
    case 'release':
      return 'unreleased'
  }
}

/** Where one of several people has half of what is asked for, or more. */
function loaded(load: ReviewerRow[]): Choice[] {
  const all = load.reduce((total, each) => total + each.asked, 0)
  const [most] = load.toSorted((one, other) => other.asked - one.asked)
  if (most?.asked_since == null || all < fewestShared || most.asked * 2 < all) return []
  return [{ because: 'one_reviewer', reviewer: { ...most, asked_since: most.asked_since } }]
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

/** At most `most` of what could be done: one of each kind, then the second of each, and so on. */
export function chooseNext({ reviewers, unreleased, waiting }: Found, most: number): Choice[] {
  const all: Choice[] = [
    ...waiting.map((row) => ({ because: causeOf(row), item_id: row.item_id })),
    ...unreleased.map((row) => ({ because: 'unreleased' as const, unreleased: row })),
    ...loaded(reviewers),
  ]
  const lanes = turns.map((causes) => all.filter(({ because }) => causes.includes(because)))
  const longest = Math.max(...lanes.map((lane) => lane.length))
  return Array.from({ length: longest }, (_, place) =>
    lanes.flatMap((lane) => lane.slice(place, place + 1)),
  )
    .flat()
    .slice(0, most)
}

/** A choice with all that a reader needs of it; none where its item is no longer known. */
export function described(choice: Choice, items: QueueRow[], asOf: string): NextRow[] {
  const { because } = choice
  const action = actionOf[because]
  let step: Omit<NextRow, 'why'>
  if ('unreleased' in choice) {
    const { repo, ...row } = choice.unreleased
    step = {
      action,
      because,
      item_id: null,
      item_kind: 'change_request',
      repo,
      number: null,
      title: repo,
      stage: 'release',
      waiting_on: 'maintainers',
      is_stuck: true,
      next_actors: [],
      ...row,
    }
  } else if ('reviewer' in choice) {
    const { asked, asked_since: since, login } = choice.reviewer
    step = {
      action,
      because,
      item_id: null,
      item_kind: 'change_request',
      repo: null,
      number: null,
      title: login,
      url: null,
      stage: 'review',
      waiting_on: 'reviewers',
      since,
      waited_seconds: (Date.parse(asOf) - Date.parse(since)) / 1000,
      is_stuck: false,
      next_actors: [login],
      items: asked,
    }
  } else {
    const row = items.find(({ item_id }) => item_id === choice.item_id)
    if (row === undefined) return []
    const { age_seconds: _age, author: _author, created_at: _created, ...item } = row
    step = { action, because, ...item, items: 1 }
  }
  return [{ ...step, why: inWords(step) }]
}

/** The next steps, at most `most`; none where nothing is known. */
export async function nextSteps(
  store: Store,
  { as_of, parameters }: Prepared,
  reviewers: Promise<ReviewerRow[]>,
  most: number,
): Promise<NextRow[]> {
  if (as_of === null || most === 0) return []
  const asked = { ...parameters, most }
  const [waiting, unreleased, load] = await Promise.all([
    store.query<Candidate>(candidateSql, asked),
    store.query<UnreleasedRow>(releaseSql, asked),
    reviewers,
  ])
  const choices = chooseNext({ waiting, unreleased, reviewers: load }, most)
  const ids = JSON.stringify(choices.flatMap((each) => ('item_id' in each ? [each.item_id] : [])))
  const items = (await store.query<RawRow>(detailSql, { ...parameters, ids })).map(queueRow)
  return choices.flatMap((choice) => described(choice, items, as_of))
}
