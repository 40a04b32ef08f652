/** A small database with an ecosystem of two repositories, exported by the built program. */
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { openStore } from '../../server/store/open.ts'
import { lichen, type Ended } from '../cli/command.ts'
import { copySample } from '../sample-file.ts'

export interface World {
  folder: string
  db: string
  /** The login of somebody who is left out of the lists of contributors. */
  leftOut: string
  /** Of everybody who is a person. */
  logins: string[]
}

interface Person {
  person_id: string
  login: string
}

export async function makeWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'lichen-site-'))
  const db = join(folder, 'site.duckdb')
  await copySample(db, 600)
  const store = await openStore(db)
  const repos = await store.query<{ id: string }>(
    `select id from raw.repository where name in ('kelpline', 'gorsewind')`,
  )
  const pair = { slug: 'pair', title: 'A pair', is_simulated: true }
  await store.addToEcosystem(
    pair,
    repos.map(({ id }) => id),
  )
  // Whoever reviews is named in many places: as an author, as a reviewer, as whose turn it is.
  const [busy] = await store.query<Person>(
    `select person_id, login from person
     join (select author_id, count(*) as reviews from raw.review group by author_id) on author_id = person_id
     where person.kind = 'human' order by reviews desc, login limit 1`,
  )
  if (busy === undefined) throw new Error('Nobody reviews in the sample.')
  await store.leaveOut(busy.person_id, true)
  const people = await store.query<{ login: string }>(
    `select login from account where kind = 'human' and login not like '%@%'`,
  )
  await store.close()
  return { folder, db, leftOut: busy.login, logins: people.map(({ login }) => login) }
}

export const exported = (
  db: string,
  folder: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Ended> => lichen(['export', 'site', folder, '--db', db, ...args], env)

/** All texts of a site that a reader may fetch, unpacked, by path; its scripts and styles are the program's own. */
export async function textsOf(folder: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!entry.isFile() || path.startsWith(join(folder, 'assets'))) continue
    const content = await readFile(path)
    texts.set(path, (path.endsWith('.gz') ? gunzipSync(content) : content).toString())
  }
  return texts
}
