/** Which annotations stand beside the numbers of a scope, and which releases where there are many. */
import { expect, it } from 'vitest'
import { annotationOf } from '../../server/annotations/annotation.ts'
import { applying } from '../../server/annotations/applying.ts'
import type { Store } from '../../server/store/open.ts'
import { fill, temporaryStore } from '../metrics/store.ts'
import type { CaseRelease } from '../metrics/world.ts'

async function made(releases: CaseRelease[] = []): Promise<Store> {
  const store = await temporaryStore()
  await fill(store, {
    as_of: 90,
    releases,
    issues: [
      { at: 0, by: 'ann' },
      { at: 0, by: 'ann', in: 'b' },
    ],
  })
  return store
}

const any = { from: null, to: null }
const titles = async (
  store: Store,
  scope: string,
  dates: { from: Date | null; to: Date | null } = any,
) => (await applying(store, [scope], dates)).annotations.map(({ title }) => title)

it('those of everywhere, and those that have a repository in common with the scope', async () => {
  const store = await made()
  const said = (title: string, from: string, scope?: string, to?: string) =>
    annotationOf({ title, kind: 'other', from, scope, to })
  await store.putAnnotations([
    said('everywhere', '2025-01-05'),
    said('of a', '2025-01-04', 'repo:case/a'),
    said('of all', '2025-01-03', 'ecosystem:case'),
    said('of nothing yet', '2025-01-02', 'org:nobody'),
    said('long', '2024-12-01', 'repo:case/b', '2025-01-02'),
  ])
  expect(await titles(store, 'repo:case/a')).toEqual(['of all', 'of a', 'everywhere'])
  expect(await titles(store, 'repo:case/b')).toEqual(['long', 'of all', 'everywhere'])
  expect(await titles(store, 'ecosystem:case')).toEqual(['long', 'of all', 'of a', 'everywhere'])
  const from = (day: string) => new Date(`${day}T00:00:00Z`)
  // What began before the window but reaches into it belongs to it; what begins at its end doesn't.
  expect(await titles(store, 'all', { from: from('2025-01-01'), to: from('2025-01-04') })).toEqual([
    'long',
    'of all',
  ])
  expect(await titles(store, 'all', { from: from('2025-01-02'), to: from('2025-01-04') })).toEqual([
    'of all',
  ])
  await expect(applying(store, ['repo:no/body'], any)).rejects.toMatchObject({
    code: 'unknown-scope',
  })
})

it('the releases of the data, without drafts, pre-releases and what came after the last sync', async () => {
  const store = await made([
    { at: 3, tag: 'v1.0.1' },
    { at: 4, tag: 'v1.1.0-rc1', prerelease: true },
    { at: 5, tag: 'v1.1.0', draft: true },
    { at: 6, tag: 'v1.2.0', in: 'b' },
    { at: 91, tag: 'v9.0.0' },
  ])
  expect(await applying(store, ['repo:case/a'], any)).toMatchObject({
    releases: 'all',
    annotations: [{ kind: 'release', title: 'a v1.0.1', scope: 'repo:case/a', to_at: null }],
  })
  expect(await titles(store, 'org:case')).toEqual(['a v1.0.1', 'b v1.2.0'])
})

it('of many releases those with a new minor number, of many of these those with a new major one', async () => {
  const tags = (count: number, tag: (at: number) => string): CaseRelease[] =>
    Array.from({ length: count }, (_, at) => ({ at: 1 + at, tag: tag(at) }))
  const level = async (releases: CaseRelease[]) => {
    const found = await applying(await made(releases), ['all'], any)
    return [found.releases, found.annotations.length]
  }
  expect(await level(tags(30, (at) => `v1.0.${at}`))).toEqual(['all', 30])
  expect(
    await level([
      ...tags(31, (at) => `v1.0.${at + 1}`),
      { at: 50, tag: 'pkg-1.1.0' },
      { at: 51, tag: '1.2' },
    ]),
  ).toEqual(['minor', 2])
  expect(await level(tags(40, (at) => `v${Math.floor(at / 20)}.${at % 20}.0`))).toEqual([
    'major',
    2,
  ])
  expect(await level(tags(31, (at) => `v${at}.0.0`))).toEqual(['none', 0])
})
