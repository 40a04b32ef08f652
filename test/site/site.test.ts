/** A published copy: every question of its pages is answered from files as the server answers it, and it reads the same. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  describe,
  expect,
  it,
  onTestFinished,
  vi,
} from 'vitest'
import { startServer, type RunningServer } from '../../server/main.ts'
import { wordsLeft } from '../web/chinese.ts'
import { hindrances } from '../browser/accessibility.ts'
import { complaintsOf, openBrowser, settled, type Opened } from '../browser/browser.ts'
import { hostOf, type Host } from './host.ts'
import { exported, makeWorld, textsOf, type World } from './world.ts'

const base = '/made/lichen/'
const scopes = ['--scope', 'ecosystem:pair']
/** Those that pages open with, and some of each other kind. */
const published = `
  time-to-first-response response-coverage-7d issue-resolution-duration merge-within-48h backlog-age
  issues-opened issues-closed activity contributors commits review-coverage libyears
  issue-resolution-rate reopen-rate contributor-absence-factor maintained-weeks release-interval days-since-release
  release-frequency release-cadence-fit change-failure merge-to-release`
  .trim()
  .split(/\s+/)
const metrics = published.flatMap((key) => ['--metric', key])
const pages = [
  '/ecosystem/pair',
  '/ecosystem/pair?open=people,review&show=heat',
  '/project/sample/kelpline',
  '/project/sample/gorsewind?grain=year&actors=all',
  '/metric/time-to-first-response?scope=repo%3Asample%2Fkelpline',
  '/metric/contributors?scope=ecosystem%3Apair&grain=year',
  '/metric/activity?scope=ecosystem%3Apair&actors=each&view=table',
  '/compare',
  '/people?scope=ecosystem%3Apair&order=rank',
  '/bottlenecks?scope=ecosystem%3Apair',
  '/bottlenecks?scope=ecosystem%3Apair&list=spent&stage=review&kind=change_request',
  '/releases?scope=ecosystem%3Apair',
  '/indices?scope=ecosystem%3Apair',
  '/indices?scope=repo%3Asample%2Fkelpline&index=openssf-badge',
  '/report?scope=ecosystem%3Apair',
  '/embed/issues-opened?scope=ecosystem%3Apair',
  '/embed/index/community-maturity/course?scope=ecosystem%3Apair',
  '/embed/index/community-maturity/shape?scope=ecosystem%3Apair',
  '/catalogue?metric=time-to-first-response',
  '/methodology',
  '/status',
  '/settings',
]

const namesPublished = (path: string): boolean =>
  new URLSearchParams(path.split('?')[1]).getAll('metric').every((key) => published.includes(key))

let world: World
let site: string
let host: Host
let browser: Opened
let server: RunningServer
let said: string
let isUp = true

beforeAll(async () => {
  world = await makeWorld()
  site = join(world.folder, 'site')
  const args = [...scopes, ...metrics, '--base', base, '--range', '12m', '--grain', 'year']
  const { code, err, out } = await exported(world.db, site, args)
  if (code !== 0) throw new Error(`The site was not exported: ${err}`)
  said = out
  host = await hostOf(site, base)
  browser = await openBrowser()
  server = await startServer({ host: '127.0.0.1', port: 0, db: world.db, sample: false })
}, 900_000)
afterAll(async () => {
  host.close()
  await browser.close()
  if (isUp) await server.close()
  await rm(world.folder, { recursive: true })
})

let page: Page
let complaints: string[]
beforeEach(async () => {
  host.missed.length = 0
  page = await browser.newPage()
  complaints = complaintsOf(page)
})
afterEach(() => page.close())

const visit = async (path: string): Promise<void> => {
  await page.goto(`${host.address}${path}`)
  await settled(page)
}

