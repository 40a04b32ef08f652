/** The pages of contributors as a reader uses them: alphabetical until a ranking is asked for, and a sheet that prints. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hindrances } from './accessibility.ts'
import { openStage, settled, type Stage } from './browser.ts'

let stage: Stage
let page: Page
let complaints: string[]

beforeAll(async () => {
  stage = await openStage({}, 600)
}, 300_000)
afterAll(() => stage.close())
beforeEach(async () => {
  complaints = []
  page = await stage.newPage()
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
})
afterEach(() => page.close())

const visit = async (path: string): Promise<void> => {
  await page.goto(`${stage.address}${path}`)
  await settled(page)
  await page.locator('tbody tr').first().waitFor()
}
const names = (): Promise<string[]> => page.locator('.people tbody th a').allInnerTexts()

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
  })
})
