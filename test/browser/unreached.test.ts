/** What a reader sees while the server can't be reached: what was there, from when it is, and no error of the browser's. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { wordsLeft } from '../web/chinese.ts'
import { hindrances } from './accessibility.ts'
import { openStage, settled, type Stage } from './browser.ts'

let stage: Stage
let page: Page
let broken: string[]

beforeAll(async () => {
  stage = await openStage({}, 600)
}, 300_000)
afterAll(() => stage.close())
beforeEach(async () => {
  broken = []
  page = await stage.newPage()
  page.on('pageerror', (error) => broken.push(error.message))
})
afterEach(async () => {
  await page.context().setOffline(false)
  await page.close()
})

const notice = () => page.locator('.unreached')
const visit = async (path: string): Promise<void> => {
  await page.goto(`${stage.address}${path}`)
  await settled(page)
}

it('keeps what is shown, says from when it is, and goes when the network is back', async () => {
  await visit('/project/sample/kelpline')
  const shown = await page.locator('.cards').innerText()
  expect(shown).toMatch(/\d/)
  expect(await notice().count()).toBe(0)
  await page.context().setOffline(true)
  await notice().waitFor()
  const said = await notice().innerText()
  expect(said).toContain('The server can’t be reached.')
  expect(said).toMatch(/What is shown is as of .*\d{4}, \d\d:\d\d UTC\./)
  // Asking for what isn't there yet waits, and takes nothing away.
  await page.getByRole('button', { name: 'Quarter', exact: true }).click()
  await page.waitForURL(/grain=quarter/)
  await page.getByRole('button', { name: 'Month', exact: true }).click()
  expect(await page.locator('.cards').innerText()).toBe(shown)
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(await hindrances(page)).toEqual([])
  await page.context().setOffline(false)
  await notice().waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Quarter', exact: true }).click()
  await page.waitForURL(/grain=quarter/)
  await settled(page)
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(broken).toEqual([])
})

it('waits for a page whose code isn’t there yet, and opens it when it can', async () => {
  await visit('/ecosystem/sample')
  await page.context().setOffline(true)
  await notice().waitFor()
  await page.getByRole('link', { name: 'Catalogue' }).click()
  await page.keyboard.press('Control+k')
  await page.waitForTimeout(500)
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Sample ecosystem')
  await page.context().setOffline(false)
  await page.getByRole('heading', { level: 1, name: 'Catalogue' }).waitFor()
  expect(await notice().count()).toBe(0)
  expect(broken).toEqual([])
})

it('is there too where the network is up and the server isn’t, until a try succeeds', async () => {
  await page.route('**/api/v1/**', (route) => route.abort('connectionrefused'))
  await page.goto(`${stage.address}/people?lang=zh-CN`)
  await notice().waitFor()
  const said = await notice().innerText()
  expect(wordsLeft(said)).toBe('')
  // Nothing has been heard yet.
  expect(said).not.toContain('UTC')
  expect(await page.getByRole('alert').count()).toBe(0)
  await page.unroute('**/api/v1/**')
  await notice().getByRole('button').click()
  await notice().waitFor({ state: 'detached' })
  await page.locator('.people tbody tr').first().waitFor()
  await settled(page)
  expect(await page.getByRole('alert').count()).toBe(0)
  expect(broken).toEqual([])
})

it('takes a proxy’s word that the server is gone for what it is', async () => {
  await page.route('**/api/v1/**', (route) =>
    route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad gateway</h1>' }),
  )
  await page.goto(`${stage.address}/project/sample/kelpline`)
  await notice().waitFor()
  await page.unroute('**/api/v1/**')
  await notice().waitFor({ state: 'detached' })
  await settled(page)
  expect(broken).toEqual([])
})

it('says that one answer failed where only that one does', async () => {
  await page.route('**/api/v1/overview?**', (route) => route.abort('failed'))
  await page.goto(`${stage.address}/project/sample/kelpline`)
  const alert = page.getByRole('alert')
  await alert.waitFor()
  expect(await notice().count()).toBe(0)
  await page.unroute('**/api/v1/overview?**')
  await alert.getByRole('button', { name: 'Try again' }).click()
  await alert.waitFor({ state: 'detached' })
  expect(broken).toEqual([])
})

it('fits a phone', async () => {
  await page.setViewportSize({ width: 390, height: 800 })
  await visit('/people')
  await page.context().setOffline(true)
  await notice().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(broken).toEqual([])
})
