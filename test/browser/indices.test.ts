/** The page of the indices as a board member uses it, in a real browser. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { wordsLeft } from '../web/chinese.ts'
import { hindrances } from './accessibility.ts'
import { openStage, settled, type Stage } from './browser.ts'

let stage: Stage
let page: Page
let complaints: string[]
beforeAll(async () => {
  stage = await openStage({}, 3000)
})
afterAll(() => stage.close())
beforeEach(async () => {
  complaints = []
  page = await stage.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  return () => page.close()
})

const visit = async (search = ''): Promise<void> => {
  await page.goto(`${stage.address}/indices${search}`)
  await page.locator('.weights-of').waitFor()
  await page.locator('.effect-of').nth(1).waitFor()
  await settled(page)
}
const score = async (): Promise<number> => Number(await page.locator('.big b').innerText())

describe('the indices', () => {
  it('are reached from the navigation, and say the score, its range and what moved it', async () => {
    await page.goto(stage.address)
    await page.getByRole('navigation').getByRole('link', { name: 'Indices' }).click()
    await page.locator('.weights-of').waitFor()
    const lead = await page.locator('.said').innerText()
    expect(lead).toMatch(/Community maturity: \d+ of 100, likely \d+ to \d+\./)
    await page.locator('.said').getByText('Since 2025-06').waitFor()
    expect(await page.locator('.mark').first().innerText()).toMatch(/simulated/i)
    expect(complaints).toEqual([])
  })

  it('show each project with its state, and lead to its own index', async () => {
    await visit()
    const rows = page.locator('.panel').first().locator('tbody tr')
    await rows.nth(5).waitFor()
    expect(await rows.count()).toBe(6)
    await rows.getByRole('link', { name: 'sample/rowanquay' }).click()
    await page.waitForURL(/scope=repo/)
    await page.locator('.scope .sub').filter({ hasText: 'repo:sample/rowanquay' }).waitFor()
    expect(complaints).toEqual([])
  })

  it('lead from an indicator to its metric, in the window that it speaks of', async () => {
    await visit()
    await page.getByRole('link', { name: 'Review coverage' }).click()
    await page.waitForURL(/metric\/review-coverage/)
    await page.getByRole('heading', { level: 1, name: 'Review coverage' }).waitFor()
    expect(page.url()).toContain('from=2025-07-01')
  })

  it('follow the weights while they are set, and keep a set by its name', async () => {
    await visit()
    const before = await score()
    const slider = page.locator('.weights-of label.whole input').first()
    await slider.fill('5')
    const after = await score()
    expect(after).not.toBe(before)
    await page.getByLabel('Name of the set').fill('heavy')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.waitForURL(/weights=heavy/)
    await page.getByText('Weights heavy, version 1').waitFor()
    await page.locator('.weights-of').waitFor()
    // The server's own number under the saved weights is the one that was shown.
    expect(await page.locator('.said').innerText()).toContain(`${after} of 100`)
    expect(complaints).toEqual([])
  })

  it.each(['light', 'dark'])('hinder nobody (%s)', async (theme) => {
    await visit(`?theme=${theme}`)
    expect(await hindrances(page)).toEqual([])
  })

  it('fit a phone, in Chinese too', async () => {
    await page.setViewportSize({ width: 390, height: 800 })
    await visit('?lang=zh-CN')
    expect(await page.locator('.said').innerText()).toContain('社区成熟度')
    await page.getByText('锚点取自活跃软件项目的规范').waitFor()
    expect(wordsLeft(await page.locator('main').innerText())).toBe('')
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(390)
    expect(complaints).toEqual([])
  })
})
