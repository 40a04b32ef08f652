/**
 * The pages of contributors as a reader uses them: how people come and go, their list, alphabetical until a ranking is
 * asked for, and a sheet that prints.
 */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { instantOf, batchesOf } from '../metrics/world.ts'
import { wordsLeft } from '../web/chinese.ts'
import { hindrances } from './accessibility.ts'
import { complaintsOf, openStage, settled, type Stage } from './browser.ts'

let stage: Stage
let page: Page
let complaints: string[]

beforeAll(async () => {
  stage = await openStage({}, 600)
}, 300_000)
afterAll(() => stage.close())
beforeEach(async () => {
  page = await stage.newPage()
  complaints = complaintsOf(page)
})
afterEach(() => page.close())

const visit = async (path: string): Promise<void> => {
  await page.goto(`${stage.address}${path}`)
  await settled(page)
  await page.locator('tbody tr').first().waitFor()
}
const names = (): Promise<string[]> => page.locator('.people tbody th a').allInnerTexts()

interface Answered {
  metric: string
  series: { actors: string; summary: { value: number; n: number; n_censored: number } }[]
}
const year = 'from=2025-07-01&to=2026-07-01'
const get = async <Body>(path: string): Promise<Body> =>
  (await (await fetch(`${stage.address}/api/v1/${path}`)).json()) as Body
const summaryOf = async (key: string, actors = 'human') => {
  const path = `metrics/${key}?scope=ecosystem%3Asample&${year}&actors=${actors}`
  const one = (await get<Answered>(path)).series[0]
  if (one === undefined) throw new Error(`no series of ${key}`)
  return one.summary
}
/** What became of the items of a metric, counted. */
const outcomesOf = async (key: string): Promise<Record<string, number>> => {
  const { items } = await get<{ items: { outcome: string }[] }>(
    `metrics/${key}/items?scope=ecosystem%3Asample&${year}&limit=1000`,
  )
  const counts: Record<string, number> = {}
  for (const { outcome } of items) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}
const figures = (text: string): number[] =>
  Array.from(text.matchAll(/[\d,]+/g), ([figure]) => Number(figure.replaceAll(',', '')))

