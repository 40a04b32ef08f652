/** Charts as a reader uses them: what stands behind, what is pointed at, what is dragged over. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
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
})
afterEach(async () => {
  await page.close()
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
})

const visit = async (path: string): Promise<void> => {
  await page.goto(`${stage.address}${path}`)
  await settled(page)
}
const kelpline = '/metric/issues-opened?scope=repo%3Asample%2Fkelpline'
const searched = (): URLSearchParams => new URL(page.url()).searchParams

interface Answer {
  window: { from: string; to: string }
  series: { points: { period: string; value: number | null; reason: string | null }[] }[]
}
async function ask(key: string, query: Record<string, string>): Promise<Answer> {
  const text = new URLSearchParams(query).toString()
  const response = await fetch(`${stage.address}/api/v1/metrics/${key}?${text}`)
  expect(response.status).toBe(200)
  return (await response.json()) as Answer
}

/** The middle of a period's column in the large chart: the labels of the axis stand below them. */
async function placeOf(index: number, count: number): Promise<{ x: number; y: number }> {
  await page.locator('.chart svg').waitFor()
  await page.locator('.chart').scrollIntoViewIfNeeded()
  const plot = await page.evaluate(() => {
    // The lines that go through the whole plot from left to right.
    const line = [...document.querySelectorAll('.chart svg path')]
      .map((path) => path.getBoundingClientRect())
      .find(({ height, width }) => height < 3 && width > 100)
    return { left: line?.left ?? 0, width: line?.width ?? 0 }
  })
  const box = await page.locator('.chart').boundingBox()
  return {
    x: plot.left + (plot.width * (index + 0.5)) / count,
    y: (box?.y ?? 0) + (box?.height ?? 0) / 2,
  }
}

async function drag(from: number, to: number, count: number): Promise<void> {
  const [start, end] = [await placeOf(from, count), await placeOf(to, count)]
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move((start.x + end.x) / 2, end.y, { steps: 4 })
  await page.mouse.move(end.x, end.y, { steps: 4 })
  expect(await page.locator('.dragged').count()).toBe(1)
  await page.mouse.up()
}

describe('an earlier window behind a chart', () => {
  it('has the values that the API gives for it, and is in the address once it is asked for', async () => {
    await visit(kelpline)
    expect(searched().has('before')).toBe(false)
    await page.getByLabel('What stands behind').selectOption('year')
    await page.waitForURL(/before=year/)
    await page.getByText(/a year earlier, .* over all of it/).waitFor()
    const now = await ask('issues-opened', { scope: 'repo:sample/kelpline' })
    const back = (instant: string) => `${Number(instant.slice(0, 4)) - 1}${instant.slice(4, 10)}`
    const then = await ask('issues-opened', {
      scope: 'repo:sample/kelpline',
      from: back(now.window.from),
      to: back(now.window.to),
    })
    const values = then.series[0]?.points.map(({ value }) => value) ?? []
    expect(values).toHaveLength(12)
    expect(await page.getByRole('img', { name: /a year earlier/ }).count()).toBe(1)
    // In the picture it is named at its end.
    expect(await page.locator('.chart svg text', { hasText: 'a year earlier' }).count()).toBe(1)

    const { x, y } = await placeOf(3, 12)
    await page.mouse.move(x, y)
    const tip = page.locator('.chart > div', { hasText: ': ' }).last()
    await tip.waitFor()
    const month = new Intl.DateTimeFormat('en', {
      year: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    })
    const said = (at: number) =>
      `${month.format(new Date(then.series[0]?.points[at]?.period ?? 0))}: ${values[at]}`
    expect(await tip.innerText()).toContain(said(3))

    await page.getByRole('button', { name: 'Table', exact: true }).click()
    await page.waitForURL(/view=table/)
    const cells = page.locator('.panel').first().locator('tbody tr td:nth-child(3)')
    expect(await cells.allInnerTexts()).toEqual(values.map((_, at) => said(at)))
    await page.getByLabel('What stands behind').selectOption('none')
    await page.waitForURL((url) => !url.searchParams.has('before'))
  })

  it('can be the time right before, as many steps long', async () => {
    const scope = 'repo:sample/kelpline'
    const dates = 'range=custom&from=2026-02-01&to=2026-05-01'
    await visit(`${kelpline}&${dates}&before=previous&view=table`)
    const then = await ask('issues-opened', { scope, from: '2025-11-01', to: '2026-02-01' })
    const cells = page.locator('.panel').first().locator('tbody tr td:nth-child(3)')
    await cells.first().waitFor()
    const texts = await cells.allInnerTexts()
    expect(texts.map((text) => Number(text.split(': ')[1]))).toEqual(
      then.series[0]?.points.map(({ value }) => value),
    )
    expect(texts[0]).toContain('Nov 2025')
  })
})

