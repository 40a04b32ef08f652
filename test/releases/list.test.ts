/** The list of releases says of each what the metrics say of all of them. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { ReleaseNotes, ReleasesAnswer } from '../../server/routes/release-schemas.ts'
import { testApp, type TestApp } from '../api/app.ts'
import type { ItemsAnswer } from '../../server/routes/schemas.ts'

type Answer = z.infer<typeof ReleasesAnswer>

let app: TestApp
beforeAll(async () => {
  app = await testApp(3000)
})

const asked = 'scope=ecosystem%3Asample&from=2025-06-01T00:00:00Z&to=2026-06-01T00:00:00Z'
const list = async (query: string): Promise<Answer> =>
  (await (await app.get(`/api/v1/releases?${query}`)).json()) as Answer

/** Outcome by item of a metric that looks back over these twelve months. */
async function outcomes(metric: string): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  let cursor = ''
  do {
    const answer = (await (
      await app.get(
        `/api/v1/metrics/${metric}/items?${asked}&actors=all&grain=year&limit=1000${cursor}`,
      )
    ).json()) as z.infer<typeof ItemsAnswer>
    for (const { item_id, outcome } of answer.items) found.set(item_id, outcome)
    cursor = answer.next_cursor === null ? '' : `&cursor=${answer.next_cursor}`
  } while (cursor !== '')
  return found
}

describe('/releases', () => {
  it('judges each against the norm of its level as the metric does', async () => {
    const { releases, total } = await list(`${asked}&limit=1000`)
    const judged = await outcomes('release-cadence-fit')
    expect(releases.length).toBe(total)
    expect(releases.length).toBeGreaterThan(30)
    expect(new Set(releases.map(({ item_id }) => item_id))).toEqual(new Set(judged.keys()))
    for (const { fit, item_id, level } of releases) {
      // The metric names the level of what has no norm.
      expect(fit === 'no_norm' ? level : fit).toBe(judged.get(item_id))
    }
    expect(new Set(releases.map(({ fit }) => fit)).size).toBeGreaterThan(2)
  })

  it('says what came of each as the metric does', async () => {
    const { releases } = await list(`${asked}&limit=1000`)
    const judged = await outcomes('change-failure')
    expect(judged.size).toBeGreaterThan(30)
    for (const { failure, item_id } of releases) {
      const outcome = judged.get(item_id)
      if (outcome !== undefined) expect(failure ?? 'stood').toBe(outcome)
    }
    expect(releases.some(({ failure }) => failure === 'patched')).toBe(true)
  })

  it('comes newest first, in pages, and whole as a file', async () => {
    const whole = await list(`${asked}&limit=1000`)
    const times = whole.releases.map(({ published_at }) => published_at)
    expect(times).toEqual(times.toSorted().toReversed())
    const first = await list(`${asked}&limit=7`)
    const second = await list(`${asked}&limit=7&cursor=${first.next_cursor}`)
    expect([...first.releases, ...second.releases]).toEqual(whole.releases.slice(0, 14))
    const csv = await (await app.get(`/api/v1/releases?${asked}&format=csv`)).text()
    expect(csv.trimEnd().split('\r\n')).toHaveLength(whole.total + 1)
  })

  it('leaves pre-releases out unless asked, and knows nothing outside its dates', async () => {
    const { releases } = await list(`${asked}&limit=1000`)
    expect(releases.every(({ is_prerelease }) => !is_prerelease)).toBe(true)
    const all = await list('scope=ecosystem%3Asample&prereleases=true&limit=1000')
    expect(all.total).toBeGreaterThan(releases.length)
    for (const { published_at } of releases) {
      expect(published_at >= '2025-06-01' && published_at < '2026-06-01').toBe(true)
    }
    expect((await list('scope=ecosystem%3Asample&to=2000-01-01')).releases).toEqual([])
  })

  it('gives what a release says of itself: here, what was merged since the one before', async () => {
    const { releases } = await list('scope=repo%3Asample%2Fgorsewind&limit=1000')
    const [newest, before] = releases.filter(({ has_notes }) => has_notes)
    if (newest === undefined || before === undefined) throw new Error('Nothing is said of any.')
    const address = (id: string, scope: string) =>
      `/api/v1/releases/${encodeURIComponent(id)}/notes?scope=${encodeURIComponent(scope)}`
    const response = await app.get(address(newest.item_id, 'repo:sample/gorsewind'))
    const { item_id, notes } = (await response.json()) as z.infer<typeof ReleaseNotes>
    expect(item_id).toBe(newest.item_id)
    const numbers = [...(notes ?? '').matchAll(/^- .+ \(#(\d+)\)$/gm)].map(([, number]) => number)
    expect(numbers.length).toBeGreaterThan(0)
    const merged = await app.store.query<{ number: number }>(
      `select number from raw.pull_request
       join raw.repository as repository on repository.id = repo_id and repository.name = 'gorsewind'
       where merged_at < $to::timestamp and list_contains($numbers::varchar[], number::varchar)`,
      { to: newest.published_at, numbers: JSON.stringify(numbers) },
    )
    expect(merged).toHaveLength(numbers.length)
    const silent = releases.find(({ has_notes }) => !has_notes)
    if (silent !== undefined) {
      const none = await app.get(address(silent.item_id, 'repo:sample/gorsewind'))
      expect(await none.json()).toEqual({ item_id: silent.item_id, notes: null })
    }
    for (const [id, scope] of [
      [newest.item_id, 'repo:sample/kelpline'],
      ['none', 'ecosystem:sample'],
    ] as const) {
      const refused = await app.get(address(id, scope))
      expect(refused.status).toBe(404)
      expect(await refused.json()).toMatchObject({ error: { code: 'unknown-release' } })
    }
  })

  it('refuses what it does not know', async () => {
    expect((await app.get('/api/v1/releases?scope=ecosystem%3Anone')).status).toBe(404)
    expect((await app.get('/api/v1/releases?scope=all&level=major')).status).toBe(400)
  })
})
