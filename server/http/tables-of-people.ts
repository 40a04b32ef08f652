/** Answers about people as tables. */
import type { z } from 'zod'
import type {
  ActorsAnswer,
  AffiliationsAnswer,
  HistoryAnswer,
  IdentitiesAnswer,
  RulesAnswer,
  VersionAnswer,
} from '../routes/actor-schemas.ts'
import { tableOf, type Table } from '../store/table.ts'

export const actorTable = ({ actors }: z.infer<typeof ActorsAnswer>): Table =>
  tableOf(
    {
      account_id: 'varchar',
      login: 'varchar',
      name: 'varchar',
      kind: 'varchar',
      why: 'varchar',
      person: 'varchar',
      contributions: 'bigint',
      repositories: 'bigint',
    },
    actors,
  )

export const ruleTable = ({ rules }: z.infer<typeof RulesAnswer>): Table =>
  tableOf(
    {
      login: 'varchar',
      kind: 'varchar',
      note: 'varchar',
      is_pattern: 'boolean',
      accounts: 'bigint',
    },
    rules,
  )

export const identityTable = ({ identities }: z.infer<typeof IdentitiesAnswer>): Table =>
  tableOf(
    {
      account: 'varchar',
      person: 'varchar',
      is_apart: 'boolean',
      source: 'varchar',
      note: 'varchar',
    },
    identities,
  )

/** Days stay text: an affiliation without a beginning has none. */
export const affiliationTable = ({ affiliations }: z.infer<typeof AffiliationsAnswer>): Table =>
  tableOf(
    {
      person: 'varchar',
      organisation: 'varchar',
      from: 'varchar',
      to: 'varchar',
      source: 'varchar',
    },
    affiliations,
  )

export const historyTable = ({ changes }: z.infer<typeof HistoryAnswer>): Table =>
  tableOf(
    {
      version: 'bigint',
      changed_at: 'timestamptz',
      list: 'varchar',
      key: 'varchar',
      before: 'varchar',
      after: 'varchar',
      note: 'varchar',
    },
    changes,
  )

export const versionTable = ({ rows }: z.infer<typeof VersionAnswer>): Table =>
  tableOf({ list: 'varchar', key: 'varchar', content: 'varchar' }, rows)