describe('what is pointed at', () => {
  it('is marked with its value in every chart of the page', async () => {
    await visit('/project/sample/kelpline')
    const charts = page.locator('.card .crossed')
    await charts.first().waitFor()
    const count = await charts.count()
    expect(count).toBeGreaterThan(5)
    expect(await page.locator('.cross').count()).toBe(0)
    const box = await charts.first().boundingBox()
    await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 20)
    await page.locator('.cross').first().waitFor()
    expect(await page.locator('.card .cross').count()).toBe(count)
    const says = await page.locator('.card .cross-says').allInnerTexts()
    const periods = new Set(says.map((text) => text.split(': ')[0]))
    expect(periods.size).toBe(1)
    const second = await ask('time-to-first-response', { scope: 'repo:sample/kelpline' })
    const month = new Intl.DateTimeFormat('en', {
      year: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    })
    const point = second.series[0]?.points.find(
      ({ period }) => month.format(new Date(period)) === [...periods][0],
    )
    const hours = Math.round((point?.value ?? 0) / 3600)
    const card = page.locator('.card', { hasText: 'Time to first response' })
    expect(await card.locator('.cross-says').innerText()).toMatch(new RegExp(`: ${hours}\\sh$`))
    await page.mouse.move(5, 5)
    await page.waitForFunction(() => document.querySelector('.cross') === null)
  })

  it('is led from period to period by keys, which can be switched off', async () => {
    await visit('/project/sample/kelpline')
    const says = page.locator('.card .cross-says')
    const shown = async (): Promise<string[]> => {
      const texts = await says.allInnerTexts()
      return [...new Set(texts.map((text) => text.split(': ')[0] ?? ''))]
    }
    await page.locator('.card .crossed').first().waitFor()
    await page.keyboard.press(',')
    await says.first().waitFor()
    expect(await shown()).toEqual(['Jun 2026'])
    await page.keyboard.press('.')
    expect(await shown()).toEqual(['Jun 2026'])
    await page.keyboard.press(',')
    await page.keyboard.press(',')
    expect(await shown()).toEqual(['Apr 2026'])
    await page.keyboard.press('.')
    expect(await shown()).toEqual(['May 2026'])
    await page.keyboard.press('Escape')
    await page.waitForFunction(() => document.querySelector('.cross') === null)
    await page.evaluate(() => localStorage.setItem('lichen', JSON.stringify({ keys: false })))
    await visit('/project/sample/kelpline')
    await page.locator('.card .crossed').first().waitFor()
    await page.keyboard.press(',')
    expect(await says.count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('says why there is no value in a gap, on the large chart too', async () => {
    const scope = 'repo:sample/rowanquay'
    const { series } = await ask('issues-opened', {
      scope,
      from: '2024-07-01',
      to: '2026-07-01',
    })
    const points = series[0]?.points ?? []
    const gap = points.findIndex(({ reason }) => reason === 'gap')
    expect(gap).toBeGreaterThanOrEqual(0)
    const dates = 'range=custom&from=2024-07-01&to=2026-07-01'
    await visit(`/metric/issues-opened?scope=repo%3Asample%2Frowanquay&${dates}`)
    const { x, y } = await placeOf(gap, points.length)
    await page.mouse.move(x, y)
    await page
      .locator('.chart > div', { hasText: 'data is missing for this time' })
      .last()
      .waitFor()
  })
})

describe('dragging over periods', () => {
  it('narrows the range of the page to them, in the address, and back undoes it', async () => {
    await visit(kelpline)
    const before = await page.locator('.big b').first().innerText()
    const { window } = await ask('issues-opened', { scope: 'repo:sample/kelpline' })
    const month = (at: number) => {
      const start = new Date(window.from)
      return new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + at, 1))
        .toISOString()
        .slice(0, 10)
    }
    // From right to left is the same.
    await drag(5, 2, 12)
    await page.waitForURL(/range=custom/)
    expect([searched().get('from'), searched().get('to')]).toEqual([month(2), month(6)])
    expect(searched().has('period')).toBe(false)
    await page.waitForFunction(
      (text) => document.querySelector('.big b')?.textContent !== text,
      before,
    )
    const narrow = await ask('issues-opened', {
      scope: 'repo:sample/kelpline',
      from: month(2),
      to: month(6),
    })
    const total = narrow.series[0]?.points.reduce((sum, { value }) => sum + (value ?? 0), 0)
    expect(await page.locator('.big b').first().innerText()).toBe(String(total))
    await page.goBack()
    await page.waitForURL((url) => !url.searchParams.has('range'))
    await page.waitForFunction(
      (text) => document.querySelector('.big b')?.textContent === text,
      before,
    )
  })

  it('is nothing else than a click within one period, which opens its rows, nor after Escape', async () => {
    await visit(kelpline)
    const { x, y } = await placeOf(4, 12)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 8, y + 3, { steps: 3 })
    await page.mouse.up()
    await page.waitForURL(/period=/)
    expect(searched().has('range')).toBe(false)
    const { series } = await ask('issues-opened', { scope: 'repo:sample/kelpline' })
    const point = series[0]?.points[4]
    expect(searched().get('period')).toBe(point?.period)
    await page.getByRole('heading', { name: new RegExp(`^${point?.value} issues ·`) }).waitFor()

    const address = page.url()
    const end = await placeOf(8, 12)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(end.x, end.y, { steps: 5 })
    await page.keyboard.press('Escape')
    expect(await page.locator('.dragged').count()).toBe(0)
    await page.mouse.up()
    expect(page.url()).toBe(address)
  })

  it('can be done by keys: from – to, earlier, later, and back to all of it', async () => {
    await visit(kelpline)
    await page.getByRole('button', { name: 'From – to' }).press('Enter')
    await page.waitForURL(/range=custom/)
    await page.getByLabel('From', { exact: true }).fill('2026-01-01')
    await page.getByLabel('To (not included)').fill('2026-04-01')
    await page.waitForURL(/from=2026-01-01&to=2026-04-01/)
    const tabTo = async (name: string): Promise<void> => {
      const button = page.getByRole('button', { name, exact: true })
      for (let step = 0; step < 40; step++) {
        if (await button.evaluate((element) => element === document.activeElement)) return
        await page.keyboard.press('Tab')
      }
      throw new Error(`${name} isn’t reached by Tab.`)
    }
    await tabTo('Earlier')
    await page.keyboard.press('Enter')
    await page.waitForURL(/from=2025-10-01&to=2026-01-01/)
    await tabTo('Later')
    await page.keyboard.press('Enter')
    await page.waitForURL(/from=2026-01-01&to=2026-04-01/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/from=2026-04-01&to=2026-07-01/)
    // Nothing is known of what comes after.
    expect(await page.getByRole('button', { name: 'Later' }).isDisabled()).toBe(true)
    await tabTo('Back to 12 months')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !/range|from|to=/.test(url.search))
    expect(await page.getByRole('button', { name: 'Back to 12 months' }).count()).toBe(0)
  })

  it('opens the rows of the compared scope next to which it was clicked', async () => {
    await visit(
      '/compare?metric=issues-opened&scope=repo%3Asample%2Fkelpline&scope=repo%3Asample%2Fsedgeknot',
    )
    const { x } = await placeOf(4, 12)
    const box = await page.locator('.drawing').boundingBox()
    if (box === null) throw new Error('There is no chart.')
    // The busier one is drawn above the other.
    await page.mouse.click(x, box.y + 0.9 * box.height - 40)
    await page.waitForURL(/\/metric\/issues-opened\?.*sedgeknot.*#items/)
    const { searchParams } = new URL(page.url())
    expect(searchParams.get('period')).toBe('2025-11-01T00:00:00Z')
    await page.locator('#items h2', { hasText: 'Nov 2025' }).waitFor()
  })

  it('works where scopes are compared, and all figures follow', async () => {
    await visit('/compare')
    const first = page.locator('.versus tbody tr td').first()
    const before = await first.innerText()
    await drag(1, 4, 12)
    await page.waitForURL(/range=custom/)
    await page.waitForFunction(
      (text) => document.querySelector<HTMLElement>('.versus tbody tr td')?.innerText !== text,
      before,
    )
  })
})

it('nothing moves by itself where less motion is asked for', async () => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await visit(`${kelpline}&before=year`)
  const { x, y } = await placeOf(3, 12)
  await page.mouse.move(x, y)
  await page.locator('.chart > div', { hasText: ': ' }).last().waitFor()
  const moving = await page.evaluate(
    () =>
      [...document.querySelectorAll('main *')].filter((element) => {
        const { animationName, transitionDuration } = getComputedStyle(element)
        return animationName !== 'none' || !/^0s(, 0s)*$/.test(transitionDuration)
      }).length,
  )
  expect(moving).toBe(0)
})
