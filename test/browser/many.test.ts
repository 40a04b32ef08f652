/** A portfolio of 500 projects, made of the sample's answers: what can be seen is drawn, all of it can be reached. */
import type { Page, Route } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { complaintsOf, openStage, settled, type Stage } from './browser.ts'

const count = 500
let stage: Stage
let page: Page
let complaints: string[]

const nameOf = (at: number): string => `project-${String(at).padStart(3, '0')}`

/** Each of the list again and again, changed by its place. */
function multiplied<One>(given: One[], change: (one: One, at: number) => One): One[] {
  return Array.from({ length: count }, (_, at) => {
    const one = given[at % given.length]
    if (one === undefined) throw new Error('The sample has nothing to multiply.')
    return change(one, at)
  })
}

async function answer<Body>(route: Route, change: (body: Body) => Body): Promise<void> {
  const response = await route.fetch()
  await route.fulfill({ response, json: change((await response.json()) as Body) })
}

interface Repos {
  repos: { id: string; name: string }[]
}
interface Overview {
  answers: { series: { scope: string; summary: { value: number | null } }[] }[]
}

beforeAll(async () => {
  stage = await openStage({}, 600)
})
afterAll(() => stage.close())
beforeEach(async () => {
  page = await stage.newPage()
  complaints = complaintsOf(page)
  await page.route('**/api/v1/repos', (route) =>
    answer<Repos>(route, ({ repos }) => ({
      repos: multiplied(repos, (repo, at) => ({ ...repo, id: `id ${at}`, name: nameOf(at) })),
    })),
  )
  await page.route('**/api/v1/overview?**each=true**', (route) =>
    answer<Overview>(route, ({ answers }) => ({
      answers: answers.map((one) => ({
        ...one,
        series: multiplied(one.series, (series, at) => ({
          ...series,
          scope: `repo:sample/${nameOf(at)}`,
          // The first has the most.
          summary: { ...series.summary, value: (count - at) / count },
        })),
      })),
    })),
  )
  await page.goto(`${stage.address}/ecosystem/sample`)
  await settled(page)
  await page.locator('.compare [aria-rowindex="2"]').waitFor()
})
afterEach(async () => {
  await page.close()
  if (complaints.length > 0) throw new Error(complaints.join('\n'))
})

const places = (): Promise<number[]> =>
  page
    .locator('.compare tbody tr[aria-rowindex]')
    .evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex'))))

it('says how many there are, and draws those that can be seen', async () => {
  expect(await page.locator('.compare').getAttribute('aria-rowcount')).toBe(String(count + 1))
  const drawn = await places()
  expect(drawn.length).toBeGreaterThan(8)
  expect(drawn.length).toBeLessThan(60)
  expect(drawn).toEqual(drawn.map((_, at) => at + 2))
})

it('has every row where it is scrolled to', async () => {
  const seen = new Set<number>()
  for (let screen = 0; screen < 120; screen++) {
    for (const place of await places()) seen.add(place)
    if (seen.has(count + 1)) break
    await page.evaluate(() => window.scrollBy(0, window.innerHeight * 0.8))
    // Until what is in the middle of the screen is a row, or the table is over.
    await page.waitForFunction(() => {
      const table = document.querySelector('.compare')?.getBoundingClientRect()
      const middle = Math.min(window.innerHeight / 2, (table?.bottom ?? 0) - 20)
      const there = document.elementFromPoint(200, middle)?.closest('tr')
      return there !== null && there?.classList.contains('space') === false
    })
  }
  expect(seen.size).toBe(count)
  expect(await page.getByRole('link', { name: nameOf(count - 1), exact: true }).count()).toBe(1)
})

it('is passed through by Tab without a gap, and keeps the focus when it is scrolled away', async () => {
  await page.getByRole('link', { name: nameOf(0), exact: true }).focus()
  const passed: number[] = []
  for (let step = 0; step < 220; step++) {
    const at = await page.evaluate(() =>
      Number(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex')),
    )
    if (passed.at(-1) !== at) passed.push(at)
    await page.keyboard.press('Tab')
  }
  expect(passed.length).toBeGreaterThan(30)
  expect(passed).toEqual(passed.map((_, at) => at + 2))
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  const before = await focused()
  await page.evaluate(() => window.scrollTo(0, 20_000))
  await page.waitForFunction(() => {
    const rows = document.querySelectorAll('.compare tbody tr[aria-rowindex]')
    return Number(rows[rows.length - 1]?.getAttribute('aria-rowindex')) > 200
  })
  expect(await focused()).toBe(before)
})

it('sorts all rows, not only those that are there', async () => {
  const first = page.locator('.compare [aria-rowindex="2"] th')
  await page.getByRole('button', { name: 'Project' }).click()
  await page.waitForURL(/sort=-name/)
  await page.waitForFunction(
    (name) =>
      document.querySelector('.compare [aria-rowindex="2"] th')?.textContent?.includes(name),
    nameOf(count - 1),
  )
  await page.getByRole('button', { name: 'Answered within 7 days', exact: true }).click()
  await page.waitForURL(/sort=response-coverage-7d/)
  // The last has the least of all.
  expect(await first.innerText()).toContain(nameOf(count - 1))
  await page.getByRole('button', { name: 'Answered within 7 days', exact: true }).click()
  await page.waitForURL(/sort=-response-coverage-7d/)
  await page.waitForFunction(
    (name) =>
      document.querySelector('.compare [aria-rowindex="2"] th')?.textContent?.includes(name),
    nameOf(0),
  )
})

it('is whole on paper, and where few are searched for', async () => {
  await page.evaluate(() => {
    window.addEventListener('beforeprint', () => {
      const rows = document.querySelectorAll('.compare tbody tr:not(.space)').length
      document.documentElement.dataset['printed'] = String(rows)
    })
  })
  await page.pdf()
  expect(await page.evaluate(() => document.documentElement.dataset['printed'])).toBe(String(count))
  await page.getByLabel('Find a project').fill('project-01')
  await page.waitForFunction(() => document.querySelectorAll('.compare tbody tr').length === 10)
  expect(await page.locator('.compare').getAttribute('aria-rowcount')).toBe(null)
})
