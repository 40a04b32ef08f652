/** Every visible number leads to its rows: as many as it says, and of the same dates. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { complaintsOf, openStage, settled, type Stage } from './browser.ts'

let stage: Stage
let page: Page
let complaints: string[]

beforeAll(async () => {
  stage = await openStage({}, 600)
})
afterAll(() => stage.close())
beforeEach(async () => {
  page = await stage.newPage()
  complaints = complaintsOf(page)
})
afterEach(() => page.close())

const visit = async (path: string): Promise<void> => {
  await page.goto(`${stage.address}${path}`)
  await settled(page)
}

/** The first number of a text, not of a share. */
const countIn = (text: string): number =>
  Number(/[\d,]+(?![\d,.]*\s%)/.exec(text)?.[0].replaceAll(',', '') ?? Number.NaN)

const digits = (text: string): string => text.replaceAll(/[^\d.]/g, '')

interface Counted {
  href: string
  count: number
}

/** What links say and where they lead; of many so many, spread over all of them. */
async function counted(links: string, most: number): Promise<Counted[]> {
  await page.locator(links).first().waitFor()
  const all = await page.locator(links).evaluateAll((found) =>
    found.map((it) => ({
      href: it.getAttribute('href') ?? '',
      text: (it as HTMLElement).innerText,
    })),
  )
  const step = Math.max(1, Math.floor(all.length / most))
  return all
    .filter((_, at) => at % step === 0)
    .map(({ href, text }) => ({ href, count: countIn(text) }))
}

