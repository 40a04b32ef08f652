/** The page of the indices as a board member uses it, in a real browser. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { wordsLeft } from '../web/chinese.ts'
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
    await page.locator('.scope').getByRole('link', { name: 'sample/rowanquay' }).waitFor()
    expect(complaints).toEqual([])
  })

  it('lead from an indicator to its metric, in the window that it speaks of', async () => {
    await visit()
    await page.locator('.parts-of').getByRole('link', { name: 'Review coverage' }).click()
    await page.waitForURL(/metric\/review-coverage/)
    await page.getByRole('heading', { level: 1, name: 'Review coverage' }).waitFor()
    expect(page.url()).toContain('from=2025-07-01')
  })

  it('show how even they are, as a radar and as bars, and how they have gone, as a chart and a table', async () => {
    await visit()
    const shape = page.locator('.shape-of')
    await shape.locator('.chart svg').waitFor()
    const rows = await shape.locator('tbody tr').allInnerTexts()
    expect(rows).toHaveLength(4)
    const said = (await shape.locator('.chart').getAttribute('aria-label')) ?? ''
    for (const row of rows) {
      const [side = '', score = '', range = ''] = row.split('\t').map((cell) => cell.trim())
      expect(said).toContain(`${side}: ${score} likely ${range.replace('–', ' – ')}`)
      await shape
        .locator('.chart')
        .getByText(side.split(' ')[0] ?? '')
        .waitFor()
    }
    const course = page.locator('.panel').filter({ hasText: 'Each point looks back' })
    await course.locator('.chart svg').waitFor()
    await course.getByRole('button', { name: 'Table' }).click()
    expect(await course.locator('tbody tr').count()).toBe(24)
    const csv = (await course.getByRole('link', { name: 'CSV' }).getAttribute('href')) ?? ''
    const file = await (await fetch(stage.address + csv)).text()
    expect(file.trim().split('\n').length).toBe(25)
    expect(await hindrances(page)).toEqual([])
    expect(complaints).toEqual([])
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

  it('follow the anchors while they are set, say what is wrong with one, and keep them', async () => {
    await visit()
    const before = await score()
    await page.getByRole('button', { name: 'Anchors, too' }).click()
    const worst = page.getByLabel('Change failure: the value that maps to 0 (%)')
    await worst.fill('5')
    await page.getByText('Both are the same').waitFor()
    expect(await score()).toBe(before)
    expect(await page.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true)
    await worst.fill('3 d')
    await page.getByText('That is another unit: this is in %.').waitFor()
    await worst.fill('60')
    const after = await score()
    expect(after).toBeGreaterThan(before)
    await page.getByLabel('Name of the set').fill('gentle')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.waitForURL(/weights=gentle/)
    await page.getByText('Weights gentle, version 1').waitFor()
    expect(await page.locator('.said').innerText()).toContain(`${after} of 100`)
    await page.getByText('set by the user').first().waitFor()
    expect(complaints).toEqual([])
  })

  it('say what would be with an indicator at another value', async () => {
    await visit()
    const form = page.locator('.what-if')
    await form.getByLabel('Indicator').selectOption('elephant-factor')
    await form.getByLabel('Target', { exact: true }).fill('8')
    await form.getByRole('button', { name: 'Move it there' }).click()
    await form.getByText(/instead of \d+: \+/).waitFor()
    expect(await form.locator('tbody tr').innerText()).toMatch(/Elephant factor.*8.*→ 100/s)
    expect(complaints).toEqual([])
  })

  it('that are checklists show how each item is known, and let one be declared and withdrawn', async () => {
    await page.goto(`${stage.address}/indices?index=security-posture&scope=repo:sample/rowanquay`)
    const row = page.locator('.checklist tr').filter({ hasText: 'Audit by others' })
    await row.getByText('unknown').waitFor()
    const checked = page.locator('.checklist tr').filter({ hasText: 'Review coverage' })
    expect(await checked.innerText()).toMatch(/not met.*Checked by machine: \d+ %, needed 100 %/s)
    await page.getByText('Declare an item').click()
    await page.getByLabel('Item').selectOption('audit')
    await page.getByLabel('Who says so').fill('Security team')
    await page.getByLabel('Where the evidence is').fill('https://example.org/audit')
    await page.getByRole('button', { name: 'Declare', exact: true }).click()
    await row.getByText('Declared met by Security team').waitFor()
    expect(await row.innerText()).toContain('✔')
    expect(await row.getByRole('link', { name: 'Evidence' }).getAttribute('href')).toBe(
      'https://example.org/audit',
    )
    expect(await hindrances(page)).toEqual([])
    await page.getByRole('button', { name: 'Withdraw what Security team declared' }).click()
    await row.getByText('unknown').waitFor()
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
