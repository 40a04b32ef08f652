/** The shapes of the answers about bottlenecks. */
import { z } from '@hono/zod-openapi'
import { actions, causes, itemKinds, stages, waitedFor } from '../bottlenecks/model.ts'
import { actorKinds } from './schemas.ts'

const item_kind = z.enum(itemKinds)
const stage = z.enum(stages).openapi({
  description:
    'first_response: no person but the author has said anything; review: the reviewers’ turn; author: the author’s; ' +
    'decision: approved, or an issue whose last word isn’t a maintainer’s; release: merged, and not in a release yet',
})
const waiting_on = z.enum(waitedFor).openapi({
  description:
    'Whose turn it is; nobody: no one was asked, assigned or has reviewed, or the author’s account is gone',
})
const seconds = z.number()

export const StageRow = z
  .object({
    item_kind,
    stage,
    items: z.number().int().openapi({ description: 'That wait in it at as_of' }),
    stuck: z.number().int().openapi({ description: 'Of these, for 30 days or longer' }),
    since: z.string().nullable().openapi({ description: 'Since when the longest of them waits' }),
    median_seconds: seconds.nullable().openapi({ description: 'Of their waits so far' }),
    waiting_on: z.array(z.object({ waiting_on, items: z.number().int(), stuck: z.number().int() })),
    spent_seconds: seconds.openapi({
      description: 'That all items, open or not, spent in it from `from` to as_of, added up',
    }),
    spent_share: z.number().nullable().openapi({
      description: 'Of the time that items of this kind spent in all stages; null where none did',
    }),
    gain: z
      .object({
        moves: z.number().int().openapi({ description: 'Items that would go on to their next' }),
        seconds_per_item: seconds.nullable().openapi({
          description:
            'That an item decided between `from` and as_of had spent in it on average; null: none was decided',
        }),
        share: z.number().nullable().openapi({
          description: 'Of all the time that these had spent waiting; null where they hadn’t',
        }),
      })
      .openapi({
        description:
          'What clearing it would gain if all else stayed as it is: an estimate by a simple model, not a promise',
      }),
  })
  .openapi('BottleneckStage')

const item = {
  item_id: z.string(),
  repo: z.string().openapi({ example: 'owner/name' }),
  number: z.number().int().nullable(),
  title: z.string(),
  url: z.string().nullable(),
  author: z.string().nullable().openapi({ description: 'Login; null for a deleted account' }),
  created_at: z.string(),
}

export const QueueItem = z
  .object({
    ...item,
    item_kind,
    stage,
    waiting_on,
    since: z.string().openapi({ description: 'From when it waits in this stage on whom it does' }),
    waited_seconds: seconds,
    age_seconds: seconds.openapi({ description: 'Since its opening' }),
    is_stuck: z.boolean().openapi({ description: 'It has waited for 30 days or longer' }),
    next_actors: z.array(z.string()).openapi({
      description: 'Logins of whose turn it is, where they are known by name',
    }),
  })
  .openapi('QueueItem')

const page = { total: z.number().int(), next_cursor: z.string().nullable() }
export const QueueAnswer = z.object({ ...page, items: z.array(QueueItem) }).openapi('Queue')

export const SpentItem = z.object({ ...item, seconds }).openapi('SpentItem')
export const SpentAnswer = z.object({ ...page, items: z.array(SpentItem) }).openapi('Spent')

export const ReviewedItem = z.object({ ...item, reviewed_at: z.string() }).openapi('ReviewedItem')
export const ReviewedAnswer = z
  .object({ ...page, items: z.array(ReviewedItem) })
  .openapi('Reviewed')

export const Reviewer = z
  .object({
    login: z.string(),
    asked: z.number().int().openapi({
      description: 'Open change requests, drafts left out, for which they were asked for a review',
    }),
    asked_since: z.string().nullable().openapi({ description: 'When the longest of these was' }),
    reviewed: z.number().int().openapi({
      description:
        'Change requests of others that they reviewed from `from` to as_of, asked or not',
    }),
  })
  .openapi('Reviewer')

const { created_at: _created, author: _author, age_seconds: _age, ...ofItem } = QueueItem.shape
export const NextAction = z
  .object({
    action: z.enum(actions),
    because: z.enum(causes),
    why: z.string().openapi({ description: 'The reason in words' }),
    ...ofItem,
    item_id: z.string().nullable().openapi({ description: 'Null where it is about several' }),
    repo: z.string().nullable(),
    title: z.string().openapi({ description: 'Of the item; else the repository or the reviewer' }),
    items: z.number().int().openapi({ description: 'How many it is about' }),
  })
  .openapi('NextAction')

export const BottlenecksAnswer = z
  .object({
    scope: z.string(),
    as_of: z.string().nullable(),
    from: z.string().nullable().openapi({ description: 'From when time is counted' }),
    days: z.number().int(),
    actors: z.enum(actorKinds).openapi({ description: 'Whose items' }),
    archived: z.number().int().openapi({
      description: 'Repositories that are left out because they are archived: nobody can act there',
    }),
    items: z.number().int().openapi({ description: 'Open items that wait, drafts left out' }),
    stuck: z.number().int(),
    decided: z.object({ change_request: z.number().int(), issue: z.number().int() }).openapi({
      description: 'Closed or merged from `from` to as_of',
    }),
    stages: z.array(StageRow),
    waiting_on: z
      .array(
        z.object({
          waiting_on,
          items: z.number().int(),
          stuck: z.number().int(),
          spent_seconds: seconds,
        }),
      )
      .openapi({ description: 'On whom open items wait, and how long all waited from `from` on' }),
    next: z.array(NextAction).openapi({ description: 'What to do first, in this order' }),
    reviewers: z
      .array(Reviewer)
      .openapi({ description: 'Those asked for most first; 100 at most' }),
  })
  .openapi('Bottlenecks')
