/** Made-up REST objects, and folders of them, for the tests of importing. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { onTestFinished } from 'vitest'
import { importArchive, openArchive, type Imported } from '../../server/sync/import.ts'
import type { Store } from '../../server/store/open.ts'

type Fields = Record<string, unknown>

/** Noon of the `day`th of January 2024. */
export const at = (day: number): string => `2024-01-${String(day).padStart(2, '0')}T12:00:00Z`

export const user = (login: string, given: Fields = {}): Fields => ({
  login,
  id: login.length,
  node_id: `U_${login.replace('[bot]', '')}`,
  type: login.endsWith('[bot]') ? 'Bot' : 'User',
  ...given,
})

function item(number: number, given: Fields): Fields {
  return {
    id: number,
    number,
    title: `Item ${number}`,
    user: user('ada'),
    author_association: 'CONTRIBUTOR',
    state: 'open',
    locked: false,
    labels: [],
    assignees: [],
    created_at: at(1),
    updated_at: at(2),
    ...given,
  }
}

export const issue = (number: number, given: Fields = {}): Fields =>
  item(number, {
    node_id: `I_${number}`,
    html_url: `https://github.com/acme/widgets/issues/${number}`,
    ...given,
  })

export const repository = (given: Fields = {}): Fields => ({
  id: 9,
  node_id: 'R_9',
  full_name: 'acme/widgets',
  html_url: 'https://github.com/acme/widgets',
  stargazers_count: 7,
  forks_count: 2,
  watchers_count: 7,
  default_branch: 'main',
  created_at: '2020-05-05T00:00:00Z',
  updated_at: at(2),
  pushed_at: at(2),
  ...given,
})

export const pull = (number: number, given: Fields = {}): Fields =>
  item(number, {
    node_id: `PR_${number}`,
    html_url: `https://github.com/acme/widgets/pull/${number}`,
    draft: false,
    merged_at: null,
    merge_commit_sha: 'tried',
    additions: 3,
    deletions: 1,
    changed_files: 2,
    base: { ref: 'main', repo: repository() },
    ...given,
  })

export const event = (name: string, day: number, given: Fields = {}): Fields => ({
  event: name,
  id: day * 100,
  node_id: `E_${name}_${day}`,
  actor: user('bob'),
  created_at: at(day),
  ...given,
})

export const lines = (...values: unknown[]): string =>
  values.map((value) => `${JSON.stringify(value)}\n`).join('')

/** A folder with these files, gone after the test. A name that ends in `.gz` packs its text. */
export async function folderOf(files: Record<string, string | Buffer>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lichen-import-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    const isPacked = name.endsWith('.gz') && typeof content === 'string'
    await writeFile(join(folder, name), isPacked ? gzipSync(content) : content)
  }
  return folder
}

export interface Given {
  repository?: { owner: string; name: string }
  asOf?: string
  ecosystem?: string
}

export async function importFolder(
  store: Store,
  folder: string,
  { ecosystem, ...given }: Given = {},
): Promise<Imported> {
  return importArchive(store, await openArchive({ folder, ...given }), { ecosystem })
}

/** Every row of every table of facts as one line of text, in an order that depends on the rows alone. */
export async function everything(store: Store): Promise<Record<string, string[]>> {
  const tables = await store.query<{ name: string }>(
    `select table_name as name from information_schema.tables
     where table_schema = 'raw' and table_type = 'BASE TABLE' order by name`,
  )
  const found: Record<string, string[]> = {}
  for (const { name } of tables) {
    const rows = await store.query<Fields>(`from raw."${name}"`)
    found[name] = rows.map((row) => JSON.stringify(row)).toSorted()
  }
  return found
}