describe('a count leads to as many rows', () => {
  it.each([
    ['of what is stored of a project', '/ecosystem/sample', '.compare small a', '#stored'],
    [
      'of a card',
      '/project/sample/gorsewind?open=throughput&range=all',
      '.card footer a',
      '#items',
    ],
    [
      'of a row',
      '/project/sample/kelpline?open=throughput,review&range=all',
      '.rows td.r a',
      '#items',
    ],
    [
      'of one of several series',
      '/metric/activity?scope=ecosystem%3Asample&actors=each',
      '.figures a',
      '#items',
    ],
    ['of a month that was collected', '/status', '.matrix .cell.complete a', '#stored'],
    ['of all that was collected', '/status', '.matrix td.r a', '#stored'],
    [
      'of a stage',
      '/bottlenecks?scope=ecosystem%3Asample',
      '.stages-of td:nth-child(2) a',
      '#rows',
    ],
    [
      'of an indicator',
      '/indices?scope=ecosystem%3Asample&until=2026Q1',
      '.parts-of td small a',
      '#items',
    ],
    [
      'of a person',
      '/people/amara-woodruff?scope=all&range=all',
      '.certificate td.r a',
      '#contributions',
    ],
    ['of a list of people', '/people?scope=all&range=all', '.people td.r a', '#contributions'],
    ['of a report', '/report?until=2026Q1', '.card footer a', '#items'],
    ['of a compared month', '/compare?metric=issues-opened&view=table', '.panel td a', '#items'],
    [
      'of compared quarters of life',
      '/compare?metric=issues-opened&view=table&align=age&grain=quarter',
      '.panel td a',
      '#items',
    ],
  ])('%s', async (_, path, links, list) => {
    await visit(path)
    const found = await counted(links, 6)
    expect(found.length).toBeGreaterThan(1)
    for (const { count, href } of found) {
      await visit(href)
      await page.locator(`${list} h2`, { hasText: /\d/ }).waitFor()
      expect(countIn(await page.locator(`${list} h2`).innerText()), href).toBe(count)
      // A page of the list; what more there is comes on demand.
      expect(await page.locator(`${list} tbody tr`).count(), href).toBe(Math.min(count, 50))
    }
    expect(complaints).toEqual([])
  })

  it('of the gaps of a repository', async () => {
    await visit('/status')
    const row = page.locator('tr', { has: page.locator('a[href*="#gaps"]') }).first()
    const name = (await row.locator('th a').innerText()).trim()
    const link = row.locator('a[href*="#gaps"]')
    const count = Number(await link.innerText())
    await link.click()
    await page.waitForURL(/#gaps$/)
    expect(await page.locator('#gaps tbody tr', { hasText: `/${name}` }).count()).toBe(count)
    expect(complaints).toEqual([])
  })
})

it.each([
  ['a card', '/project/sample/kelpline', '.card footer a', '#items'],
  ['what is stored', '/ecosystem/sample', '.compare small a', '#stored'],
])('the rows of %s are in sight once they are there', async (_, path, link, list) => {
  await visit(path)
  await page.locator(link).first().click()
  await page.locator(`${list} tbody tr`).nth(20).waitFor()
  await page.waitForFunction(
    (part) => Math.abs(document.querySelector(part)?.getBoundingClientRect().top ?? 999) < 20,
    list,
  )
  expect(complaints).toEqual([])
})

it('a report’s figures keep their dates when they are followed', async () => {
  await visit('/report?until=2026Q1')
  const card = page.locator('.card', { has: page.locator('.big') }).first()
  const said = await card.locator('.big b').innerText()
  await card.locator('h3 a').click()
  await page.locator('#items').waitFor()
  const { searchParams } = new URL(page.url())
  expect(searchParams.get('from')).toBe('2026-01-01')
  expect(searchParams.get('to')).toBe('2026-04-01')
  // Only there the unit stands beside the number.
  expect(digits(await page.locator('.big b').innerText())).toBe(digits(said))
  await visit('/report?until=2026Q1')
  const cell = page.locator('.compare tbody td.r a').first()
  const value = await cell.innerText()
  await cell.click()
  await page.locator('#items').waitFor()
  expect(new URL(page.url()).searchParams.get('from')).toBe('2026-01-01')
  expect(await page.locator('.big b').innerText()).toBe(value)
  expect(complaints).toEqual([])
})

describe('no number in a row or on a card is a dead end', () => {
  /** Rows are what numbers lead to; a dimension is the sum of the rows below it; a factor is all of its indicators. */
  const rows = '#items, #rows, #stored, #contributions, #gaps, .dimension, .effect-of'

  it.each([
    '/ecosystem/sample',
    '/ecosystem/sample?show=heat',
    '/project/sample/gorsewind?open=responsiveness,throughput,review,releases,quality,people',
    '/metric/activity?scope=ecosystem%3Asample&actors=each',
    '/compare?scope=repo%3Asample%2Fkelpline&scope=repo%3Asample%2Fgorsewind',
    '/compare?view=table&align=age',
    '/people?scope=ecosystem%3Asample&range=all',
    '/people?scope=all&group=organisation',
    '/people?scope=all&group=repository',
    '/people/amara-woodruff?scope=all',
    '/bottlenecks?scope=ecosystem%3Asample',
    '/indices',
    '/indices?view=table',
    '/status',
    '/report?until=2026Q1',
  ])('of %s', async (path) => {
    await visit(path)
    const found = await page.evaluate((left) => {
      const holders = document.querySelectorAll<HTMLElement>('tbody tr, .card, .figures > div')
      return Array.from(holders)
        .filter((it) => {
          // What stands first names the row: a month, an age.
          const cells = it.querySelectorAll<HTMLElement>('td')
          const said = cells.length === 0 ? [it] : Array.from(cells)
          return said.some(({ innerText }) => /\d/.test(innerText)) && it.closest(left) === null
        })
        .map((it) => ({
          text: it.innerText.replaceAll(/\s+/g, ' '),
          isDead: (it.closest('.card') ?? it).querySelector('a[href]') === null,
        }))
    }, rows)
    expect(found.length).toBeGreaterThan(2)
    expect(found.filter(({ isDead }) => isDead)).toEqual([])
    expect(complaints).toEqual([])
  })
})

describe('a table full of links', () => {
  /** The column of the cell that has the focus, the place of its row and what that row is of. */
  const place = (): Promise<{ column: string; row: number; what: string }> =>
    page.evaluate(() => {
      const cell = document.activeElement
      const row = cell?.closest('tr')
      const rows = Array.from(row?.closest('table')?.rows ?? [])
      return {
        column: cell?.getAttribute('data-cell') ?? '',
        row: rows.findIndex((each) => each === row),
        what: row?.querySelector('th[scope="row"]')?.textContent ?? '',
      }
    })

  it('is one stop of the tab key, and the arrows lead to the rows of any cell of the heat map', async () => {
    await visit('/ecosystem/sample?show=heat')
    const stops = page.locator('.heat [data-cell][tabindex="0"]')
    await stops.waitFor()
    // The tab key comes from the name before it.
    await page.locator('.heat tbody th a').first().focus()
    await page.keyboard.press('Tab')
    const first = await place()
    await page.keyboard.press('End')
    const last = await place()
    await page.keyboard.press('ArrowLeft')
    const before = await place()
    await page.keyboard.press('ArrowDown')
    const below = await place()
    expect(Number(before.column)).toBeGreaterThan(Number(first.column))
    expect(Number(last.column)).toBeGreaterThan(Number(before.column))
    expect(below.column).toBe(before.column)
    expect(below.row).toBeGreaterThan(before.row)
    expect(await stops.count()).toBe(1)
    const said = await page.locator('.heat :focus [aria-hidden]').innerText()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/metric\/.*period=/)
    await page.locator('#items tbody tr').first().waitFor()
    const count = countIn(await page.locator('#items h2').innerText())
    await page.getByRole('button', { name: 'Table', exact: true }).click()
    const row = page.locator('tr[aria-selected="true"]')
    await row.waitFor()
    expect(await row.locator('td').first().innerText()).toBe(said)
    expect(Number(await row.locator('td').nth(3).innerText())).toBe(count)
    expect(complaints).toEqual([])
  })

  it('keeps to its column, past cells without links, down and up again', async () => {
    await visit('/status')
    await page.locator('.matrix [data-cell]').first().focus()
    const down = [await place()]
    for (let times = 0; times < 4; times += 1) {
      await page.keyboard.press('ArrowDown')
      down.push(await place())
    }
    const [first, ...others] = down
    for (const [at, each] of others.entries()) {
      expect(each.column).toBe(first?.column)
      expect(each.row).toBeGreaterThan(down[at]?.row ?? 0)
      expect(each.what).toMatch(/^(Issues|Pull requests|Releases|Discussions|Commits|Tags)$/)
    }
    for (const each of down.slice(0, -1).toReversed()) {
      await page.keyboard.press('ArrowUp')
      expect(await place()).toEqual(each)
    }
    expect(complaints).toEqual([])
  })
})
