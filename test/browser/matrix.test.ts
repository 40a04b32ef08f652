/** Every page in both languages, light and dark, on a desk, a small laptop and a phone. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { wordsLeft } from '../web/chinese.ts'
import { hindrances } from './accessibility.ts'
import { complaintsOf, openStage, settled, type Stage } from './browser.ts'

let stage: Stage
let page: Page
let complaints: string[]

beforeAll(async () => {
  stage = await openStage({}, 600)
  page = await stage.newPage()
  complaints = complaintsOf(page)
})
afterAll(() => stage.close())
beforeEach(() => complaints.splice(0))

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
]

/** With the width at which axe reads it: each language and each theme on a desk, and the phone once. */
const looks = [
  { lang: 'en', theme: 'light', read: 1440 },
  { lang: 'en', theme: 'dark', read: 390 },
  { lang: 'zh-CN', theme: 'light', read: null },
  { lang: 'zh-CN', theme: 'dark', read: 1440 },
] as const

/** Texts that are cut off and can't be read whole: neither by a tooltip nor by scrolling with the keyboard. */
const cutOff = (): Promise<string[]> =>
  page.evaluate(() => {
    const clips = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip'
    const isCut = (it: Element): boolean => {
      const style = getComputedStyle(it)
      // What is there for screen readers alone is a pixel large.
      if (it.clientWidth <= 1 || it.clientHeight <= 1) return false
      return (
        (clips(style.overflowX) && it.scrollWidth > it.clientWidth + 1) ||
        (clips(style.overflowY) && it.scrollHeight > it.clientHeight + 1)
      )
    }
    return Array.from(document.querySelectorAll('body *'))
      .filter((it) => it instanceof HTMLElement && it.innerText.trim() !== '' && isCut(it))
      .filter((it) => it.closest('[title]') === null)
      .map((it) => `${it.tagName} .${it.className}: ${it.textContent.slice(0, 60)}`)
  })

/** The page's own words: what people called their issues stays as it is. */
const ownText = (): Promise<string> =>
  page.evaluate(() => {
    for (const it of document.querySelectorAll<HTMLElement>('[translate="no"]')) it.hidden = true
    return document.body.innerText
  })

/** Until charts have taken up a new size. */
const resized = (): Promise<unknown> =>
  page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  )

const widest = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth)

describe('in both languages, light and dark, at any width', () => {
  it.each([
    '/ecosystem/sample',
    '/ecosystem/sample?show=heat',
    '/project/sample/gorsewind?open=throughput,releases',
    '/metric/time-to-first-response?scope=repo%3Asample%2Fkelpline',
    '/metric/activity?scope=ecosystem%3Asample&actors=each&view=table',
    '/compare',
    '/people?scope=ecosystem%3Asample&range=all',
    '/people/amara-woodruff?scope=all',
    '/bottlenecks?scope=ecosystem%3Asample&list=spent&stage=review',
    '/releases?range=all',
    '/indices',
    '/catalogue?metric=time-to-first-response',
    '/methodology',
    '/status',
    '/settings',
    '/report?until=2026Q1',
    '/embed/issues-opened?scope=repo%3Asample%2Fkelpline',
    '/embed/index/community-maturity/course?scope=repo%3Asample%2Fkelpline',
    '/embed/index/community-maturity/shape?scope=repo%3Asample%2Fkelpline',
  ])('%s can be read whole and used by everybody', async (path) => {
    for (const { lang, read, theme } of looks) {
      const look = `lang=${lang}&theme=${theme}`
      await page.goto(`${stage.address}${path}${path.includes('?') ? '&' : '?'}${look}`)
      await settled(page)
      for (const size of sizes) {
        await page.setViewportSize(size)
        await resized()
        const where = `${lang}, ${theme}, ${size.width}`
        expect.soft(await widest(), where).toBeLessThanOrEqual(size.width)
        expect.soft(await cutOff(), where).toEqual([])
        if (read === size.width) expect.soft(await hindrances(page), where).toEqual([])
      }
      // Its name in tabs and bookmarks follows the data and the language.
      const heading = await page.locator('h1').first().innerText()
      expect.soft(await page.title()).toBe(`${heading} – Lichen`)
      if (lang === 'zh-CN') expect.soft(wordsLeft(await ownText()), theme).toBe('')
    }
    expect(complaints).toEqual([])
  })
})
