/** What a user may change of the rules on people: one shape for the API, the command line and the preview. */
import { z } from '@hono/zod-openapi'

export const kinds = ['human', 'bot', 'agent'] as const

const text = z.string().trim().min(1).max(200)
const note = z.string().trim().max(500).optional()

/** A login, an address, or a pattern of one: `*` stands for any signs. */
const ruleName = text
  .transform((given) => given.toLowerCase().replace('[bot]', ''))
  .pipe(z.string().regex(/^[a-z0-9*@._+-]+$/, 'a login, an e-mail address, or a pattern with *'))
  .pipe(z.string().regex(/[^*.]/, 'a pattern that leaves somebody out'))

/** A login, or an e-mail address of git. */
const accountName = text.openapi({ example: 'octocat' })

const domain = text
  .transform((given) => given.toLowerCase().replace(/^@/, ''))
  .pipe(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a domain like example.org'))

/** As the view `profile` spells what profiles say, so that the two are found to be equal. */
export const companyKey = (written: string): string =>
  written
    .toLowerCase()
    .replace(/[\t\n\v\f\r\p{Z}]+/gu, ' ')
    .replace(/^ ?@/, '')
    .replace(/^ | $/g, '')

const company = z
  .string()
  .max(200)
  .transform(companyKey)
  .pipe(z.string().min(1, 'a company as profiles name it'))
  .openapi({ example: '@northshore' })

const day = z.iso.date().openapi({ example: '2024-01-01' })

/** From a day on, up to another which isn't in it; left out: without end. */
const interval = { from: day.optional(), to: day.optional() }

export const Affiliation = z.strictObject({ organisation: text, ...interval })

/** The content of a file with people, domains and companies; what an earlier file said is replaced. */
export const PeopleFile = z.strictObject({
  people: z
    .array(
      z.strictObject({
        person: accountName,
        also: z.array(accountName).max(1000).default([]),
        at: z.array(Affiliation).max(1000).default([]),
      }),
    )
    .max(200_000)
    .default([]),
  domains: z
    .array(z.strictObject({ domain, organisation: text, ...interval }))
    .max(20_000)
    .default([]),
  companies: z
    .array(z.strictObject({ company, organisation: text, ...interval }))
    .max(20_000)
    .default([]),
})
export type PeopleFile = z.infer<typeof PeopleFile>

export const Change = z
  .discriminatedUnion('change', [
    z.strictObject({ change: z.literal('set-kind'), login: ruleName, kind: z.enum(kinds), note }),
    z.strictObject({ change: z.literal('remove-kind'), login: ruleName }),
    z.strictObject({ change: z.literal('add-stale-label'), label: text }),
    z.strictObject({ change: z.literal('remove-stale-label'), label: text }),
    z.strictObject({ change: z.literal('merge'), account: accountName, into: accountName, note }),
    z.strictObject({ change: z.literal('split'), account: accountName, note }),
    z.strictObject({
      change: z.literal('switch-identity-rule'),
      rule: text,
      is_on: z.boolean(),
    }),
    z.strictObject({
      change: z.literal('set-domain'),
      domain,
      organisation: text,
      ...interval,
    }),
    z.strictObject({ change: z.literal('remove-domain'), domain }),
    z.strictObject({
      change: z.literal('set-owner'),
      owner: text,
      organisation: text,
      ...interval,
    }),
    z.strictObject({ change: z.literal('remove-owner'), owner: text }),
    z.strictObject({
      change: z.literal('set-company'),
      company,
      organisation: text,
      ...interval,
    }),
    z.strictObject({ change: z.literal('remove-company'), company }),
    z.strictObject({
      change: z.literal('affiliate'),
      person: accountName,
      organisation: text,
      ...interval,
    }),
    z.strictObject({
      change: z.literal('disaffiliate'),
      person: accountName,
      organisation: text.optional(),
    }),
    z.strictObject({ change: z.literal('import'), file: PeopleFile }),
    z.strictObject({ change: z.literal('restore'), version: z.number().int().min(1) }),
  ])
  .openapi('RuleChange')
export type Change = z.infer<typeof Change>

export const RuleChanges = z
  .strictObject({
    changes: z.array(Change).min(1).max(1000),
    note: note.openapi({ description: 'Why, for the history' }),
  })
  .openapi('RuleChanges', {
    example: {
      changes: [{ change: 'set-kind', login: 'dependabot', kind: 'agent' }],
      note: 'Counted as an agent here',
    },
  })
export type RuleChanges = z.infer<typeof RuleChanges>
