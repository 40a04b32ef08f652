/** Real repositories, collected through GraphQL, against a computation in plain TypeScript straight from their files. */
import { describe, expect, it } from 'vitest'
import { createClient } from '../../collectors/github/client.ts'
import { lanesOf } from '../../collectors/github/lane.ts'
import { loadCatalogue } from '../../server/metrics/catalogue.ts'
import { evaluate } from '../../server/metrics/evaluate.ts'
import { items } from '../../server/metrics/items.ts'
import { collectRepository } from '../../server/sync/run.ts'
import { dataFolder, hasData } from '../github-server/client.ts'
import { loadFolder } from '../github-server/load.ts'
import { startGithubServer } from '../github-server/server.ts'
import {
  archiveHistories,
  backupHistories,
  devlakeHistories,
  isHuman,
  type History,
} from './raw-histories.ts'
import {
  incidenceMedian,
  incidenceShare,
  survivalMedian,
  survivalShare,
  type Row,
} from './reference.ts'
import { temporaryStore } from './store.ts'

const catalogue = await loadCatalogue()
const stale = new Set(['stale', 'lifecycle/stale', 'lifecycle/rotten', 'inactive', 'no-activity'])

/** The close that stands at the end, or null. */
function finalClose(history: History): { who: string | null; at: number; label: boolean } | null {
  let standing: { who: string | null; at: number } | null = null
  let isOpen = true
  let isStale = false
  for (const deed of history.deeds) {
    if (deed.what === 'labeled' && stale.has(deed.label?.toLowerCase() ?? '')) isStale = true
    if (deed.what === 'unlabeled' && stale.has(deed.label?.toLowerCase() ?? '')) isStale = false
    if (deed.what === 'closed' && isOpen) {
      standing = deed
      isOpen = false
    }
    if (deed.what === 'reopened') {
      standing = null
      isOpen = true
    }
  }
  return standing === null ? null : { ...standing, label: isStale }
}

function firstResponse(history: History, asOf: number): Row {
  const answer = history.deeds.find(
    (deed) =>
      (deed.what === 'commented' || deed.what === 'closed') &&
      isHuman(deed.who) &&
      deed.who !== history.author &&
      deed.at >= history.created,
  )
  const withdrawal = history.deeds.find(
    (deed) => deed.what === 'closed' && deed.who === history.author,
  )
  const end = answer?.at ?? withdrawal?.at ?? asOf
  return {
    seconds: (end - history.created) / 1000,
    is_event: answer !== undefined,
    is_competing: false,
  }
}

function resolution(history: History, asOf: number): Row {
  const close = finalClose(history)
  const isExpired = close !== null && close.label && !isHuman(close.who)
  return {
    seconds: ((close?.at ?? asOf) - history.created) / 1000,
    is_event: close !== null && !isExpired,
    is_competing: isExpired,
  }
}

function merge(history: History, asOf: number): Row {
  const close = finalClose(history)
  const decided = history.merged ?? close?.at ?? null
  const ready = history.deeds.find((deed) => deed.what === 'ready_for_review')?.at
  const end = decided ?? asOf
  const start = ready !== undefined && ready <= end ? ready : history.created
  return {
    seconds: (end - start) / 1000,
    is_event: history.merged !== null,
    is_competing: history.merged === null && close !== null,
  }
}

const repositories = [
  { name: 'bitcoin-core/gui', folder: 'bitcoin-core-gui', read: backupHistories },
  { name: 'tlswg/tls13-spec', folder: 'ietf', read: () => archiveHistories('tlswg-tls13-spec') },
  {
    name: 'mlswg/mls-protocol',
    folder: 'ietf',
    read: () => archiveHistories('mlswg-mls-protocol'),
  },
  { name: 'panjf2000/ants', folder: 'devlake-ants', read: devlakeHistories },
]

describe.skipIf(!hasData)('metrics of real repositories (needs the real data folder)', () => {
  it.each(repositories)('$name', async ({ name, folder, read }) => {
    const github = await startGithubServer({
      worlds: [loadFolder(dataFolder(folder)).world],
    })
    const store = await temporaryStore()
    const [owner = '', repo = ''] = name.split('/')
    const client = createClient({
      apiUrl: github.url,
      lanes: lanesOf('any'),
      userAgent: 'lichen-test',
    })
    const { as_of } = await collectRepository({ sink: store, client, owner, name: repo })
    await github.close()

    const asOf = Date.parse(as_of)
    const histories = read().filter((history) => isHuman(history.author))
    const issues = histories.filter((history) => !history.isPull)
    const pulls = histories.filter((history) => history.isPull)
    const question = {
      scopes: [`repo:${name}`],
      from: '2008-01-01',
      to: '2030-01-01',
      grain: 'year' as const,
      actors: 'human' as const,
    }
    const ask = async (metric: string) =>
      (await evaluate(store, catalogue, { ...question, metric })).series[0]?.summary

    const responses = issues.map((issue) => firstResponse(issue, asOf))
    const resolutions = issues.map((issue) => resolution(issue, asOf))
    const merges = pulls.map((pull) => merge(pull, asOf))
    for (const [metric, expected, rows] of [
      ['time-to-first-response', survivalMedian(responses), responses],
      ['response-coverage-7d', survivalShare(responses, 7 * 86_400), responses],
      ['issue-resolution-duration', incidenceMedian(resolutions), resolutions],
      ['change-request-merge-time', incidenceMedian(merges), merges],
      ['merge-within-48h', incidenceShare(merges, 2 * 86_400), merges],
    ] as const) {
      const found = await ask(metric)
      expect(found?.n, `n of ${metric}`).toBe(rows.length)
      for (const field of ['value', 'low', 'high'] as const) {
        const value = expected[field]
        if (value === null || expected.value === null)
          expect(found?.[field] ?? null, `${field} of ${metric}`).toBe(value)
        else expect((found?.[field] ?? NaN) / value, `${field} of ${metric}`).toBeCloseTo(1, 6)
      }
    }
    const opened = await ask('issues-opened')
    expect(opened?.value).toBe(issues.length)
  })

  it('the state at a past instant is what GitHub said on that day', async () => {
    const github = await startGithubServer({
      worlds: [loadFolder(dataFolder('bitcoin-core-gui')).world],
    })
    const store = await temporaryStore()
    const client = createClient({
      apiUrl: github.url,
      lanes: lanesOf('any'),
      userAgent: 'lichen-test',
    })
    await collectRepository({ sink: store, client, owner: 'bitcoin-core', name: 'gui' })
    await github.close()
    // By created_at and closed_at alone the first would be 139: one issue was reopened later.
    for (const [day, open] of [
      ['2024-01-01T00:00:00Z', 138],
      ['2025-01-01T00:00:20Z', 141],
      ['2025-12-29T15:00:03Z', 130],
    ] as const) {
      const page = await items(store, catalogue, {
        metric: 'backlog-age',
        scopes: ['repo:bitcoin-core/gui'],
        from: '2010-01-01',
        to: day,
        grain: 'year',
        actors: 'all',
      })
      expect(page.total, day).toBe(open)
    }
  })
})