describe('the files', () => {
  it('are as many and as large as the command says', async () => {
    expect(said).toMatch(/^3 scopes in [\d,]+ files, \d+\.\d MB, are in /)
    const files = Number(/in ([\d,]+) files/.exec(said)?.[1]?.replace(',', ''))
    expect(files).toBeLessThan(3000)
  })

  it('name nobody who is left out', async () => {
    const texts = await textsOf(site)
    const word = new RegExp(`(?<![\\w-])${world.leftOut}(?![\\w-])`, 'i')
    expect(
      [...texts].filter(([path, text]) => word.test(path) || word.test(text)).map(([path]) => path),
    ).toEqual([])
    // Others are named, so that the search above would find somebody.
    const all = [...texts.values()].join('\n')
    expect(world.logins.filter((login) => all.includes(`"${login}"`)).length).toBeGreaterThan(20)
  })

  it(
    'hold the answers of the server to every question that the server’s pages ask',
    { timeout: 300_000 },
    async () => {
      // The way to the files, as the page loads it; here it looks for its mark in a document of ours.
      vi.resetModules()
      onTestFinished(() => void vi.resetModules())
      const mark = { content: `${host.address}/`, dataset: {} }
      vi.stubGlobal('document', { querySelector: () => mark })
      const { copyReady } = await import('../../web/copy.ts')
      const { answer } = await import('../../web/copy/answer.ts')
      await copyReady()
      const asked = new Set<string>()
      page.on('request', (request) => {
        const { pathname, search } = new URL(request.url())
        if (pathname.startsWith('/api/') && !pathname.includes('/sync'))
          asked.add(pathname + search)
      })
      for (const path of pages) {
        await page.goto(`${server.address}${path}`)
        await settled(page)
        await page.waitForLoadState('networkidle')
      }
      expect(asked.size).toBeGreaterThan(50)
      const named = new RegExp(`(?<![\\w-])${world.leftOut}(?![\\w-])`, 'i')
      let compared = 0
      for (const path of asked) {
        const [ours, theirs] = await Promise.all([
          answer(new Request(`${server.address}${path}`)),
          fetch(`${server.address}${path}`),
        ])
        // Statements are there of the view that pages open with, and metrics as many as were asked for.
        const isLess = path.includes('/sql?') || !namesPublished(path)
        if (isLess && ours.status === 404) continue
        expect(ours.status, path).toBe(200)
        const texts = await Promise.all([ours.text(), theirs.text()])
        // Whoever is left out stands there by another name, and lists of everything are those of what is published.
        if (
          named.test(texts[1]) ||
          /\/(metrics|status|repos|ecosystems|scopes|coverage)(\?|$)/.test(path)
        )
          continue
        const [own, other] = texts.map((text) => {
          if (!text.startsWith('{')) return text
          // Each has its own way to say where a page ended.
          const { next_cursor, ...rest } = JSON.parse(text) as Record<string, unknown>
          return { ...rest, isMore: typeof next_cursor === 'string' }
        })
        expect(own, path).toEqual(other)
        compared += 1
      }
      expect(compared).toBeGreaterThan(30)
    },
  )
})

describe('in the browser', () => {
  it.each(pages)(
    '%s opens by its address, without an error and without the server',
    async (path) => {
      await visit(path)
      await page.waitForLoadState('networkidle')
      expect(await page.locator('.state[role=alert]:visible').allInnerTexts()).toEqual([])
      expect(complaints).toEqual([])
      expect(host.missed).toEqual([])
    },
  )

  it('opens on the ecosystem, says when it was published, and every link stays in it', async () => {
    await visit('/')
    await page.getByRole('heading', { level: 1, name: 'A pair' }).waitFor()
    await page.locator('tbody tr').first().waitFor()
    expect(await page.locator('footer.bottom').innerText()).toMatch(
      /Published on .* from data up to Jun 17, 2026/,
    )
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href))
    for (const href of links.filter((each) => !each.includes('#'))) {
      expect(href.startsWith(`${host.address}/`), href).toBe(true)
      expect((await fetch(href)).status, href).toBe(200)
    }
  })

  it('shows the number of the API, and its rows, as many as it says', async () => {
    const asked = 'scope=repo%3Asample%2Fkelpline'
    const response = await fetch(
      `${server.address}/api/v1/metrics/issues-opened?${asked}&grain=month`,
    )
    const { series } = (await response.json()) as { series: { points: { n: number }[] }[] }
    const counts = series[0]?.points.map(({ n }) => String(n)) ?? []
    await visit(`/metric/issues-opened?${asked}&view=table`)
    const rows = page.locator('.panel').first().locator('tbody tr')
    expect(await rows.locator('td:nth-of-type(4)').allInnerTexts()).toEqual(counts)
    const place = counts.findIndex((count) => Number(count) > 1)
    await rows.nth(place).getByRole('button').click()
    await page.waitForURL(/period=/)
    await page.getByRole('heading', { name: new RegExp(`^${counts[place]} issues ·`) }).waitFor()
    expect(await page.locator('#items tbody tr').count()).toBe(Number(counts[place]))
    await page.reload()
    await page.locator('#items tbody tr').first().waitFor()
    expect(await page.locator('#items tbody tr').count()).toBe(Number(counts[place]))
    expect(complaints).toEqual([])
  })

  it('a click on the chart leads to the rows of that point, too', async () => {
    await visit('/metric/issues-closed?scope=ecosystem%3Apair')
    const chart = page.locator('.chart')
    await chart.locator('svg').waitFor()
    const box = await chart.boundingBox()
    await chart.click({ position: { x: (box?.width ?? 0) * 0.72, y: (box?.height ?? 0) * 0.5 } })
    await page.waitForURL(/period=/)
    const heading = page.getByRole('heading', { name: /^\d+ issues? · / })
    await heading.waitFor()
    const count = Number(/^\d+/.exec(await heading.innerText())?.[0])
    await expect.poll(() => page.locator('#items tbody tr').count()).toBe(Math.min(count, 50))
  })

  it('shows a long list page by page', async () => {
    await visit('/metric/activity?scope=ecosystem%3Apair&actors=all')
    await page.locator('#items tbody tr').first().waitFor()
    const shown = page.locator('#items .foot')
    const total = Number(/of ([\d,]+)/.exec(await shown.innerText())?.[1])
    while (await page.locator('#items').getByRole('button', { name: 'Show more' }).isVisible()) {
      const before = await page.locator('#items tbody tr').count()
      await page.locator('#items').getByRole('button', { name: 'Show more' }).click()
      await page.waitForFunction(
        (n) => document.querySelectorAll('#items tbody tr').length > n,
        before,
      )
    }
    expect(await page.locator('#items tbody tr').count()).toBe(Math.min(total, 200))
  })

  it('offers what it holds alone, and says where the rest is', async () => {
    await visit('/metric/issues-opened?scope=ecosystem%3Apair')
    // Of one range there is no choice.
    expect(await page.getByRole('group', { name: 'Range' }).count()).toBe(0)
    const step = page.getByRole('group', { name: 'Step' })
    expect(await step.getByRole('button').allInnerTexts()).toEqual(['Month', 'Year'])
    expect(await page.getByText('Other dates and steps take a running Lichen.').isVisible()).toBe(
      true,
    )
    expect(await page.locator('a', { hasText: /^(CSV|JSON)/ }).count()).toBe(0)
    await visit('/metric/issues-opened?scope=ecosystem%3Apair&range=all')
    const alert = page.getByRole('alert').first()
    expect(await alert.innerText()).toContain('This published copy doesn’t hold that.')
    expect(await alert.innerText()).toContain('It holds 3 scopes. Ranges: 12 months.')
    await visit('/metric/issues-opened?scope=org%3Asample&lang=zh-CN')
    await page.getByText('此发布副本不包含该内容。').first().waitFor()
    expect(complaints.filter((text) => !text.includes('404'))).toEqual([])
    expect(host.missed).toEqual([])
  })

  it('has nothing that only a server can do', async () => {
    await visit('/indices?scope=ecosystem%3Apair')
    await page.locator('.weights-of').waitFor()
    expect(await page.locator('.what-if').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0)
    await visit('/indices?scope=ecosystem%3Apair&index=openssf-badge')
    await page.locator('.panel table').first().waitFor()
    expect(await page.locator('.declare').count()).toBe(0)
    await visit('/status')
    expect(await page.locator('form').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('language and theme switch, and are in the address', async () => {
    await visit('/ecosystem/pair')
    await page.getByLabel('Language').selectOption('zh-CN')
    await page.waitForURL(/lang=zh-CN/)
    await page.locator('footer.bottom', { hasText: '发布于' }).waitFor()
    await page.getByLabel('主题').selectOption('dark')
    await page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark')
    await page.reload()
    await settled(page)
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
    const texts = await page.locator('footer.bottom, .controls').allInnerTexts()
    expect(wordsLeft(texts.join('\n'))).toBe('')
    expect(complaints).toEqual([])
  })

  it.each(['/ecosystem/pair', '/indices'])(
    '%s has no serious hindrance, light or dark, and fits a phone',
    async (path) => {
      for (const theme of ['light', 'dark']) {
        await visit(`${path}${path.includes('?') ? '&' : '?'}theme=${theme}`)
        expect(await hindrances(page), theme).toEqual([])
      }
      await page.setViewportSize({ width: 390, height: 844 })
      await visit(path)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        390,
      )
    },
  )
})

