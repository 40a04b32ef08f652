/** The shapes of answers about people, bots and agents. */
import { z } from '@hono/zod-openapi'
import { kinds } from '../actors/change.ts'

const paging = {
  total: z.number().int(),
  next_cursor: z.string().nullable(),
}

/** Why an account is what it is. */
export const whys = ['rule', 'pattern', 'account', 'source', 'default'] as const

export const Actor = z
  .object({
    account_id: z.string(),
    login: z
      .string()
      .openapi({ description: 'A login, or an address that no account is known for' }),
    name: z.string().nullable(),
    kind: z.enum(kinds),
    why: z.enum(whys).openapi({
      description:
        'rule: by name; pattern; account: an address of an account; source: the source says so; default: a person, since nothing says otherwise',
    }),
    person: z
      .string()
      .nullable()
      .openapi({ description: 'The login under which they are counted' }),
    contributions: z
      .number()
      .int()
      .nullable()
      .openapi({ description: 'Of the person; null for their other spellings' }),
    repositories: z.number().int().nullable(),
  })
  .openapi('Actor')

export const ActorsAnswer = z.object({ ...paging, actors: z.array(Actor) }).openapi('ActorsAnswer')

const date = z.string().nullable()
const interval = {
  from: date.openapi({ description: 'First day; null: always' }),
  to: date.openapi({ description: 'The day after the last; null: without end' }),
}

export const RulesAnswer = z
  .object({
    version: z.number().int(),
    rules: z.array(
      z.object({
        login: z.string(),
        kind: z.enum(kinds),
        note: z.string().nullable(),
        is_pattern: z.boolean(),
        accounts: z.number().int().openapi({ description: 'Accounts that it decides' }),
      }),
    ),
    stale_labels: z.array(z.string()),
    organisations: z.array(
      z.object({
        kind: z.enum(['domain', 'owner', 'company']),
        value: z.string(),
        organisation: z.string(),
        ...interval,
      }),
    ),
    identity_rules: z.array(
      z.object({
        rule: z.string(),
        description: z.string(),
        is_on: z.boolean(),
        accounts: z.number().int().openapi({ description: 'Accounts that it merges' }),
      }),
    ),
  })
  .openapi('RulesAnswer')

export const IdentitiesAnswer = z
  .object({
    ...paging,
    identities: z.array(
      z.object({
        account: z.string(),
        person: z.string(),
        is_apart: z
          .boolean()
          .openapi({ description: 'Kept apart from what a rule would merge it into' }),
        source: z.string().openapi({ description: 'hand, file, or the rule that found it' }),
        note: z.string().nullable(),
      }),
    ),
  })
  .openapi('IdentitiesAnswer')

export const AffiliationsAnswer = z
  .object({
    ...paging,
    affiliations: z.array(
      z.object({
        person: z.string(),
        organisation: z.string(),
        ...interval,
        source: z.enum(['hand', 'file', 'domain', 'membership', 'profile']),
      }),
    ),
    unknown: z
      .object({
        contributions: z.number().int(),
        of_contributions: z.number().int(),
        people: z.number().int(),
        of_people: z.number().int(),
      })
      .openapi({ description: 'Of people, in the twelve months to the newest sync' }),
    organisations: z.array(
      z.object({
        organisation: z.string(),
        contributions: z.number().int(),
        people: z.number().int(),
      }),
    ),
    domains: z
      .array(z.object({ domain: z.string(), addresses: z.number().int() }))
      .openapi({ description: 'Of these months, those without a rule that most addresses are of' }),
    companies: z.array(z.object({ company: z.string(), people: z.number().int() })).openapi({
      description: 'Of these months, those without a rule that most profiles name, in lower case',
    }),
  })
  .openapi('AffiliationsAnswer')

export const HistoryAnswer = z
  .object({
    ...paging,
    changes: z.array(
      z.object({
        version: z.number().int(),
        changed_at: z.string(),
        list: z.string(),
        key: z.string(),
        before: z
          .string()
          .nullable()
          .openapi({ description: 'The row as JSON; null: there was none' }),
        after: z.string().nullable().openapi({ description: 'The same; null: it is gone' }),
        note: z.string().nullable(),
      }),
    ),
  })
  .openapi('HistoryAnswer')

export const VersionAnswer = z
  .object({
    version: z.number().int(),
    rows: z.array(z.object({ list: z.string(), key: z.string(), content: z.string() })),
  })
  .openapi('VersionAnswer')

export const ChangedAnswer = z
  .object({
    version: z.number().int().openapi({ description: 'Of the rules, afterwards' }),
    unknown: z.array(z.string()).openapi({ description: 'Names of a file whom nobody has seen' }),
  })
  .openapi('ChangedAnswer')

const State = z.object({ kind: z.enum(kinds), person: z.string().nullable() }).nullable()

export const PreviewAnswer = z
  .object({
    accounts_total: z.number().int(),
    accounts: z
      .array(z.object({ account_id: z.string(), login: z.string(), before: State, after: State }))
      .openapi({ description: 'Accounts of which kind or person would change, 100 at most' }),
    affiliations: z.number().int().openapi({ description: 'Persons who would belong elsewhere' }),
    contributions: z.number().int().openapi({
      description:
        'Contributions that would be somebody else’s, of another kind, or of another organisation',
    }),
    items: z
      .number()
      .int()
      .openapi({ description: 'Issues and change requests of these accounts' }),
    metrics: z.array(
      z.object({
        metric: z.string(),
        scope: z.string(),
        before: z.number().nullable(),
        after: z.number().nullable(),
      }),
    ),
  })
  .openapi('PreviewAnswer')
