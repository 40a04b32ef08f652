/** Answers about people as tables, for CSV. */
import type { z } from 'zod'
import type {
  ActorsAnswer,
  AffiliationsAnswer,
  HistoryAnswer,
  IdentitiesAnswer,
  RulesAnswer,
} from '../routes/actor-schemas.ts'
import type { Cell, Table } from './csv.ts'

/** Columns by name, in the order given. */
function tableOf<Name extends string>(columns: Name[], rows: Record<Name, Cell>[]): Table {
  return { columns, rows: rows.map((row) => columns.map((name) => row[name])) }
}

export const actorTable = ({ actors }: z.infer<typeof ActorsAnswer>): Table =>
  tableOf(
    ['account_id', 'login', 'name', 'kind', 'why', 'person', 'contributions', 'repositories'],
    actors,
  )

export const ruleTable = ({ rules }: z.infer<typeof RulesAnswer>): Table =>
  tableOf(['login', 'kind', 'note', 'is_pattern', 'accounts'], rules)

export const identityTable = ({ identities }: z.infer<typeof IdentitiesAnswer>): Table =>
  tableOf(['account', 'person', 'is_apart', 'source', 'note'], identities)

export const affiliationTable = ({ affiliations }: z.infer<typeof AffiliationsAnswer>): Table =>
  tableOf(['person', 'organisation', 'from', 'to', 'source'], affiliations)

export const historyTable = ({ changes }: z.infer<typeof HistoryAnswer>): Table =>
  tableOf(['version', 'changed_at', 'list', 'key', 'before', 'after', 'note'], changes)
