/** The bottlenecks as a maintainer uses them, in a real browser. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hindrances } from './accessibility.ts'
import { complaintsOf, openStage, settled, type Stage } from './browser.ts'

let stage: Stage
let page: Page
let complaints: string[]
beforeAll(async () => {
  stage = await openStage({}, 3000)
})
afterAll(() => stage.close())
beforeEach(async () => {
  page = await stage.newPage()
  complaints = complaintsOf(page)
  return () => page.close()
})

const visit = async (search = ''): Promise<void> => {
  await page.goto(`${stage.address}/bottlenecks${search}`)
  await page.locator('#rows tbody tr').first().waitFor()
  await settled(page)
}

describe('the bottlenecks', () => {
  it('are reached from the navigation, and say what to do next with the reason', async () => {
    await page.goto(stage.address)
    await page.getByRole('navigation').getByRole('link', { name: 'Bottlenecks' }).click()
    await page.getByRole('heading', { level: 1, name: 'Where work waits' }).waitFor()
    await page.locator('.steps li').first().waitFor()
    expect(await page.locator('.steps li').count()).toBe(10)
    expect(await page.locator('.steps li .why').first().innerText()).toMatch(/\d/)
    expect(complaints).toEqual([])
  })

  it('lead from each number of a stage to as many rows', async () => {
    await visit()
    const row = page.locator('.stages-of').first().locator('tbody tr').first()
    const cell = row.locator('td').first().getByRole('link')
    const count = Number((await cell.innerText()).replace(',', ''))
    expect(count).toBeGreaterThan(0)
    await cell.click()
    await page.waitForURL(/stage=first_response/)
    const heading = page.locator('#rows h2')
    await heading.filter({ hasText: new RegExp(`^${count} waits?$`) }).waitFor()
    expect(await page.locator('#rows tbody tr').count()).toBe(Math.min(count, 50))
    // The time behind the bar, too.
    await page.locator('.stage-bar a').first().click()
    await heading.filter({ hasText: 'spent time in it' }).waitFor()
    await page.getByRole('button', { name: 'Show the whole queue' }).click()
    await heading.filter({ hasText: / wait$/ }).waitFor()
    expect(complaints).toEqual([])
  })

  it('narrow the queue, and the address says by what', async () => {
    await visit()
    await page.getByLabel('Whose turn', { exact: true }).selectOption('author')
    await page.waitForURL(/turn=author/)
    await page.locator('#rows tbody tr').first().waitFor()
    await page.waitForFunction(() =>
      [...document.querySelectorAll('#rows tbody tr')].every((row) =>
        row.textContent.includes('Author'),
      ),
    )
    await page.reload()
    await page.locator('#rows tbody tr').first().waitFor()
    expect(await page.getByLabel('Whose turn', { exact: true }).inputValue()).toBe('author')
    expect(complaints).toEqual([])
  })

  it('are for everybody to read: both themes and languages, on a phone as well', async () => {
    for (const search of ['?theme=light', '?theme=dark&lang=zh-CN']) {
      for (const width of [1360, 390]) {
        await page.setViewportSize({ width, height: 900 })
        await visit(search)
        expect(await hindrances(page), `${search} ${width}`).toEqual([])
        const wide = await page.evaluate(() => document.documentElement.scrollWidth)
        expect(wide, `${search} ${width}`).toBeLessThanOrEqual(width)
      }
    }
    expect(complaints).toEqual([])
  })
})
