/** What an export tells of itself: its tables and columns with their meaning, and how old and how whole they are. */
import type { Privacy } from '../contributors/pseudonym.ts'

export interface ExportedTable {
  name: string
  comment: string | null
  file: string
  rows: number
  bytes: number
  sha256: string
  columns: { name: string; type: string; comment: string | null }[]
}

export interface Dictionary {
  format: 'lichen-export'
  /** Raised where a reader of the folder has to change. */
  format_version: 1
  /** pseudonymous: nobody is named, and texts that people wrote are left out. */
  privacy: Privacy
  lichen_version: string
  schema_version: number
  rules_version: number
  duckdb_version: string
  /** `as_of`: the source's clock at the last complete sync, null where none was. */
  repositories: { id: string; owner: string; name: string; as_of: string | null }[]
  tables: ExportedTable[]
}

/** A cell of a Markdown table: a bar would end it. */
const cell = (text: string | null): string =>
  (text ?? '').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')

const line = (cells: (string | null)[]): string => `| ${cells.map(cell).join(' | ')} |`

function tableText({ bytes, columns, comment, file, name, rows, sha256 }: ExportedTable): string {
  return [
    `## ${name}`,
    ...(comment === null ? [] : [`${comment}.`]),
    `\`${file}\`: ${rows} rows, ${bytes} bytes, sha256 \`${sha256}\``,
    [
      line(['column', 'type', 'meaning']),
      line(['---', '---', '---']),
      ...columns.map((column) => line([column.name, column.type, column.comment])),
    ].join('\n'),
  ].join('\n\n')
}

/** The dictionary for people, as Markdown. */
export function dictionaryText(dictionary: Dictionary): string {
  const { duckdb_version, lichen_version, repositories, rules_version, schema_version, tables } =
    dictionary
  return `${[
    '# Data dictionary',
    `Written by Lichen ${lichen_version} with DuckDB ${duckdb_version}; schema ${schema_version}, rules ${rules_version}. ` +
      'Tables called raw.* hold what the sources tell, fact.* what is derived from it, the others the rules and the state ' +
      'of collecting. Instants are UTC, durations seconds.',
    ...(dictionary.privacy === 'open'
      ? []
      : [
          'Nobody is named: logins, names, addresses and ids of accounts are pseudonyms, the same in all tables, and ' +
            'titles, subjects and notes are left out.',
        ]),
    '## Repositories',
    [
      line(['repository', 'id', 'as of']),
      line(['---', '---', '---']),
      ...repositories.map(({ as_of, id, name, owner }) =>
        line([`${owner}/${name}`, id, as_of ?? 'never complete']),
      ),
    ].join('\n'),
    ...tables.map(tableText),
  ].join('\n\n')}\n`
}
