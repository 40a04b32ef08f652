/**
 * `npm run bench:web`: what the built page weighs, and on the sample, with a processor slowed down four times, when its
 * largest part is painted, how far anything shifts, and how long the way from page to page is once it is known. Then the
 * same of a portfolio of 500 projects: when it is there, how it scrolls and sorts, and how long the API takes for it.
 */
import { cpus, totalmem } from 'node:os'
import type { Page } from 'playwright-core'
import { openStage, settled } from '../browser/browser.ts'
import budget from '../web/budget.json' with { type: 'json' }
import { weigh } from '../web/weight.ts'
import { fillBigStore } from './big-store.ts'

const slowdown = 4
const rounds = 5
const goals = { lcp: 1500, cls: 0.05, move: 100 }
const portfolio = { repositories: 500, items: 20_000 }
/** One frame of scrolling, and how many of them. */
const scrolling = { pixels: 180, frames: 150 }
const paths = ['/ecosystem/sample', '/project/sample/kelpline', '/compare', '/releases', '/indices']

const say = (text: string): void => void process.stdout.write(`${text}\n`)
const middle = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

interface Paint {
  lcp: number
  cls: number
}

/** Watches from the first instant of each page on. */
const watch = (): void => {
  const paint = { lcp: 0, cls: 0 }
  Object.assign(window, { paint })
  new PerformanceObserver((list) => {
    paint.lcp = list.getEntries().at(-1)?.startTime ?? paint.lcp
  }).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number
      hadRecentInput: boolean
    })[]) {
      if (!entry.hadRecentInput) paint.cls += entry.value
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

async function slowed(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
}

/** From a click on the navigation to the page's own heading, both seen before. */
async function moveTime(page: Page, link: string, heading: string): Promise<number> {
  return page.evaluate(
    ([name = '', title = '']) =>
      new Promise<number>((resolve) => {
        const begun = performance.now()
        const anchor = [...document.querySelectorAll<HTMLAnchorElement>('.top nav a')].find(
          ({ textContent }) => textContent === name,
        )
        const observer = new MutationObserver(() => {
          if (document.querySelector('h1')?.textContent !== title) return
          observer.disconnect()
          requestAnimationFrame(() => resolve(performance.now() - begun))
        })
        observer.observe(document.body, { childList: true, subtree: true, characterData: true })
        anchor?.click()
      }),
    [link, heading],
  )
}

/** How long each frame takes while the page is scrolled by one step a frame. */
const scrolled = (page: Page): Promise<number[]> =>
  page.evaluate(
    ({ frames, pixels }) =>
      new Promise<number[]>((resolve) => {
        const times: number[] = []
        let last = performance.now()
        requestAnimationFrame(function step(now) {
          times.push(now - last)
          last = now
          window.scrollBy(0, pixels)
          if (times.length < frames) requestAnimationFrame(step)
          else resolve(times)
        })
      }),
    scrolling,
  )

/** Asked as its page asks; the second time the database is warm. */
async function askingTimes(address: string): Promise<void> {
  const each = 'scope=ecosystem:sample&each=true'
  const keys = ['time-to-first-response', 'response-coverage-7d', 'issue-resolution-duration']
  const metrics = [...keys, 'merge-within-48h'].map((key) => `metric=${key}`).join('&')
  const questions = {
    'the figures of all': `overview?${each}&${metrics}&compare=previous,year_ago`,
    'their states of life': 'lifecycle?scope=ecosystem:sample',
    'their indices': `indices/community-maturity?${each}`,
  }
  say('\nthe API for it, not slowed                       first ms  again ms')
  for (const [name, path] of Object.entries(questions)) {
    const times: string[] = []
    for (let turn = 0; turn < 2; turn++) {
      const begun = performance.now()
      await (await fetch(`${address}/api/v1/${path}`)).text()
      times.push((performance.now() - begun).toFixed(0).padStart(9))
    }
    say(`${name.padEnd(47)} ${times.join(' ')}`)
  }
}

async function portfolioTimes(): Promise<void> {
  const { items, repositories } = portfolio
  say(`\na portfolio of ${repositories} projects with ${items} items (some minutes to make)`)
  const stage = await openStage({}, undefined, (db) => fillBigStore(db, items, repositories))
  try {
    await askingTimes(stage.address)
    const page = await stage.newPage()
    await slowed(page)
    // What runs this file from source calls it in functions that have a name, also in those that the page is given.
    await page.addInitScript('globalThis.__name = (it) => it')
    const begun = performance.now()
    await page.goto(`${stage.address}/ecosystem/sample`)
    await page.locator('.compare [aria-rowindex="2"]').waitFor()
    say(
      `\nslowed ${slowdown} times: its rows are there after ${(performance.now() - begun).toFixed(0)} ms`,
    )
    await page.locator('.score').first().waitFor()
    await settled(page)
    const frames = await scrolled(page)
    const long = frames.filter((time) => time > 50).length
    say(
      `frames over 50 ms while it is scrolled: ${long} of ${frames.length}, the longest ${Math.max(...frames).toFixed(0)} ms`,
    )
    await page.evaluate(() => window.scrollTo(0, 0))
    const clicked = performance.now()
    await page.getByRole('button', { name: 'State', exact: true }).click()
    await page.locator('th[aria-sort="ascending"]', { hasText: 'State' }).waitFor()
    say(`sorted by another column after ${(performance.now() - clicked).toFixed(0)} ms`)
  } finally {
    await stage.close()
  }
}

say(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}; sample (simulated)`,
)
say('\nweight, compressed          bytes   budget')
for (const [key, bytes] of Object.entries(await weigh())) {
  say(
    `${key.padEnd(22)} ${String(bytes).padStart(10)} ${String(budget[key as keyof typeof budget]).padStart(8)}`,
  )
}
const stage = await openStage()
try {
  say(
    `\nprocessor slowed ${slowdown} times, median of ${rounds}      LCP ms (≤ ${goals.lcp})   CLS (≤ ${goals.cls})`,
  )
  for (const path of paths) {
    const paints: Paint[] = []
    for (let round = 0; round < rounds; round++) {
      const page = await stage.newPage()
      await page.addInitScript(watch)
      await slowed(page)
      await page.goto(`${stage.address}${path}`)
      await settled(page)
      await page.waitForTimeout(1500)
      paints.push(await page.evaluate(() => (window as unknown as { paint: Paint }).paint))
      await page.close()
    }
    const lcp = middle(paints.map((each) => each.lcp))
    const cls = middle(paints.map((each) => each.cls))
    say(`${path.padEnd(42)} ${lcp.toFixed(0).padStart(8)} ${cls.toFixed(3).padStart(16)}`)
  }
  const page = await stage.newPage()
  await slowed(page)
  const ways = [
    ['Releases', 'Releases'],
    ['Compare', 'Compare'],
    ['Sample ecosystem (simulated)', 'Sample ecosystem (simulated)'],
  ] as const
  await page.goto(`${stage.address}/ecosystem/sample`)
  await settled(page)
  const times = new Map<string, number[]>()
  for (let round = 0; round <= rounds; round++) {
    for (const [link, heading] of ways) {
      const time = await moveTime(page, link, heading)
      await settled(page)
      // The first time nothing is known yet.
      if (round > 0) times.set(link, [...(times.get(link) ?? []), time])
    }
  }
  say(`\nfrom page to page, known before, slowed ${slowdown} times   ms (≤ ${goals.move})`)
  for (const [link, all] of times)
    say(`to ${link.padEnd(39)} ${middle(all).toFixed(0).padStart(8)}`)
} finally {
  await stage.close()
}
await portfolioTimes()