describe('the command', () => {
  it('replaces an earlier site and leaves what is none alone', async () => {
    const other = join(world.folder, 'other')
    await mkdir(other)
    await writeFile(join(other, 'mine.txt'), 'mine')
    const { code, err } = await exported(join(world.folder, 'none.duckdb'), other, [])
    expect([code, err]).toEqual([1, expect.stringMatching(/There is no database/) as string])
    await server.close()
    isUp = false
    const held = await exported(world.db, other, scopes)
    expect([held.code, held.err]).toEqual([
      1,
      expect.stringMatching(
        /other holds something else than an export of Lichen\.\nName an empty folder/,
      ) as string,
    ])
    const bad = await exported(world.db, site, ['--base', 'lichen'])
    expect([bad.code, bad.err]).toEqual([
      1,
      expect.stringMatching(/slash before and behind/) as string,
    ])
    const unknown = await exported(world.db, site, ['--scope', 'ecosystem:none'])
    expect([unknown.code, unknown.err]).toEqual([
      1,
      expect.stringMatching(/Nothing is known of "ecosystem:none"/) as string,
    ])
    // What was there before is whole.
    expect((await fetch(`${host.address}/data/site.json`)).status).toBe(200)
  })

  it('names nobody at all where that is the setting', { timeout: 600_000 }, async () => {
    const veiled = await exported(
      world.db,
      site,
      [
        '--scope',
        'repo:sample/gorsewind',
        '--actors',
        'human',
        '--range',
        '12m',
        '--grain',
        'month',
        ...metrics,
      ],
      { LICHEN_PRIVACY: 'pseudonymous' },
    )
    expect([veiled.code, veiled.err]).toEqual([0, ''])
    const all = [...(await textsOf(site))].flat().join('\n').toLowerCase()
    expect(all).toContain('person-')
    expect(
      world.logins.filter(
        (login) =>
          all.includes(`"${login.toLowerCase()}"`) || all.includes(`/${login.toLowerCase()}/`),
      ),
    ).toEqual([])
  })
})