describe('how people come and go', () => {
  it('is said in sentences whose numbers are the metrics’ own, each the way to as many rows', async () => {
    await visit('/people')
    const contributors = await summaryOf('contributors')
    const fresh = await summaryOf('new-contributors')
    const back = await summaryOf('contributor-retention')
    const quiet = await summaryOf('inactive-contributors')
    const half = await summaryOf('contributor-absence-factor')
    const stayed = (await outcomesOf('contributor-retention'))['stayed']
    const gone = (await outcomesOf('inactive-contributors'))['quiet']
    const expected: [string, (number | undefined)[], number][] = [
      ['contributors', [contributors.value], contributors.n],
      ['new-contributors', [fresh.value], fresh.n],
      ['contributor-retention', [stayed, back.n], back.n],
      ['inactive-contributors', [gone, quiet.n], quiet.n],
      ['contributor-absence-factor', [half.value, half.n], half.n],
    ]
    for (const [key, said, rows] of expected) {
      expect(rows, key).toBeGreaterThan(20)
      const link = page.locator(`.said [data-metric=${key}] a`)
      expect(figures(await link.innerText()), key).toEqual(said)
      await link.click()
      await page.waitForURL(new RegExp(`/metric/${key}\\?.*#items$`))
      await page
        .getByText(new RegExp(`of ${rows}\\b`))
        .first()
        .waitFor()
      await page.goBack()
      await settled(page)
    }
    expect(complaints).toEqual([])
  })

  it('is drawn without the code of charts, one answer for all of it, the view carried on', async () => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await visit('/people?grain=quarter&actors=bot')
    expect(asked.filter((url) => url.includes('/overview?'))).toHaveLength(1)
    expect(asked.filter((url) => url.includes('echarts'))).toEqual([])
    const cards = page.locator('.course .card')
    expect(await cards.count()).toBe(14)
    // The line of four quarters.
    expect(await page.locator('[data-metric=contributors] .spark').count()).toBe(1)
    for (const link of await cards.locator('h3 a').all()) {
      const url = new URL((await link.getAttribute('href')) ?? '', stage.address)
      expect(url.pathname).toMatch(/^\/metric\//)
      expect(url.searchParams.get('grain')).toBe('quarter')
      expect(url.searchParams.get('scope')).toContain('ecosystem:sample')
      // The page speaks of people, whatever the page before was of.
      expect(url.searchParams.get('actors')).not.toBe('bot')
    }
    expect(complaints).toEqual([])
  })

  it('has people, bots and agents apart', async () => {
    await visit('/people')
    for (const actors of ['human', 'bot', 'agent']) {
      const kind = page.locator(`.kind[data-actors=${actors}]`)
      const { value } = await summaryOf('contributors', actors)
      expect(value).toBeGreaterThan(0)
      expect(figures(await kind.locator('a').innerText())).toEqual([value])
      const url = new URL((await kind.locator('a').getAttribute('href')) ?? '', stage.address)
      expect(url.searchParams.get('actors') ?? 'human').toBe(actors)
    }
  })

  it('has everybody who writes changes on a rung, as the ladder lists them', async () => {
    await visit('/people')
    const counts = await outcomesOf('contributor-ladder')
    const rows = page.locator('.rungs tbody tr')
    for (const [at, rung] of ['newcomer', 'module_developer', 'architect'].entries()) {
      expect(figures(await rows.nth(at).locator('td').first().innerText())).toEqual([
        counts[rung] ?? 0,
      ])
    }
    expect(Object.keys(counts).length).toBeGreaterThan(1)
  })

  it('leads past itself to the list', async () => {
    await visit('/people')
    await page.getByRole('link', { name: 'To the list' }).click()
    const top = await page.locator('#list').evaluate((it) => it.getBoundingClientRect().top)
    expect(top).toBeLessThan(900)
  })

  it('says what would bring the numbers where nothing was read that they are made from', async () => {
    const [batch] = batchesOf({ as_of: 300, commits: [{ by: 'ann', at: 200 }] })
    if (batch === undefined) throw new Error('the world is empty')
    await stage.store.write({ ...batch, rows: { ...batch.rows, source_total: [] } })
    await stage.store.finishSync({ repo_id: batch.repo_id, as_of: instantOf(300), requests: 0 })
    await page.goto(`${stage.address}/people?scope=repo%3Acase%2Fa`)
    await settled(page)
    const said = await page.locator('[data-metric=new-contributors]').first().innerText()
    expect(said).toContain('Never collected here: issues, pull requests, comments.')
    expect(said).toContain('lichen collect')
    expect(await page.locator('.rungs').count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('speaks Chinese', async () => {
    await visit('/people?lang=zh-CN')
    const text = await page.locator('.said, .course').allInnerTexts()
    expect(wordsLeft(text.join('\n'))).toBe('')
  })
})

describe('the people of an ecosystem', () => {
  it('are alphabetical and have no places, with what their points are made of in words', async () => {
    await visit('/people')
    const listed = await names()
    expect(listed).toHaveLength(50)
    expect(listed).toEqual(
      listed.toSorted((one, other) => one.localeCompare(other, 'en', { sensitivity: 'base' })),
    )
    expect(await page.getByRole('columnheader', { name: 'Place' }).count()).toBe(0)
    const bar = page.locator('.value-bar').first()
    expect(await bar.getAttribute('aria-label')).toMatch(/^(Changes|Reviews|Issues|Talk) [\d.]+/)
    expect(await page.getByText('ρ').count()).toBe(3)
    await page.getByRole('button', { name: 'Show more' }).click()
    await page.waitForFunction(() => document.querySelectorAll('.people tbody tr').length > 50)
    expect(complaints).toEqual([])
  })

  it('are ranked only when that is asked for, and those are marked whom the weights place', async () => {
    await visit('/people')
    await page.getByRole('button', { name: 'By rank' }).click()
    await page.waitForURL(/order=rank/)
    await page.getByRole('columnheader', { name: 'Score' }).waitFor()
    expect(await page.locator('.people tbody tr').first().innerText()).toMatch(/^1\b/)
    expect(await page.getByText(/depending on the weights/).count()).toBeGreaterThan(0)
    expect(await page.getByText(/Nothing is collected that tells of impact/).isVisible()).toBe(true)
    await page.getByLabel('Weights').selectOption('equal')
    await page.waitForURL(/weights=equal/)
    await page.getByText('OpenDigger activity: ρ').waitFor()
    expect(complaints).toEqual([])
  })

  it('can be seen as organisations and repositories', async () => {
    await visit('/people?group=repository&order=value')
    expect(await page.locator('.people tbody tr').count()).toBe(6)
    expect(await page.getByRole('button', { name: 'By rank' }).count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('lead to the page of one, which prints without the frame', async () => {
    await visit('/people')
    const name = (await names())[0] ?? ''
    await page.locator('.people tbody th a').first().click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(true)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('header.top').isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: 'Print' }).isVisible()).toBe(false)
    expect(await page.locator('.certificate').isVisible()).toBe(true)
    // As wide as what A4 leaves between its margins.
    await page.setViewportSize({ width: 688, height: 1000 })
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(688)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    expect(complaints).toEqual([])
  })

  it('say what is wrong where nobody of that name is there', async () => {
    await page.goto(`${stage.address}/people/nobody`)
    await page.getByRole('alert').waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('nobody')
  })

  for (const theme of ['light', 'dark']) {
    it(`have nothing that hinders in ${theme}, in either language`, async () => {
      for (const path of ['/people?order=rank&', '/people/amara-woodruff?scope=all&']) {
        for (const lang of ['en', 'zh-CN']) {
          await visit(`${path}theme=${theme}&lang=${lang}`)
          expect(await hindrances(page), `${path}${lang}`).toEqual([])
          const isWide = await page.evaluate(
            () => document.documentElement.scrollWidth > window.innerWidth,
          )
          expect(isWide, `${path}${lang}`).toBe(false)
        }
      }
      expect(complaints).toEqual([])
    })
  }

  it('fit a phone', async () => {
    await page.setViewportSize({ width: 390, height: 800 })
    for (const path of ['/people?order=rank', '/people/amara-woodruff?scope=all']) {
      await visit(path)
      const isWide = await page.evaluate(
        () => document.documentElement.scrollWidth > window.innerWidth,
      )
      expect(isWide, path).toBe(false)
    }
    // Nothing of a row has to be scrolled to.
    await visit('/people?order=rank')
    for (const cell of await page.locator('.people tbody tr').first().locator('th, td').all()) {
      const { left, right } = await cell.evaluate((it) => it.getBoundingClientRect().toJSON())
      expect(left).toBeGreaterThanOrEqual(0)
      expect(right).toBeLessThanOrEqual(390)
    }
  })
})
