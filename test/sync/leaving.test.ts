/** Which of an ecosystem's repositories a file still speaks of. */
import { expect, it } from 'vitest'
import { isNamed } from '../../server/sync/leaving.ts'
import { parseReposFile } from '../../server/sync/repos-file.ts'
import { temporaryStore } from '../metrics/store.ts'
import { batchesOf } from '../metrics/world.ts'

const member = (name: string, ...former: string[]) => ({
  repo_id: 'R_1',
  name,
  names: [name, ...former].map((each) => each.toLowerCase()),
})

it.each<[string, string, string[], boolean]>([
  ['repositories: [Acme/One]', 'acme/ONE', [], true],
  ['repositories: [acme/one]', 'acme/two', [], false],
  ['repositories: [acme/one]', 'acme/two', ['acme/one'], true],
  ['organisations: [acme]', 'Acme/two', [], true],
  ['organisations: [acme]', 'acme-labs/two', [], false],
  ['organisations: [acme]', 'renamed/two', ['acme/two'], true],
  ["organisations: [acme]\n    exclude: ['acme/t*']", 'acme/Two', [], false],
  ["organisations: [acme]\n    exclude: ['acme/t*']", 'acme/one', [], true],
  [
    "organisations: [acme]\n    repositories: [acme/two]\n    exclude: ['acme/t*']",
    'acme/two',
    [],
    true,
  ],
  ['archived: false', 'acme/one', [], false],
])('%j speaks of %s (formerly %j): %s', (text, name, former, expected) => {
  const [entry] = parseReposFile(`ecosystems:\n  - title: A\n    ${text}\n`, 'repos.yaml')
  expect(entry !== undefined && isNamed(member(name, ...former), entry)).toBe(expected)
})

it('whoever named a repository last says what keeps it', async () => {
  const store = await temporaryStore()
  for (const batch of batchesOf({ as_of: 1, issues: [{ at: 0, by: 'ann' }] })) {
    await store.write(batch)
  }
  const ecosystem = { slug: 'x', title: 'X', is_simulated: false }
  const filed = async (): Promise<string[][]> =>
    (await store.filedMembers('x')).map(({ names }) => names)
  await store.addToEcosystem({ ...ecosystem, is_from_file: true }, ['R_a'])
  await store.recordRun({
    id: 'run',
    source: 'github',
    repo_id: 'R_a',
    repository: 'Case/Former',
    started_at: '2025-01-01T00:00:00Z',
    finished_at: null,
    outcome: 'running',
    error_class: null,
    message: null,
    hint: null,
    requests: 0,
    inserted: 0,
    updated: 0,
    deleted: 0,
  })
  expect(await filed()).toEqual([['case/a', 'case/former']])
  await store.addToEcosystem(ecosystem, ['R_a'])
  expect(await filed()).toEqual([])
})
