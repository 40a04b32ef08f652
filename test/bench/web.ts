/**
 * `npm run bench:web`: what the built page weighs, and on the sample, with a processor slowed down four times, when its
 * largest part is painted, how far anything shifts, and how long the way from page to page is once it is known.
 */
import { cpus, totalmem } from 'node:os'
import type { Page } from 'playwright-core'
import { openStage, settled } from '../browser/browser.ts'
import budget from '../web/budget.json' with { type: 'json' }
import { weigh } from '../web/weight.ts'

const slowdown = 4
const rounds = 5
const goals = { lcp: 1500, cls: 0.05, move: 100 }
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
