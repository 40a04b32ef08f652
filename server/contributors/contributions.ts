/** The contributions of one person one by one: what the counts of their page are made of. */
import type { z } from 'zod'
import { AppError } from '../errors.ts'
import type { ContributionsAnswer } from '../routes/contributor-schemas.ts'
import type { Store } from '../store/open.ts'
import { readPage, type Page } from '../store/page.ts'
import { instant } from '../store/values.ts'
import { knownIn, type PersonQuestion } from './person.ts'
import type { ContributionKind } from './weight-set.ts'

export interface ContributionsQuestion extends PersonQuestion, Page {
  /** Left out: all kinds. */
  kind?: ContributionKind | undefined
}

/**
 * Where somebody was active is known by month: acts of other repositories needn't be put together. Only what is on the
 * page is looked up further.
 */
const contributionsSql = `
with scope as (from scope_rows($scope)),
active as (
  select distinct repo_id
  from fact.activity_month
  where person_id = $person and on_day >= date_trunc('month', $from::timestamp) and on_day < $to::timestamp
),
kept as (
  select act.repo_id, act.item_id, act.kind, act.acted_at
  from act
  join scope on scope.repo_id = act.repo_id
  where act.repo_id in (from active)
    and act.person_id = $person and act.person_kind = 'human'
    and act.acted_at >= $from and act.acted_at < $to and act.acted_at <= scope.as_of
    and ($kind::varchar is null or act.kind = $kind::varchar)
),
page as (
  select *, (select count(*) from kept) as total
  from kept
  order by acted_at desc, kind, repo_id, item_id
  limit $limit offset $offset
)
select
  repository.owner || '/' || repository.name as repo,
  page.kind,
  page.acted_at,
  item.number::integer as number,
  item.title,
  item.url,
  page.total
from page
join raw.repository as repository on repository.id = page.repo_id
left join item on item.item_id = page.item_id
order by page.acted_at desc, page.kind, page.repo_id, page.item_id`

/** @throws AppError `named-only` (403), `bad-cursor`; as `knownIn` says */
export async function listContributions(
  store: Store,
  { cursor, kind, limit, ...question }: ContributionsQuestion,
): Promise<z.infer<typeof ContributionsAnswer>> {
  if (question.privacy === 'pseudonymous') {
    throw new AppError(
      'named-only',
      'What somebody did leads to who they are, so it isn’t listed where people go by pseudonyms.',
      'Ask for the sums by kind, month and repository, without /contributions.',
      403,
    )
  }
  const { frame, known, shown } = await knownIn(store, question)
  const { rows, ...page } = await readPage<z.infer<typeof ContributionsAnswer>['rows'][number]>(
    store,
    contributionsSql,
    { ...frame.parameters, person: known.person_id, kind: kind ?? null },
    { cursor, limit },
  )
  return {
    scope: frame.scope.scope,
    as_of: frame.as_of,
    window: { from: instant(frame.from), to: instant(frame.to) },
    id: shown.id,
    ...page,
    rows,
  }
}
